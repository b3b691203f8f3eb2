#include "base/contract.h"

#include <fmt/format.h>

namespace bulwark {

void contract_broken(const char* condition, const char* file, int line) {
  throw ContractBroken(fmt::format("{}:{}: the caller must see to it that {}", file, line, condition));
}

}  // namespace bulwark
