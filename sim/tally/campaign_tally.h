// What campaigns add up to beside the metrics: raids by their ordinal, stocks and repair by the day, the grid over
// time, and when each thing first happened (campaign.md, section 8). Empty where a scenario has neither campaign nor
// grid.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "metrics/metric_list.h"
#include "outcome/campaign_outcome.h"
#include "scenario/scenario.h"
#include "statistics/histogram.h"
#include "statistics/moments.h"
#include "statistics/rounded_histogram.h"
#include "tables/layout.h"
#include "tally/metric_tally.h"

namespace bulwark {

/// A quantity at one time of many: three digits, the last 0 or 5, are enough of its quantiles.
struct SeriesTally : RoundedHistogram {
  SeriesTally() : RoundedHistogram(180) {}
};

/// The k-th raid flown, over the trials that flew so many.
struct FlownRaidTally {
  explicit FlownRaidTally(std::size_t families) : launched(families) {}

  SeriesTally start_us;
  std::vector<SeriesTally> launched;  // [family]
  SeriesTally leakers;
  MetricTally leakage{form_of({"leakage", "all"})};
  SeriesTally shots;
  SeriesTally ready_rounds;
  SeriesTally disabled_assets;
  SeriesTally missing_batteries;
  SeriesTally missing_sensors;

  void add(const RaidCounts& counts, const std::uint32_t* launched_by_family);
  void merge(const FlownRaidTally& other);
  friend bool operator==(const FlownRaidTally&, const FlownRaidTally&) = default;
};

/// The grid at one sampling time, in watts; the share in steps of 1e-12.
struct GridTally {
  SeriesTally generation;
  SeriesTally demand;
  SeriesTally served;
  SeriesTally unserved;
  SeriesTally share;

  void add(const GridSample& sample);
  void merge(const GridTally& other);
  friend bool operator==(const GridTally&, const GridTally&) = default;
};

class CampaignTally {
 public:
  CampaignTally(const Scenario& scenario, const Layout& layout);

  void add(const CampaignOutcome& outcome);
  /// Whether they are of campaigns of the same length, with the same stocks, systems, spares and firsts.
  bool is_like(const CampaignTally& other) const;
  /// Precondition: is_like().
  void merge(const CampaignTally& other);

  const std::vector<FlownRaidTally>& raids() const { return raids_; }  // [ordinal]
  // As in CampaignOutcome: [day · width + index].
  const std::vector<SeriesTally>& attacker_stock() const { return attacker_stock_; }
  const std::vector<SeriesTally>& depot() const { return depot_; }
  const std::vector<SeriesTally>& ready() const { return ready_; }
  const std::vector<SeriesTally>& waiting() const { return waiting_; }
  const std::vector<SeriesTally>& under_way() const { return under_way_; }
  const std::vector<SeriesTally>& spares() const { return spares_; }
  const std::vector<GridTally>& grid() const { return grid_; }  // [sampling time]
  /// [event]: the first day, from 0, by whose beginning it had happened; trials in which it never did are not in it.
  const std::vector<CountHistogram>& first_days() const { return first_days_; }

  friend bool operator==(const CampaignTally&, const CampaignTally&) = default;

 private:
  std::size_t families_ = 0;
  std::vector<FlownRaidTally> raids_;
  std::vector<SeriesTally> attacker_stock_;
  std::vector<SeriesTally> depot_;
  std::vector<SeriesTally> ready_;
  std::vector<SeriesTally> waiting_;
  std::vector<SeriesTally> under_way_;
  std::vector<SeriesTally> spares_;
  std::vector<GridTally> grid_;
  std::vector<CountHistogram> first_days_;
};

}  // namespace bulwark
