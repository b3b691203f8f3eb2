// What an analyst would want to know of a campaign's calendar and stocks before running it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tables/tables.h"

namespace bulwark {

struct StrikeReview {
  std::size_t occasions = 0;  // within the campaign, pauses applied
  std::size_t lacking = 0;    // of them, those at which `least` is not met
  double first_s = 0;
  double last_s = 0;
};

struct DayReview {
  std::uint32_t raids = 0;              // that fly
  std::uint32_t skipped = 0;            // raids that do not
  std::vector<std::uint64_t> launched;  // [type]
  std::vector<std::int64_t> stock;      // [Campaign::stocks]: at the end of the day
};

/// A campaign as the attacker plans it: no raid waits for the one before, and no damage, defence or uncertain parameter
/// comes in. Gaps and counts that are random are those of trial 0 with the scenario's seed.
struct PlanReview {
  std::vector<StrikeReview> strikes;
  std::vector<DayReview> days;  // the last may be a part of a day
  std::optional<double> first_raid_s;
  // What warnings are made of. Nothing is said where what matters is uncertain.
  std::vector<char> never_enough;  // [strike]: whether its `least` is more than all that comes in until the end
  bool never_flies = false;        // whether no raid flies, in trial 0 or, where that is one of many, in a hundred
  bool is_one_of_many = false;
};

/// The tables must have a campaign.
PlanReview review_plan(const Tables& tables);

/// Whether gaps or counts are random, so that the plan is one of many.
bool is_random(const Scenario& scenario);

/// Warnings: a strike without an occasion, one whose `least` is never met, a campaign without a raid.
std::vector<std::string> warnings_of(const PlanReview& review, const Campaign& campaign);

}  // namespace bulwark
