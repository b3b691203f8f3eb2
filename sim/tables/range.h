// Stretches of flat arrays.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>

namespace bulwark {

/// [begin, end) of the array that a comment names.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
};

/// Throws std::runtime_error beyond 32 bits.
inline std::uint32_t as_index(std::size_t count) {
  if (count > std::numeric_limits<std::uint32_t>::max()) throw std::runtime_error("the compiled tables are too large");
  return static_cast<std::uint32_t>(count);
}

}  // namespace bulwark
