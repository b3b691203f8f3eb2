#include "inquiry/first_trial.h"

#include <algorithm>

#include "base/input_error.h"
#include "base/phrase.h"
#include "base/suggest.h"

namespace bulwark {

namespace {

/// Most events that are looked for are not rare: little is run beyond the first.
constexpr std::uint32_t first_look = 256;

void check_event(const Scenario& scenario, const std::string& event) {
  std::vector<std::string> known;
  for (const NamedEvent& of : scenario.events) known.push_back(of.name);
  if (std::find(known.begin(), known.end(), event) != known.end()) return;
  refuse("--first", "no event is called " + in_quotes(event) +
                        (known.empty() ? "; expected one of events: or --event" : suggestion(event, known)));
}

std::optional<std::uint32_t> first_in(const Sample& sample) {
  const std::vector<std::int64_t>& happened = sample.series[0].x;
  const auto found = std::find(happened.begin(), happened.end(), 1);
  if (found == happened.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - happened.begin());
}

}  // namespace

std::optional<std::uint32_t> first_trial(const std::shared_ptr<const Tables>& tables, const FirstTrialQuery& query,
                                         const PoolHooks& hooks) {
  check_event(tables->scenario, query.event);
  SampleJob job{tables, {{"event", query.event}}, query.seed, 0, std::min(first_look, query.most_trials), {}};
  // Half as many again while there is none.
  job.extend = [&query](const Sample& sample) {
    const auto trials = static_cast<std::uint32_t>(sample.series[0].trials());
    if (first_in(sample)) return trials;
    return trials + std::min(query.most_trials - trials, trials / 2 + 1);
  };
  const Sample sample = run_job(job, hooks);
  return first_in(sample);
}

}  // namespace bulwark
