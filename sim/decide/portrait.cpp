#include "decide/portrait.h"

#include <algorithm>
#include <cmath>

#include "decide/recording_judge.h"
#include "decide/strata.h"
#include "decide/uncertain_tilt.h"

namespace bulwark {

namespace {

constexpr std::uint32_t plain_trials = 400;
constexpr std::size_t most_disasters = 1'000;

std::vector<Trait> names_of_traits(const Scenario& scenario) {
  std::vector<Trait> traits;
  for (const Battery& battery : scenario.batteries) traits.push_back({"down", battery.name, 0, 0, 0});
  for (const std::string& family : scenario.families) traits.push_back({"kill_share", family, 0, 0, 0});
  for (const Asset& asset : scenario.assets) traits.push_back({"aimed", asset.name, 0, 0, 0});
  for (const Asset& asset : scenario.assets) traits.push_back({"leakers", asset.name, 0, 0, 0});
  for (const UncertainParameter& parameter : scenario.uncertain)
    traits.push_back({"uncertain", parameter.path, 0, 0, 0});
  return traits;
}

/// Adds the traits of trials in the order of their names.
class Traits {
 public:
  explicit Traits(const Tables& tables)
      : tables_(&tables), sums_(names_of_traits(tables.scenario).size()), kills_(tables.layout.families) {}

  void add(const TrialRecord& record, const Outcome& outcome, double weight) {
    next_ = 0;
    for (const char up : record.up) put(up != 0 ? 0 : 1, weight);
    add_kill_shares(record, weight);
    add_targets(record, outcome, weight);
    for (const double draw : record.uncertain) put(draw, weight);
  }
  const std::vector<WeightedDraws>& sums() const { return sums_; }

 private:
  void put(double value, double weight) { sums_[next_++].add(value, weight); }

  void add_kill_shares(const TrialRecord& record, double weight) {
    std::fill(kills_.begin(), kills_.end(), MetShots{});
    for (const auto m : record.shots.slots()) {
      MetShots& of_family = kills_[tables_->family_of_type[record.shots.column_of(m)].index()];
      of_family.met += record.shots[m].met;
      of_family.kills += record.shots[m].kills;
    }
    for (const MetShots& shots : kills_) {
      if (shots.met > 0) sums_[next_].add(static_cast<double>(shots.kills) / shots.met, weight);
      ++next_;
    }
  }

  void add_targets(const TrialRecord& record, const Outcome& outcome, double weight) {
    const std::size_t assets = tables_->layout.assets;
    std::vector<double> aimed(assets, 0);
    std::vector<double> leakers(assets, 0);
    for (std::size_t c = 0; c < record.aimed.size(); ++c) {
      const Cell& cell = tables_->layout.cells[CellId(c)];
      if (!cell.target.is_asset() || cell.decoy) continue;
      const CellCounts& counts = outcome.cells[CellId(c)];
      aimed[cell.target.asset().index()] += record.aimed[c];
      leakers[cell.target.asset().index()] += counts.fates[static_cast<std::size_t>(Fate::leaked_hit)] +
                                              counts.fates[static_cast<std::size_t>(Fate::leaked_miss)];
    }
    for (const double count : aimed) put(count, weight);
    for (const double count : leakers) put(count, weight);
  }

  const Tables* tables_;
  std::vector<WeightedDraws> sums_;  // [trait]
  std::vector<MetShots> kills_;      // [family]
  std::size_t next_ = 0;
};

Traits plain_traits(const Tables& tables, const RareQuery& query, StopFlag stop) {
  Traits traits(tables);
  RecordingJudge judge(tables, query.event, {}, stop);
  for (std::uint32_t trial = 0; trial < plain_trials; ++trial) {
    judge(TrialStreams(query.seed, trial));
    traits.add(judge.record(), judge.outcome(), 1);
  }
  return traits;
}

Traits given_traits(const Tables& tables, const RareQuery& query, const RareResult& result, StopFlag stop) {
  Traits traits(tables);
  const std::vector<Disaster> examples = examples_of(result.disasters, most_disasters);
  for (std::size_t s = 0; s < result.splitting.strata.size(); ++s) {
    RecordingJudge judge(tables, query.event, steering_of(tables, result.splitting.strata[s].stratum), stop);
    for (const Disaster& disaster : examples) {
      if (disaster.stratum != s) continue;
      judge(TrialStreams(query.seed, disaster.particle.trial, &disaster.particle.renewals));
      traits.add(judge.record(), judge.outcome(), 1);
    }
  }
  return traits;
}

}  // namespace

std::vector<Trait> portrait_of(const Tables& tables, const RareQuery& query, const RareResult& result, StopFlag stop) {
  if (tables.scenario.campaign || result.disasters.empty()) return {};
  std::vector<Trait> traits = names_of_traits(tables.scenario);
  const Traits plain = plain_traits(tables, query, stop);
  const Traits given = given_traits(tables, query, result, stop);
  for (std::size_t i = 0; i < traits.size(); ++i) {
    const WeightedDraws& usual = plain.sums()[i];
    const WeightedDraws& unusual = given.sums()[i];
    if (usual.empty() || unusual.empty()) continue;
    traits[i].plain = usual.mean();
    traits[i].given = unusual.mean();
    double spread = std::sqrt(usual.variance());
    if (traits[i].what == "down" && !is_availability_uncertain(tables)) {  // rarer than the plain trials could show
      const double up = tables.parameters.availability[BatteryId(i)];
      traits[i].plain = 1 - up;
      spread = std::sqrt(up * (1 - up));
    }
    if (spread > 0) traits[i].z = (traits[i].given - traits[i].plain) / spread;
  }
  return traits;
}

std::vector<Disaster> examples_of(const std::vector<Disaster>& disasters, std::size_t number) {
  double all = 0;
  for (const Disaster& disaster : disasters) all += disaster.weight;
  std::vector<Disaster> examples;
  double before = 0;
  for (const Disaster& disaster : disasters) {
    before += disaster.weight;
    while (examples.size() < number &&
           (static_cast<double>(examples.size()) + 0.5) * all / static_cast<double>(number) < before) {
      examples.push_back(disaster);
    }
  }
  return examples;
}

}  // namespace bulwark
