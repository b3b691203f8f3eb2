#include "decide/bound.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "format/load.h"
#include "validation/case.h"
#include "validation/measure.h"
#include "validation/scenarios.h"

namespace bulwark {

namespace {

struct Shortage {
  int threats;
  int rounds;
  double pk;
  int shots;     // that there is time for, one after another's outcome
  double bound;  // of the relaxation, by hand
  double best;   // expected leakers of the best policy, by dynamic programming
};

constexpr Shortage shortages[] = {
    {6, 10, 0.7, 2, 0.54, 0.548165}, {10, 12, 0.6, 3, 2.8, 2.821768}, {8, 8, 0.8, 2, 1.6, 1.6}};

/// All threats at once, a channel for each, a shared magazine.
std::string scenario_of(const Shortage& shortage) {
  constexpr double window_s = 10;
  Pass pass;
  pass.window_s = window_s;
  pass.fire = fmt::format("channels: 100, rounds: {}, pk: {{drone: {}}}, assessment: {} s", shortage.rounds,
                          shortage.pk, window_s / (shortage.shots - 0.5));
  pass.raid = salvo("raid", fmt::format("{}", shortage.threats), "at: 0 s");
  return pass_scenario(pass);
}

/// The bound is the same in every trial; its prices are searched for, to a millionth of a leaker.
Measured against_bound(const AllocationBound& bound, double expected) {
  constexpr double tolerance = 1e-6;
  const double value = estimate_of(bound.leakers).value;
  return {value, {value, value}, (value - expected) / tolerance, tolerance, {}};
}

std::vector<Measured> measure(const Shortage& shortage, const ValidationCase& self, const Effort& effort) {
  const Tables tables = compile(load_scenario_text(scenario_of(shortage), self.id).scenario);
  const AllocationBound bound =
      bound_allocation(tables, {validation_seed(self.id), 4, 60}, {effort.threads, effort.stop, {}});
  const std::uint32_t trials = scaled_trials(200'000, effort);
  const Tallies tallies = run_text(scenario_of(shortage), self.id, trials, effort);
  return {against_bound(bound, shortage.bound), against(mean_of(tallies, CountMetric::leakers), trials, shortage.best)};
}

ValidationCase validation_of(const Shortage& shortage) {
  ValidationCase made;
  made.id = fmt::format("bound-{}-{}", shortage.threats, shortage.rounds);
  made.title = "How far allocation could go";
  made.setting =
      "Threats come at once and share a magazine; there is time for a few shots at each, one after another's outcome. "
      "The relaxation behind `bulwark bound` gives each threat a price of a round in place of the magazine; the best "
      "policy spreads first shots, then second ones, as the program's own does.";
  made.source =
      "Bound by hand; best policy by dynamic programming over all policies (both in tests/decide/bound_test.cpp)";
  const std::string name = fmt::format("{} threats, {} rounds, pk {:g}, {} shots", shortage.threats, shortage.rounds,
                                       shortage.pk, shortage.shots);
  made.figures = {{"bound, " + name, shortage.bound}, {"leakers, " + name, shortage.best}};
  made.run = [shortage](const ValidationCase& self, const Effort& effort) { return measure(shortage, self, effort); };
  return made;
}

}  // namespace

std::vector<ValidationCase> bound_cases() {
  std::vector<ValidationCase> cases;
  for (const Shortage& shortage : shortages) cases.push_back(validation_of(shortage));
  return cases;
}

}  // namespace bulwark
