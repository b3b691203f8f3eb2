// What many trials add up to. Integers only: merging is exact and the same in any order, for any split of the trials.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/id.h"
#include "base/indexed_by_both.h"
#include "outcome/outcome.h"
#include "scenario/scenario.h"
#include "statistics/histogram.h"
#include "statistics/histogram_rows.h"
#include "statistics/moments.h"
#include "statistics/pair_histogram.h"
#include "statistics/sparse_histogram.h"
#include "tables/layout.h"
#include "tally/campaign_tally.h"
#include "tally/control_tally.h"
#include "tally/evaluator.h"
#include "tally/metric_tally.h"

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

/// Beside its counts.
struct GroupTally {
  PairHistogram leakage;  // (leakers, appeared) of each trial; appeared = launched - failed
  std::array<Moments, cause_count> causes;

  void merge(const GroupTally& other);
  friend bool operator==(const GroupTally&, const GroupTally&) = default;
};

/// A battery or a sensor as a target.
struct SiteTally {
  Moments hits;
  Moments effective_hits;
  Moments destroyed_us;  // over the trials in which it was: their number is its count

  void add(const SiteCounts& counts);
  void merge(const SiteTally& other);
  friend bool operator==(const SiteTally&, const SiteTally&) = default;
};

struct BatteryTally {
  Moments shots;
  Moments kills;
  Moments wasted;
  Moments reloads;
  Moments peak_channels;
  Moments busy_us;
  PairMoments busy_by_raid;  // of campaigns alone; x: busy_us, y: raids flown
  Moments empty_time_us;     // over the trials in which it emptied: their number is its count
  SiteTally site;

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

/// Figures of the raid as a whole; money in millionths of the unit, capacity in watts (metrics/fixed_point.h).
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
  /// Throws InputErrors where a cost or a capacity does not fit fixed point.
  Tallies(const Scenario& scenario, const Layout& layout);

  /// Counts one trial, and returns what it comes to, valid until the next. Allocates only where a histogram must grow.
  /// Throws std::logic_error where the outcome is of another layout.
  const Evaluation& add(const Outcome& outcome);

  /// Adds the trials of another. Throws std::logic_error where it counts another layout.
  void merge(const Tallies& other);

  std::uint64_t trials() const { return trials_; }
  const Groups& groups() const { return evaluator_.groups(); }
  const GroupTally& group(GroupId id) const { return group_tallies_[id]; }
  CountHistogram counts(GroupId id, CountMetric metric) const {
    return counts_.histogram(id.index() * count_metric_count + static_cast<std::size_t>(metric));
  }
  const BatteryTally& battery(BatteryId id) const { return batteries_[id]; }
  const DefenceTally& defence(SystemId system, FamilyId family) const { return defence_(system, family); }
  const AssetTally& asset(AssetId id) const { return assets_[id]; }
  const SiteTally& sensor(SensorId id) const { return sensors_[id]; }
  const RaidTally& raid() const { return raid_; }
  const ControlTally& controls() const { return controls_; }
  const CampaignTally& campaign() const { return campaign_; }
  /// Every metric of summary.csv, in its order, and those among them that have a tally of their own: null for those
  /// that follow from the tallies above.
  const std::vector<MetricSlot>& slots() const { return slots_; }
  const MetricTally* tally_of(std::size_t slot) const { return own_[slot] ? &*own_[slot] : nullptr; }
  CountHistogram timeline(std::size_t sample, TimelineQuantity quantity) const {
    return timeline_.histogram(sample * timeline_quantity_count + static_cast<std::size_t>(quantity));
  }
  std::size_t timeline_samples() const { return samples_; }
  /// Rounds that the system's batteries have ready.
  CountHistogram ready(std::size_t sample, SystemId system) const {
    return ready_.histogram(sample * systems_ + system.index());
  }

  /// The same trials counted, in whatever order.
  friend bool operator==(const Tallies& a, const Tallies& b);

 private:
  /// Whether they may be merged.
  bool is_like(const Tallies& other) const;
  void check(const Outcome& outcome) const;
  void add_groups(const Evaluation& evaluation);
  void add_group(const GroupCounts& counts, std::uint32_t* values, GroupTally& tally) const;
  void add_batteries(const Outcome& outcome);
  void add_defence(const Outcome& outcome);
  void add_assets(const Evaluation& evaluation);
  void add_timeline(const Outcome& outcome);
  void add_costs(const Evaluation& evaluation);
  void add_own(const Evaluation& evaluation);

  std::size_t families_ = 0;
  std::size_t systems_ = 0;
  std::size_t samples_ = 0;
  double timeline_start_s_ = 0;
  double timeline_step_s_ = 0;
  std::size_t cells_ = 0;
  std::size_t uncertain_ = 0;
  bool is_campaign_ = false;
  bool has_targets_ = false;  // batteries among them
  Evaluator evaluator_;
  std::vector<MetricSlot> slots_;
  std::vector<Cause> causes_;  // that the scenario may have
  std::uint64_t trials_ = 0;
  IndexedBy<GroupId, GroupTally> group_tallies_;
  HistogramRows counts_;  // [group · count metrics + metric]
  IndexedBy<BatteryId, BatteryTally> batteries_;
  IndexedByBoth<SystemId, FamilyId, DefenceTally> defence_;
  IndexedBy<AssetId, AssetTally> assets_;
  IndexedBy<SensorId, SiteTally> sensors_;
  RaidTally raid_;
  ControlTally controls_;
  CampaignTally campaign_;
  std::vector<std::optional<MetricTally>> own_;  // [slot]
  std::vector<std::size_t> own_slots_;           // those that have one
  HistogramRows timeline_;                       // [sample · quantities + quantity], of every raid flown
  HistogramRows ready_;                          // [sample · systems + system], likewise
};

}  // namespace bulwark
