#include <fmt/format.h>

#include <array>
#include <cmath>

#include "validation/case.h"
#include "validation/laws.h"
#include "validation/measure.h"
#include "validation/scenarios.h"

namespace bulwark {

namespace {

/// `threats` at once, each gets one engagement of `shots` rounds and no second: its window is over before the first is
/// assessed. `rest` may hold a sensor.
std::string salvo_text(int threats, int shots, double pk, const std::string& rest) {
  Pass pass;
  pass.window_s = 1;
  pass.fire = fmt::format(
      "channels: {0}, rounds: {1}, pk: {{drone: {2}}}, doctrine: {{default: {{shots: {3}}}}}, assessment: 100 s",
      threats, threats * shots, pk, shots);
  pass.raid = salvo("raid", fmt::format("{}", threats), "at: 0 s");
  pass.rest = rest;
  return pass_scenario(pass);
}

Measured kill_fraction(const std::string& text, const std::string& name, std::uint32_t trials, const Effort& effort,
                       double expected) {
  const Tallies tallies = run_text(text, name, trials, effort);
  Estimate estimate = leakage_of(tallies, "raid");
  estimate.value = 1 - estimate.value;
  return against(estimate, trials, expected);
}

ValidationCase single_target_case(const std::string& id, const std::string& source, double pk, int shots,
                                  double p_track, double expected) {
  ValidationCase made;
  made.id = id;
  made.title = "Salvos at one threat";
  made.setting =
      "`n` rounds at one threat, each kills with probability `p`, independently, once the threat is tracked, which the "
      "salvo's rounds share: P(kill) = p_track (1 - (1 - p)^n). A sensor with a single look gives p_track.";
  made.source = source;
  made.figures = {{fmt::format("P(kill), p = {:g}, n = {}, p_track = {:g}", pk, shots, p_track), expected}};
  made.run = [pk, shots, p_track](const ValidationCase& self, const Effort& effort) -> std::vector<Measured> {
    constexpr int threats = 20;
    const std::string sensor =
        p_track < 1
            ? fmt::format("sensors:\n  one_look: {{position: [0 m, 0 m], max_range: 1 km, scan: 1 h, pd: {}}}\n",
                          p_track)
            : "";
    return {kill_fraction(salvo_text(threats, shots, pk, sensor), self.id, scaled_trials(40000, effort), effort,
                          self.figures[0].expected)};
  };
  return made;
}

void append_tracked_salvos(std::vector<ValidationCase>& cases) {
  constexpr double pk = 0.56;
  constexpr std::array<double, 3> p_track = {1, 0.95, 0.9};
  for (const double p : p_track) {
    for (int n = 1; n <= 5; ++n) {
      cases.push_back(single_target_case(fmt::format("salvo-track{:g}-n{}", p, n),
                                         "Yusufov 2026, Missile Defense is NP-Complete, tables for P(kill) 0.56 a shot",
                                         pk, n, p, p * (1 - std::pow(1 - pk, n))));
    }
  }
}

ValidationCase three_planes_case() {
  ValidationCase made;
  made.id = "salvo-three-planes";
  made.title = "Salvos at several threats";
  made.setting =
      "Every threat gets its own salvo. Three planes, two missiles of 0.71 at each: at least two are shot down. "
      "300 missiles that leak with 0.05 each: the number of leakers is binomial, and P(some leak) = 1 - 0.95^300, so "
      "near 1 that a run can contradict it but not resolve it.";
  made.source = "Textbook exercises, statistics-help-online.com/node17.html, ru-ka.ru/vopros-14377901";
  made.figures = {{"P(at least 2 of 3 shot down)", 0.97997122}};
  made.run = [](const ValidationCase& self, const Effort& effort) -> std::vector<Measured> {
    const Tallies tallies = run_text(salvo_text(3, 2, 0.71, ""), self.id, scaled_trials(200000, effort), effort);
    const CountHistogram& leakers = tallies.counts(Groups::all(), CountMetric::leakers);
    return {probability_against(tallies.trials() - leakers.at_least(2), tallies.trials(), self.figures[0].expected)};
  };
  return made;
}

ValidationCase many_missiles_case() {
  ValidationCase made = three_planes_case();
  made.id = "salvo-300-missiles";
  made.figures = {{"law of leakers, 300 missiles", std::numeric_limits<double>::quiet_NaN()},
                  {"P(some of 300 leak)", 0.9999997924696652}};
  made.run = [](const ValidationCase& self, const Effort& effort) -> std::vector<Measured> {
    const Tallies tallies = run_text(salvo_text(300, 1, 0.95, ""), self.id, scaled_trials(10000, effort), effort);
    const CountHistogram& leakers = tallies.counts(Groups::all(), CountMetric::leakers);
    return {law_against(leakers, binomial_law(300, 0.05)),
            probability_against(leakers.at_least(1), tallies.trials(), self.figures[1].expected)};
  };
  return made;
}

}  // namespace

std::vector<ValidationCase> salvo_cases() {
  std::vector<ValidationCase> cases;
  append_tracked_salvos(cases);
  const std::string textbook = "Textbook exercise; n = 5 in Atkinson and Kress 2025, Oper. Res. 73:1767 (prints .998)";
  cases.push_back(single_target_case("salvo-n3", textbook, 0.7, 3, 1, 0.973));
  cases.push_back(single_target_case("salvo-n5", textbook, 0.7, 5, 1, 0.99757));
  cases.push_back(three_planes_case());
  cases.push_back(many_missiles_case());
  return cases;
}

}  // namespace bulwark
