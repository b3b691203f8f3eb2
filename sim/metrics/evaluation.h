// What a trial's outcome comes to, worked out once for all that ask (tally/evaluator.h): what metrics are read of.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/id.h"
#include "metrics/groups.h"
#include "outcome/outcome.h"

namespace bulwark {

/// The counts of one group in one trial.
struct GroupCounts {
  std::array<std::uint32_t, fate_count> fates{};
  std::array<std::uint32_t, cause_count> causes{};
  std::uint32_t shots = 0;
  std::uint32_t collateral = 0;  // leakers, no decoys, that missed

  void add(const CellCounts& cell) {
    for (std::size_t i = 0; i < fate_count; ++i) fates[i] += cell.fates[i];
    for (std::size_t i = 0; i < cause_count; ++i) causes[i] += cell.causes[i];
    shots += cell.shots;
  }
  void add(const GroupCounts& part) {
    for (std::size_t i = 0; i < fate_count; ++i) fates[i] += part.fates[i];
    for (std::size_t i = 0; i < cause_count; ++i) causes[i] += part.causes[i];
    shots += part.shots;
    collateral += part.collateral;
  }
};

struct Evaluation {
  const Outcome* outcome = nullptr;
  IndexedBy<GroupId, GroupCounts> groups;         // and behind them the crossings of events (tally/events.h)
  std::int64_t attacker_cost = 0;                 // millionths of the money unit
  std::int64_t defender_cost = 0;                 // millionths of the money unit
  std::vector<std::int64_t> asset_capacity_lost;  // [asset], W
  std::vector<std::int64_t> asset_damage_us;  // [asset]: of a campaign, ∫ d / hardness dt to the nearest microsecond
  std::int64_t capacity_lost = 0;             // of all assets, W
  std::uint32_t assets_disabled = 0;
  std::uint32_t batteries_destroyed = 0;
  std::int64_t lost_cost = 0;  // of batteries destroyed, millionths of the money unit
  std::uint32_t sensors_destroyed = 0;
  std::vector<std::uint8_t> events;  // [event]: 1 where it happened
};

}  // namespace bulwark
