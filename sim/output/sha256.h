// SHA-256 (FIPS 180-4), so that a result can be matched to its scenario with any checksum tool.
#pragma once

#include <string>
#include <string_view>

namespace bulwark {

/// 64 lower-case hexadecimal digits, as `sha256sum` prints them.
std::string sha256(std::string_view text);

}  // namespace bulwark
