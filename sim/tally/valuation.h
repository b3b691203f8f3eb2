// What a raid's outcome is worth in money and capacity, in fixed point (metrics/fixed_point.h).
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/id.h"
#include "metrics/evaluation.h"
#include "metrics/groups.h"
#include "outcome/outcome.h"
#include "scenario/scenario.h"
#include "statistics/int128.h"

namespace bulwark {

class Valuation {
 public:
  /// Throws InputErrors where a cost or a capacity does not fit fixed point.
  explicit Valuation(const Scenario& scenario);

  /// Of every threat launched, decoys and failed ones too; of every round fired, those at decoys too; millionths.
  /// All three throw std::overflow_error where a trial's total does not fit.
  std::int64_t attacker_cost(const Groups& groups, const IndexedBy<GroupId, GroupCounts>& counts) const;
  std::int64_t defender_cost(const Outcome& outcome) const;
  /// Of every battery destroyed, in each raid of a campaign anew; one without a stated cost costs nothing.
  std::int64_t lost_cost(const Outcome& outcome) const;

  /// Of one asset, W, to the nearest.
  std::int64_t capacity_lost(AssetId asset, const AssetCounts& counts) const;
  /// At the end of the trial.
  bool is_disabled(AssetId asset, const AssetCounts& counts) const {
    return damage(asset, counts) >= hardness_[asset.index()];
  }
  /// ∫ d dt of a campaign, in hits · microseconds, over the hardness; to the nearest microsecond.
  std::int64_t damage_us(AssetId asset, Int128 hits_us) const;

  friend bool operator==(const Valuation&, const Valuation&) = default;

 private:
  /// Outstanding at the end.
  std::uint32_t damage(AssetId asset, const AssetCounts& counts) const {
    return is_campaign_ ? counts.damage : std::min(counts.effective_hits, hardness_[asset.index()]);
  }

  std::vector<std::int64_t> type_costs_;
  std::vector<std::int64_t> round_costs_;    // [battery]
  std::vector<std::int64_t> battery_costs_;  // [battery]
  std::vector<std::int64_t> capacities_;     // [asset], W
  std::vector<std::uint32_t> hardness_;      // [asset]
  bool is_campaign_ = false;                 // then damage may have been repaired
};

/// total += part; throws std::overflow_error.
void add_fixed_point(std::int64_t& total, std::int64_t part);

}  // namespace bulwark
