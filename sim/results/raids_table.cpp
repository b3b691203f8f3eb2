#include <string>
#include <vector>

#include "columns/columns.h"
#include "metrics/fixed_point.h"
#include "results/tables.h"

namespace bulwark {

namespace {

struct RaidQuantity {
  std::uint64_t raid = 0;
  std::uint64_t trials = 0;
  std::string quantity;
  Estimate mean;
  FrequencyTable values;
};

/// Rows of one raid.
class RaidRows {
 public:
  RaidRows(std::uint64_t raid, std::uint64_t trials, std::vector<RaidQuantity>& rows)
      : raid_(raid), trials_(trials), rows_(rows) {}

  void add(const std::string& quantity, const Estimate& mean, const FrequencyTable& values) {
    rows_.push_back({raid_, trials_, quantity, mean, values});
  }
  void add(const std::string& quantity, const RoundedHistogram& tally, double units = 1) {
    add(quantity, mean_estimate(tally.moments(), units), tally.values(units));
  }

 private:
  std::uint64_t raid_;
  std::uint64_t trials_;
  std::vector<RaidQuantity>& rows_;
};

}  // namespace

ResultTable raids_table(const ResultContext& context) {
  std::vector<RaidQuantity> all;
  const Scenario& scenario = context.scenario;
  std::uint64_t ordinal = 0;
  for (const FlownRaidTally& raid : context.tallies.campaign().raids()) {
    RaidRows rows(++ordinal, raid.start_us.moments().count, all);
    rows.add("start_d", raid.start_us, microseconds_per_day);
    for (std::size_t f = 0; f < raid.launched.size(); ++f) {
      rows.add("launched:family:" + scenario.families[FamilyId(f)], raid.launched[f]);
    }
    rows.add("leakers", raid.leakers);
    rows.add("leakage", raid.leakage.estimate(), raid.leakage.values());
    rows.add("shots", raid.shots);
    rows.add("ready_rounds", raid.ready_rounds);
    rows.add("disabled_assets", raid.disabled_assets);
    if (aims_at(scenario, TargetKind::battery)) rows.add("missing_batteries", raid.missing_batteries);
    if (aims_at(scenario, TargetKind::sensor)) rows.add("missing_sensors", raid.missing_sensors);
  }
  Columns<RaidQuantity> columns;
  columns.count("raid", [](const RaidQuantity& row) { return row.raid; })
      .count("trials", [](const RaidQuantity& row) { return row.trials; })
      .text("quantity", [](const RaidQuantity& row) { return row.quantity; })
      .sole_estimate("mean", [](const RaidQuantity& row) { return row.mean; })
      .quantiles([](const RaidQuantity& row) -> const FrequencyTable& { return row.values; });
  return columns.table("raids", all);
}

}  // namespace bulwark
