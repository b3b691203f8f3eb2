#include "validation/measure.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include "engine/parallel_tasks.h"
#include "format/load.h"
#include "random/stream.h"
#include "tables/tables.h"
#include "trial/trial.h"

namespace bulwark {

namespace {

constexpr std::uint32_t logged_chunk_trials = 16;

Tables compile_text(const std::string& text, const std::string& name) {
  return compile(load_scenario_text(text, name).scenario);
}

PairMoments read_chunk(const Tables& tables, std::uint64_t seed, std::uint32_t begin, std::uint32_t end,
                       const LogReader& read) {
  Trial trial(tables);
  EventLog log;
  PairMoments pairs;
  for (std::uint32_t number = begin; number < end; ++number) {
    log.threats.clear();
    log.events.clear();
    trial.run(seed, number, &log);
    const CountPair counts = read(tables, log);
    pairs.add(counts.first, counts.second);
  }
  return pairs;
}

/// The standard normal quantile that is exceeded with probability p; large and finite where p is 0.
double z_of_p_value(double p) {
  const double bounded = std::clamp(p, 1e-300, 1 - 1e-15);
  return boost::math::quantile(boost::math::complement(boost::math::normal_distribution<double>(), bounded));
}

}  // namespace

std::uint64_t validation_seed(const std::string& case_id) {
  return hash_name(case_id);
}

std::uint32_t scaled_trials(double full, const Effort& effort) {
  return static_cast<std::uint32_t>(std::max(100.0, std::ceil(full * effort.share)));
}

Tallies run_text(const std::string& text, const std::string& name, std::uint32_t trials, const Effort& effort) {
  const Tables tables = compile_text(text, name);
  RunResult result = run_trials(tables, {validation_seed(name), 0, trials, effort.threads}, {effort.stop, {}, nullptr});
  end_if_asked(effort.stop);
  return std::move(result.tallies);
}

PairMoments run_logged(const std::string& text, const std::string& name, std::uint32_t trials, const Effort& effort,
                       const LogReader& read) {
  const Tables tables = compile_text(text, name);
  const std::uint64_t seed = validation_seed(name);
  const std::uint32_t chunks = (trials + logged_chunk_trials - 1) / logged_chunk_trials;
  std::vector<PairMoments> parts(chunks);
  const auto work_out = [&](std::uint64_t chunk) {
    const auto begin = static_cast<std::uint32_t>(chunk * logged_chunk_trials);
    parts[chunk] = read_chunk(tables, seed, begin, std::min(trials, begin + logged_chunk_trials), read);
  };
  parallel_tasks(effort.threads, chunks, work_out, effort.stop);
  PairMoments sum;
  for (const PairMoments& part : parts) sum.merge(part);
  return sum;
}

GroupId salvo_group(const Tallies& tallies, const std::string& salvo) {
  for (std::size_t k = 0; k < tallies.groups().size(); ++k) {
    if (tallies.groups().name(GroupId(k)) == "salvo:" + salvo) return GroupId(k);
  }
  throw std::logic_error("no salvo " + salvo);
}

Estimate leakage_of(const Tallies& tallies, const std::string& salvo) {
  return ratio_estimate(tallies.group(salvo_group(tallies, salvo)).leakage.moments());
}

Estimate mean_of(const Tallies& tallies, CountMetric metric) {
  return mean_estimate(tallies.counts(Groups::all(), metric).moments());
}

Measured against(const Estimate& estimate, std::uint64_t trials, double expected) {
  const double difference = estimate.value - expected;
  const bool equal = std::abs(difference) <= 1e-9 * std::max(1.0, std::abs(expected));
  const double z = estimate.standard_error > 0 ? difference / estimate.standard_error
                                               : (equal ? 0 : std::numeric_limits<double>::infinity());
  return {estimate.value, student_interval(estimate, trials), z, estimate.standard_error, {}};
}

Measured probability_against(std::uint64_t successes, std::uint64_t trials, double expected) {
  const auto n = static_cast<double>(trials);
  const double value = static_cast<double>(successes) / n;
  const double standard_error = std::sqrt(expected * (1 - expected) / n);
  return {value, wilson_interval(successes, trials), (value - expected) / standard_error, standard_error, {}};
}

Measured law_against(const CountHistogram& histogram, const std::vector<double>& law) {
  const ChiSquare test = chi_square_test(histogram, law);
  return {test.p_value, {}, z_of_p_value(test.p_value), 0, test};
}

}  // namespace bulwark
