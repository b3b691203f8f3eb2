#include "decide/rare_fit.h"

#include <algorithm>
#include <iterator>

#include "decide/recording_judge.h"
#include "engine/parallel_tasks.h"
#include "engine/search_trials.h"

namespace bulwark {

namespace {

constexpr double least_part = 0.1;  // of the tilted parts' shares, for a stratum in which the event was seen
constexpr std::size_t most_records = 2'000;
constexpr int most_refits = 4;
constexpr double least_effective = 100;  // disasters that a part is fitted to anew
constexpr std::uint32_t trials_of_fit = 4'000;

/// The disasters of a stratum played again for their records.
std::vector<WeightedRecord> records_of(const Tables& tables, const RareQuery& query, const SplittingRun& run,
                                       std::size_t stratum, StopFlag stop) {
  RecordingJudge judge(tables, query.event, steering_of(tables, run.result().strata[stratum].stratum), stop);
  std::vector<WeightedRecord> records;
  for (const Disaster& disaster : run.disasters()) {
    if (disaster.stratum != stratum || records.size() == most_records) continue;
    judge(TrialStreams(query.seed, disaster.particle.trial, &disaster.particle.renewals));
    records.push_back({judge.record(), disaster.weight});
  }
  return records;
}

/// [stratum]
using Records = std::vector<std::vector<WeightedRecord>>;

Records records_of(const Tables& tables, const RareQuery& query, const SplittingRun& run, StopFlag stop) {
  Records records;
  for (std::size_t s = 0; s < run.result().strata.size(); ++s)
    records.push_back(records_of(tables, query, run, s, stop));
  return records;
}

/// One tilted part for each stratum that has disasters, by their share in them.
std::vector<TiltedPart> fit_parts(const Tables& tables, const Records& records) {
  double all = 0;
  for (const std::vector<WeightedRecord>& of_stratum : records) all += weight_of(of_stratum);
  std::vector<TiltedPart> parts;
  double shares = 0;
  for (const std::vector<WeightedRecord>& of_stratum : records) {
    if (of_stratum.empty()) continue;
    parts.push_back({std::max(least_part, weight_of(of_stratum) / all), fit_tilt(tables, of_stratum)});
    shares += parts.back().share;
  }
  for (TiltedPart& part : parts) part.share *= (1 - plain_part) / shares;
  return parts;
}

/// Of the batteries that may be down by chance.
std::uint32_t down(const TrialRecord& record) {
  std::uint32_t sum = 0;
  for (const BatteryId b : record.up.ids()) sum += record.up[b] == 0 && record.availability[b] > 0 ? 1U : 0U;
  return sum;
}

/// Disasters of the importance sampling by stratum. Where one has too few of them to fit to, those of the splitting
/// stay, with the same part in the whole.
Records by_stratum(const std::vector<WeightedRecord>& disasters, const std::vector<SplitStratum>& strata,
                   const Records& before) {
  Records records(strata.size());
  for (const WeightedRecord& disaster : disasters) {
    std::size_t s = 0;
    while (s + 1 < strata.size() && down(disaster.record) > strata[s].stratum.most) ++s;
    records[s].push_back(disaster);
  }
  double all = 0;
  for (const std::vector<WeightedRecord>& of_stratum : before) all += weight_of(of_stratum);
  const double scale = weight_of(disasters) / all;
  for (std::size_t s = 0; s < strata.size(); ++s) {
    if (effective_number(records[s]) >= least_effective) continue;
    records[s] = before[s];
    for (WeightedRecord& of : records[s]) of.weight *= scale;
  }
  return records;
}

struct FitPilot {
  RareEstimate estimate;
  std::vector<WeightedRecord> disasters;
};

FitPilot play_pilot(const ImportanceSampler& sampler, std::uint32_t first, unsigned threads) {
  constexpr std::uint32_t batches = 16;
  constexpr std::uint32_t each = trials_of_fit / batches;
  std::vector<WeightedSums> sums(batches);
  std::vector<std::vector<WeightedRecord>> disasters(batches);
  parallel_tasks(threads, batches, [&](std::uint64_t i) {
    sums[i] = sampler.sample(first + static_cast<std::uint32_t>(i) * each, each, &disasters[i]);
  });
  WeightedSums all;
  FitPilot pilot;
  for (std::uint32_t i = 0; i < batches; ++i) {
    all.add(sums[i]);
    std::move(disasters[i].begin(), disasters[i].end(), std::back_inserter(pilot.disasters));
  }
  pilot.estimate = estimate_of(all);
  return pilot;
}

}  // namespace

std::vector<TiltedPart> fit_parts(const Tables& tables, const RareQuery& query, const RareHooks& hooks,
                                  const SplittingRun& run) {
  const Records first = records_of(tables, query, run, hooks.stop);
  std::vector<TiltedPart> parts = fit_parts(tables, first);
  std::vector<TiltedPart> best = parts;
  double most_gain = 0;
  for (int refit = 0; refit < most_refits; ++refit) {
    const ImportanceSampler sampler(tables, query.event, query.seed, parts, hooks.stop);
    const FitPilot pilot =
        play_pilot(sampler, first_search_trial + static_cast<std::uint32_t>(refit) * trials_of_fit, hooks.threads);
    if (pilot.estimate.probability == 0 || pilot.estimate.gain() <= most_gain) break;
    most_gain = pilot.estimate.gain();
    best = parts;
    if (pilot.estimate.relative_half_width() <= query.relative) break;
    parts = fit_parts(tables, by_stratum(pilot.disasters, run.result().strata, first));
  }
  return best;
}

}  // namespace bulwark
