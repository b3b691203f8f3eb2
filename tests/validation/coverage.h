// How often intervals hold the truth, over independent runs with base seeds 0, 1, 2, ….
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "validation/scenarios.h"

namespace bulwark::test {

constexpr std::uint64_t coverage_runs = 2000;
constexpr double coverage_noise = 3 * 0.0049;  // three standard errors of a share of 95 % in as many runs

inline void expect_nominal(double covered) {
  EXPECT_GE(covered, 0.94 - coverage_noise);
  EXPECT_LE(covered, 0.965 + coverage_noise);
  ::testing::Test::RecordProperty("coverage", std::to_string(covered));
}

/// `threats` threats, one shot of `pk` at each.
inline std::string one_shot_text(int threats, double pk) {
  Pass pass;
  pass.window_s = 1;
  pass.fire = "channels: 100, rounds: 100, pk: {drone: " + std::to_string(pk) + "}, assessment: 100 s";
  pass.raid = salvo("raid", std::to_string(threats), "at: 0 s");
  return pass_scenario(pass);
}

/// The battery is up in half of the trials: leakers come in clusters.
inline std::string half_available(std::string text) {
  return text.insert(text.find("channels:"), "availability: 0.5, ");
}

}  // namespace bulwark::test
