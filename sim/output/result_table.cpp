#include "output/result_table.h"

namespace bulwark {

std::vector<std::string> header_of(std::string_view comma_separated) {
  std::vector<std::string> header;
  while (true) {
    const std::size_t comma = comma_separated.find(',');
    header.emplace_back(comma_separated.substr(0, comma));
    if (comma == std::string_view::npos) return header;
    comma_separated.remove_prefix(comma + 1);
  }
}

}  // namespace bulwark
