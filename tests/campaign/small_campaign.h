// Campaigns of the duel of tests/trial/small_raid.h, and what the tests ask of them.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "campaign/player.h"
#include "trial/small_raid.h"

namespace bulwark::testing {

constexpr double day_s = 86400;
constexpr std::int64_t day_us = 86'400'000'000;
constexpr std::int64_t second_us = 1'000'000;

/// Every drone leaks and every leaker is an effective hit, at 1000 s of its raid.
inline Settings defenceless() {
  return {"systems.sam.pk.uav=0"};
}

inline Outcome play(const Settings& settings, std::uint32_t trial = 0, EventLog* log = nullptr) {
  const Tables tables = compile_duel(settings);
  Player player(tables);
  return player.play(1, trial, log);
}

/// Mean over trials 0 … trials-1 of a figure, with its standard error.
inline Mean mean_of_campaigns(const Settings& settings, std::uint32_t trials,
                              const std::function<double(const Outcome&)>& figure) {
  const Tables tables = compile_duel(settings);
  Player player(tables);
  double sum = 0;
  double squares = 0;
  for (std::uint32_t k = 0; k < trials; ++k) {
    const double x = figure(player.play(1, k));
    sum += x;
    squares += x * x;
  }
  const double mean = sum / trials;
  return {mean, std::sqrt(std::max(0.0, squares / trials - mean * mean) / (trials - 1))};
}

inline std::vector<double> start_days(const Outcome& outcome) {
  std::vector<double> days;
  for (const RaidCounts& raid : outcome.campaign.raids)
    days.push_back(static_cast<double>(raid.start_us) / 1e6 / day_s);
  return days;
}

/// Threats of one family that each flown raid has launched.
inline std::vector<std::uint32_t> launched(const Outcome& outcome, std::size_t families = 1, std::size_t family = 0) {
  std::vector<std::uint32_t> counts;
  for (std::size_t k = family; k < outcome.campaign.launched.size(); k += families) {
    counts.push_back(outcome.campaign.launched[k]);
  }
  return counts;
}

}  // namespace bulwark::testing
