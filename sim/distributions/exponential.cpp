#include "distributions/exponential.h"

#include "distributions/arguments.h"

namespace bulwark {

std::optional<Exponential> Exponential::read(const Arguments& arguments) {
  const auto mu = arguments.in_unit(arguments.value);
  if (!mu || !require(*mu > 0, arguments, "mean > 0")) return std::nullopt;
  return Exponential{*mu};
}

}  // namespace bulwark
