// SHA-256 (FIPS 180-4), so that a result can be matched to its scenario, and a table to its manifest, with any checksum
// tool.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace bulwark {

/// Of a text that comes in parts.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view text);
  /// 64 lower-case hexadecimal digits, as `sha256sum` prints them, of all that was added.
  std::string digest() const;

 private:
  std::array<std::uint32_t, 8> state_;
  std::uint64_t bytes_ = 0;
  std::string rest_;  // that fills no block yet
};

std::string sha256(std::string_view text);

}  // namespace bulwark
