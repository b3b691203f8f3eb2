#include <limits>

#include "metrics/fixed_point.h"
#include "validation/case.h"
#include "validation/laws.h"
#include "validation/measure.h"
#include "validation/scenarios.h"

namespace bulwark {

namespace {

constexpr double whole_law = std::numeric_limits<double>::quiet_NaN();

ValidationCase shoot_look_shoot_case() {
  ValidationCase made;
  made.id = "look-unlimited";
  made.title = "Shoot, look, shoot from one magazine";
  made.setting =
      "10 threats, 20 rounds of 0.7, a perfect look after each shot, no deadline: 10 - min(10, Bin(20, 0.7)) leak.";
  made.source = "Elementary (negative binomial)";
  made.figures = {{"law of leakers", whole_law}};
  made.run = [](const ValidationCase& self, const Effort& effort) -> std::vector<Measured> {
    const Tallies tallies =
        run_text(shoot_look_shoot_text(10, 20, 0.7), self.id, scaled_trials(400000, effort), effort);
    return {law_against(tallies.counts(Groups::all(), CountMetric::leakers), shoot_look_shoot_law(10, 20, 0.7))};
  };
  return made;
}

ValidationCase sequential_case() {
  ValidationCase made;
  made.id = "look-sequential";
  made.title = "Threats one after another, two looks each";
  made.setting =
      "6 threats one after another, 10 rounds of 0.7; the launch window leaves time for two single shots, with a "
      "perfect "
      "look between them.";
  made.source =
      "Exact recursion in the setting of Atkinson and Kress 2025, faculty.nps.edu/mkress/docs/salvo_paper_FINAL.pdf";
  made.figures = {{"law of leakers", whole_law},
                  {"law of rounds spent", whole_law},
                  {"mean leakers", 0.5481648000000001},
                  {"mean rounds", 7.788335999999999}};
  made.run = [](const ValidationCase& self, const Effort& effort) -> std::vector<Measured> {
    const std::uint32_t trials = scaled_trials(400000, effort);
    const Tallies tallies = run_text(sequential_text(6, 10, 0.7, 2), self.id, trials, effort);
    const SequentialLaws laws = sequential_laws(6, 10, 0.7, 2);
    return {law_against(tallies.counts(Groups::all(), CountMetric::leakers), laws.leakers),
            law_against(tallies.counts(Groups::all(), CountMetric::shots), laws.rounds),
            against(mean_of(tallies, CountMetric::leakers), trials, self.figures[2].expected),
            against(mean_of(tallies, CountMetric::shots), trials, self.figures[3].expected)};
  };
  return made;
}

ValidationCase armstrong_case() {
  ValidationCase made;
  made.id = "armstrong";
  made.title = "Armstrong's salvo";
  made.setting =
      "6 missiles, each good with 0.67; 3 interceptors of 0.67, none of them wasted. Every leaker costs a ship "
      "N(0.33, 0.11) of its strength; here it costs 0.33, so that the mean loss is tested and its spread is not. (The "
      "source simulates 50,000 trials: mean .679, sd .467, 95th percentile 1.499, no loss .141; exactly, with negative "
      "losses cut at 0, the mean is .677522.)";
  made.source = "Armstrong 2011, Annals of Operations Research 186(1):23-38, section 5.1";
  made.figures = {{"law of leakers", whole_law},
                  {"mean loss, ships", 0.33 * mean_of_law(armstrong_law(6, 0.67, 3, 0.67))}};
  made.run = [](const ValidationCase& self, const Effort& effort) -> std::vector<Measured> {
    const std::uint32_t trials = scaled_trials(400000, effort);
    const Tallies tallies = run_text(armstrong_text(), self.id, trials, effort);
    // A ship's strength is 1 MW of capacity here.
    const Estimate lost = mean_estimate(tallies.raid().capacity_lost.moments(), capacity_steps_per_mw);
    return {law_against(tallies.counts(Groups::all(), CountMetric::leakers), armstrong_law(6, 0.67, 3, 0.67)),
            against(lost, trials, self.figures[1].expected)};
  };
  return made;
}

}  // namespace

std::vector<ValidationCase> magazine_cases() {
  return {shoot_look_shoot_case(), sequential_case(), armstrong_case()};
}

}  // namespace bulwark
