// What goes deeper than a run: the first trial with an event, rare events, how far allocation could go.
#include <atomic>
#include <memory>
#include <utility>

#include "base/input_error.h"
#include "decide/bound.h"
#include "decide/portrait.h"
#include "decide/rare_question.h"
#include "inquiry/comparison.h"
#include "inquiry/first_trial.h"
#include "library/guarded.h"
#include "library/result_data.h"
#include "library/simulation_data.h"
#include "report/bound_report.h"
#include "report/rare_report.h"
#include "results/bound_table.h"
#include "results/rare_tables.h"

namespace bulwark {

namespace {

Simulation with_setting(const Simulation::Data& data, const std::string& setting, StopFlag stop) {
  std::vector<std::string> set = data.set;
  set.push_back(setting);
  return Simulation::from_text(data.text.text(), data.text.file(), set, {data.max_memory, stop});
}

RareQuery rare_query(const Scenario& scenario, const RareOptions& what, const RunOptions& options) {
  if (what.particles < 50 || what.particles > 100'000) refuse("particles", "expected 50 to 100000");
  if (what.moves < 1 || what.moves > 1000) refuse("moves", "expected 1 to 1000");
  if (options.trials && *options.trials < 1000) refuse("trials", "expected 1000 or more");
  RareQuery query;
  query.event = read_rare_event(scenario, what.event);
  query.relative = read_relative("relative", what.relative);
  query.seed = seed_of(options, scenario);
  if (options.trials) query.max_trials = *options.trials;
  query.particles = what.particles;
  query.moves = what.moves;
  return query;
}

ResultSet find(const Simulation::Data& data, const RareOptions& what, const RunOptions& options) {
  const Stopwatch watch;
  const RareQuery query = rare_query(data.scenario(), what, options);
  check_memory(data, threads_of(options));
  std::atomic<std::uint64_t> played = 0;
  const auto count = [&](std::uint64_t trials) {
    if (options.progress) options.progress(played += trials);
  };
  const RareResult result = find_rare(data.tables, query, {threads_of(options), options.stop, nullptr, count});
  const std::vector<Trait> portrait = portrait_of(data.tables, query, result, options.stop);
  return results_of("rare", rare_tables(data.tables, query, result, portrait), rare_report(query, result, portrait),
                    info_of(data, options, result.estimate().trials, watch));
}

}  // namespace

std::optional<std::uint32_t> Simulation::first_trial(const std::string& event, std::uint32_t within,
                                                     const RunOptions& options) const {
  return guarded([&] {
    const std::shared_ptr<const Tables> tables(data_, &data_->tables);
    if (within == 0) refuse("within", "expected 1 or more");
    check_memory(*data_, threads_of(options));
    return bulwark::first_trial(tables, {event, seed_of(options, data_->scenario()), within},
                                hooks_of(options, data_->most_bytes));
  });
}

ResultSet Simulation::bound(std::uint32_t price_steps, const RunOptions& options) const {
  return guarded([&] {
    const Stopwatch watch;
    check_bound(file(), data_->scenario());
    check_memory(*data_, threads_of(options));
    if (price_steps < 2 || price_steps > 100'000) refuse("price_steps", "expected 2 to 100000");
    const BoundQuery query{seed_of(options, data_->scenario()), options.trials.value_or(BoundQuery{}.trials),
                           price_steps};
    check_trials(options, most_sample_trials);
    const auto bound = bound_allocation(data_->tables, query, {threads_of(options), options.stop, options.progress});
    return results_of("bound", {bound_table(bound)}, bound_report(file(), data_->scenario(), bound),
                      info_of(*data_, options, query.trials, watch));
  });
}

ResultSet Simulation::rare(const RareOptions& what, const RunOptions& options) const {
  return guarded([&] {
    const auto setting = setting_of_event(data_->scenario(), what.event);
    if (!setting) return find(*data_, what, options);
    RareOptions named = what;
    named.event = looked_for;
    return find(with_setting(*data_, *setting, options.stop).data(), named, options);
  });
}

}  // namespace bulwark
