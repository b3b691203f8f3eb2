#include <utility>

#include "output/tables.h"
#include "tally/fixed_point.h"

namespace bulwark {

namespace {

/// Rows of one raid.
class RaidRows {
 public:
  RaidRows(std::uint64_t raid, std::uint64_t trials, ResultTable& table)
      : raid_(raid), trials_(trials), table_(table) {}

  void add(const std::string& quantity, const Estimate& mean, const FrequencyTable& values) {
    std::vector<TableCell> row = {raid_, trials_, quantity, mean.value, mean.standard_error};
    for (const double q : {0.05, 0.5, 0.95}) {
      row.emplace_back();
      if (!values.empty()) row.back() = values.quantile(q);
    }
    table_.rows.push_back(std::move(row));
  }
  void add(const std::string& quantity, const RoundedHistogram& tally, double units = 1) {
    add(quantity, mean_estimate(tally.moments(), units), tally.values(units));
  }

 private:
  std::uint64_t raid_;
  std::uint64_t trials_;
  ResultTable& table_;
};

}  // namespace

ResultTable raids_table(const ResultContext& context) {
  ResultTable table{"raids", header_of("raid,trials,quantity,mean,stderr,p05,p50,p95"), {}};
  const Scenario& scenario = context.scenario;
  std::uint64_t ordinal = 0;
  for (const FlownRaidTally& raid : context.tallies.campaign().raids()) {
    RaidRows rows(++ordinal, raid.start_us.moments().count, table);
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
  return table;
}

}  // namespace bulwark
