// One grid for all times of a raid, so that what happens at one instant on paper does so in the computer.
#pragma once

#include <cstdint>

namespace bulwark {

/// The nearest whole multiple of 2^-24 s (60 ns). Sums and differences of times on the grid are exact as long as they
/// stay below 2^27 s (four years): two mirrored lanes of equal length, whose flight times differ in the last digit,
/// arrive at one instant, and events of one instant are processed together (model.md, section 6). Times beyond that
/// lie on a coarser grid; infinity is kept. Modelling assumption: no draw or flight is known to 60 ns.
inline double on_time_grid(double time_s) {
  constexpr double shift_s = 1.5 * 0x1p28;  // of such numbers the last binary digit is worth 2^-24
  return (time_s + shift_s) - shift_s;
}

/// To the nearest, by hand: llround is a call into the library on plain x86-64.
inline std::int64_t microseconds(double time_s) {
  return static_cast<std::int64_t>(time_s * 1e6 + (time_s < 0 ? -0.5 : 0.5));
}

}  // namespace bulwark
