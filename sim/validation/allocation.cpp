// The value of given allocations of weapons to targets. How good an allocation is, not how to find one.
#include <fmt/format.h>

#include <vector>

#include "metrics/fixed_point.h"
#include "validation/case.h"
#include "validation/measure.h"

namespace bulwark {

namespace {

/// A static weapon-target assignment: rounds[i][j] of weapon type i, each of which kills target j with pk[i][j].
struct Allocation {
  std::string id;
  std::string name;
  std::string source;
  std::vector<double> value;             // [target]
  std::vector<std::vector<double>> pk;   // [weapon][target]
  std::vector<std::vector<int>> rounds;  // [weapon][target]
  double expected_surviving_value;       // sum over j of value_j · product over i of (1 - pk_ij)^rounds_ij
};

/// Each weapon type's rounds at one target are a battery that engages nothing else and fires them all at once.
std::string allocation_text(const Allocation& allocation) {
  std::string assets;
  std::string types;
  std::string raid;
  std::string systems;
  std::string batteries;
  for (std::size_t j = 0; j < allocation.value.size(); ++j) {
    assets += fmt::format("  a{}: {{position: [220 m, 0 m], capacity: {} MW}}\n", j, allocation.value[j]);
    types += fmt::format("  t{0}: {{family: f{0}, speed: 10 m/s, altitude: 0 m}}\n", j);
    raid +=
        fmt::format("  s{0}: {{threat: t{0}, count: 1, from: [0 m, 0 m], targets: [a{0}], launch: {{at: 0 s}}}}\n", j);
    for (std::size_t i = 0; i < allocation.pk.size(); ++i) {
      const int rounds = allocation.rounds[i][j];
      if (rounds == 0) continue;
      systems += fmt::format(
          "  w{0}_{1}: {{interceptor: {{speed: 1e7 m/s}}, envelope: {{range: [0 m, 50 m]}}, reaction: 0 s, channels: "
          "1,\n"
          "    rounds: {2}, pk: {{t{1}: {3}}}, doctrine: {{default: {{shots: {2}}}}}}}\n",
          i, j, rounds, allocation.pk[i][j]);
      batteries += fmt::format("  w{0}_{1}: {{system: w{0}_{1}, position: [100 m, 0 m]}}\n", i, j);
    }
  }
  return "bulwark: 1\nname: allocation\nassets:\n" + assets + "threats:\n" + types + "raid:\n" + raid + "systems:\n" +
         systems + "batteries:\n" + batteries + "command: {engagements_per_threat: 10}\n";
}

ValidationCase allocation_case(const Allocation& allocation) {
  ValidationCase made;
  made.id = allocation.id;
  made.title = "Value of a given static allocation";
  made.setting =
      "Weapon type i kills target j with p_ij a round; x_ij rounds are fired at once, without a look. The expected "
      "value "
      "that survives, the sum over j of V_j times the product over i of (1 - p_ij)^x_ij, is the mean capacity lost. "
      "The "
      "allocation x is given (the published or enumerated optimum): its value is tested, not the search for it.";
  made.source = allocation.source;
  made.figures = {{"surviving value, " + allocation.name, allocation.expected_surviving_value}};
  made.run = [allocation](const ValidationCase& self, const Effort& effort) -> std::vector<Measured> {
    const std::uint32_t trials = scaled_trials(400000, effort);
    const Tallies tallies = run_text(allocation_text(allocation), self.id, trials, effort);
    return {against(mean_estimate(tallies.raid().capacity_lost.moments(), capacity_steps_per_mw), trials,
                    self.figures[0].expected)};
  };
  return made;
}

const std::vector<std::vector<double>> wikipedia_pk = {{0.3, 0.2, 0.5}, {0.1, 0.6, 0.5}, {0.4, 0.5, 0.4}};
constexpr const char* wikipedia =
    "en.wikipedia.org/wiki/Weapon_target_assignment_problem; optimum by the tests of github.com/root-11/graph-theory";

}  // namespace

std::vector<ValidationCase> allocation_cases() {
  return {
      allocation_case({"allocation-wikipedia",
                       "8 weapons, 3 targets, optimum",
                       wikipedia,
                       {5, 10, 20},
                       wikipedia_pk,
                       {{1, 0, 4}, {0, 2, 0}, {1, 0, 0}},
                       4.95}),
      allocation_case({"allocation-wikipedia-other",
                       "8 weapons, 3 targets, not optimal",
                       wikipedia,
                       {5, 10, 20},
                       wikipedia_pk,
                       {{3, 2, 0}, {0, 0, 2}, {0, 1, 0}},
                       9.915}),
      allocation_case({"allocation-uniform",
                       "3 weapons of 0.1, 3 targets, optimum",
                       "Tests of github.com/root-11/graph-theory",
                       {5, 6, 7},
                       {{0.1, 0.1, 0.1}},
                       {{0, 1, 2}},
                       16.07}),
      allocation_case({"allocation-combench",
                       "7 weapons, 9 targets, optimum",
                       "Instance of github.com/gapaza/combench (problem 1, costs ignored); optimum by enumeration of "
                       "its 81,675 allocations",
                       {10, 20, 30, 40, 50, 60, 70, 80, 90},
                       {{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9}, {0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.2, 0.3}},
                       {{0, 0, 0, 1, 0, 0, 0, 2, 1}, {0, 0, 0, 0, 1, 1, 1, 0, 0}},
                       148.2})};
}

}  // namespace bulwark
