// What many trials add up to. Integers only: merging is exact and the same in any order, for any split of the trials.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/id.h"
#include "scenario/scenario.h"
#include "statistics/histogram.h"
#include "statistics/moments.h"
#include "statistics/pair_histogram.h"
#include "statistics/sparse_histogram.h"
#include "tables/layout.h"
#include "tally/control_tally.h"
#include "tally/group_sums.h"
#include "tally/groups.h"
#include "tally/valuation.h"
#include "trial/outcome.h"

namespace bulwark {

/// Counts of a group that are kept as exact distributions.
enum class CountMetric : std::uint8_t {
  launched,
  failed,
  soft_killed,
  intercepted,
  leaked_hit,
  leaked_miss,
  leakers,     // leaked_hit + leaked_miss
  shots,       // rounds fired at threats of the group
  collateral,  // leakers, no decoys, that missed
};
constexpr std::size_t count_metric_count = 9;
constexpr std::array<const char*, count_metric_count> count_metric_names = {
    "launched", "failed", "soft_killed", "intercepted", "leaked_hit", "leaked_miss", "leakers", "shots", "collateral"};

struct GroupTally {
  std::array<CountHistogram, count_metric_count> counts;
  PairHistogram leakage;  // (leakers, appeared) of each trial; appeared = launched - failed
  std::array<Moments, cause_count> causes;

  const CountHistogram& operator[](CountMetric metric) const { return counts[static_cast<std::size_t>(metric)]; }
  void merge(const GroupTally& other);
  friend bool operator==(const GroupTally&, const GroupTally&) = default;
};

struct BatteryTally {
  Moments shots;
  Moments kills;
  Moments wasted;
  Moments reloads;
  Moments peak_channels;
  Moments busy_us;
  Moments empty_time_us;  // over the trials in which it emptied: their number is its count

  void merge(const BatteryTally& other);
  friend bool operator==(const BatteryTally&, const BatteryTally&) = default;
};

struct DefenceTally {
  Moments engagements;
  Moments shots;
  Moments kills;

  void merge(const DefenceTally& other);
  friend bool operator==(const DefenceTally&, const DefenceTally&) = default;
};

struct AssetTally {
  std::uint64_t disabled = 0;  // trials in which it was
  Moments hits;
  Moments effective_hits;
  Moments capacity_lost;  // W

  void merge(const AssetTally& other);
  friend bool operator==(const AssetTally&, const AssetTally&) = default;
};

/// Figures of the raid as a whole; money in millionths of the unit, capacity in watts (fixed_point.h).
struct RaidTally {
  SparseHistogram attacker_cost;  // of every threat launched, decoys and failed ones too
  SparseHistogram defender_cost;  // of every round fired, those at decoys too
  PairMoments cost;               // x: defender, y: attacker
  SparseHistogram cost_ratio;     // of the trials in which the attacker's cost is not 0; ratio_to_steps()
  SparseHistogram capacity_lost;
  CountHistogram assets_disabled;

  void merge(const RaidTally& other);
  friend bool operator==(const RaidTally&, const RaidTally&) = default;
};

class Tallies {
 public:
  /// Throws std::invalid_argument where a cost or a capacity does not fit fixed point.
  Tallies(const Scenario& scenario, const Layout& layout);

  /// Counts one trial. Allocates only where a histogram must grow. Throws std::invalid_argument where the outcome is of
  /// another layout.
  void add(const Outcome& outcome);

  /// Adds the trials of another. Throws std::invalid_argument where it counts another layout.
  void merge(const Tallies& other);

  std::uint64_t trials() const { return trials_; }
  const Groups& groups() const { return shape_.groups; }
  const GroupTally& group(GroupId id) const { return group_tallies_[id]; }
  const BatteryTally& battery(BatteryId id) const { return batteries_[id]; }
  const DefenceTally& defence(SystemId system, FamilyId family) const {
    return defence_[system.index() * shape_.families + family.index()];
  }
  const AssetTally& asset(AssetId id) const { return assets_[id]; }
  const RaidTally& raid() const { return raid_; }
  const ControlTally& controls() const { return controls_; }
  const CountHistogram& timeline(std::size_t sample, TimelineQuantity quantity) const {
    return timeline_[sample * timeline_quantity_count + static_cast<std::size_t>(quantity)];
  }
  std::size_t timeline_samples() const { return shape_.samples; }

  /// The same trials counted, in whatever order.
  friend bool operator==(const Tallies& a, const Tallies& b);

 private:
  /// What two tallies must share to be merged.
  struct Shape {
    Groups groups;
    GroupSums sums;
    Valuation valuation;
    std::size_t families = 0;
    std::size_t systems = 0;
    std::size_t samples = 0;
    double timeline_start_s = 0;
    double timeline_step_s = 0;

    Shape(const Scenario& scenario, const Layout& layout);
    friend bool operator==(const Shape&, const Shape&) = default;
  };

  void check(const Outcome& outcome) const;
  void add_groups();
  void add_batteries(const Outcome& outcome);
  void add_defence(const Outcome& outcome);
  void add_assets(const Outcome& outcome);
  void add_timeline(const Outcome& outcome);
  void add_costs(const Outcome& outcome);

  Shape shape_;
  std::uint64_t trials_ = 0;
  std::size_t cells_ = 0;
  std::size_t uncertain_ = 0;
  IndexedBy<GroupId, GroupTally> group_tallies_;
  IndexedBy<BatteryId, BatteryTally> batteries_;
  std::vector<DefenceTally> defence_;  // [system · families + family]
  IndexedBy<AssetId, AssetTally> assets_;
  RaidTally raid_;
  ControlTally controls_;
  std::vector<CountHistogram> timeline_;          // [sample · quantities + quantity]
  IndexedBy<GroupId, GroupCounts> trial_groups_;  // workspace of add()
};

}  // namespace bulwark
