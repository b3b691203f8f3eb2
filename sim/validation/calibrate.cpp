#include "calibrate/calibrate.h"

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <vector>

#include "format/load.h"
#include "validation/case.h"
#include "validation/measure.h"
#include "validation/scenarios.h"

namespace bulwark {

namespace {

/// So many threats, one single shot at each, with a kill probability of which nothing but a Beta(a, a) is known.
Calibration unknown_pk(const std::string& id, int threats, int a, const Effort& effort) {
  Pass pass;
  pass.window_s = 5;
  pass.fire = "channels: 100, rounds: 1000, pk: {drone: 0.5}, assessment: 1000 s";
  pass.raid = salvo("raid", fmt::format("{}", threats), "at: 0 s, offset: {every: 1 s}");
  pass.rest = fmt::format("uncertain: {{systems.unit.pk.drone: {{beta: [{}, {}]}}}}\n", a, a);
  Calibration calibration;
  calibration.name = id;
  calibration.scenario = load_scenario_text(pass_scenario(pass), id);
  calibration.record.families = {{"drones", {FamilyId(0)}, 0, 0}};
  calibration.draws = scaled_trials(6000, effort);
  return calibration;
}

CalibrationResult result_of(const Calibration& calibration, const Effort& effort) {
  return calibrate(calibration, validation_seed(calibration.name), {effort.threads, effort.stop, {}});
}

std::uint64_t worth_of(const CalibrationResult& result) {
  return std::max<std::uint64_t>(2, static_cast<std::uint64_t>(result.bank_effective));
}

Measured mean_against(const CalibrationResult& result, double expected) {
  const ParameterChange& pk = result.parameters[0];
  return against({pk.mean, pk.mean_error}, worth_of(result), expected);
}

/// Of the weighted draws about their mean; its error by the delta method.
Measured deviation_against(const CalibrationResult& result, double expected) {
  const ParameterChange& pk = result.parameters[0];
  double squares = 0;
  for (std::size_t j = 0; j < result.posterior.weights.size(); ++j) {
    const double off = result.posterior.particles[j].values[0] - pk.mean;
    const double part = result.posterior.weights[j] * (off * off - pk.deviation * pk.deviation);
    squares += part * part;
  }
  return against({pk.deviation, std::sqrt(squares) / (2 * pk.deviation)}, worth_of(result), expected);
}

std::vector<Measured> after_five_raids(const ValidationCase& self, const Effort& effort) {
  Calibration calibration = unknown_pk(self.id, 1, 2, effort);
  calibration.refine = false;
  for (const std::uint32_t stopped : {1U, 1U, 0U, 1U, 1U}) {
    calibration.record.raids.push_back({"raid", Regime::together, {{0, 1, stopped, 0}}});
  }
  calibration.trials = 8;
  const CalibrationResult result = result_of(calibration, effort);
  return {mean_against(result, self.figures[0].expected), deviation_against(result, self.figures[1].expected)};
}

std::vector<Measured> under_a_band(const ValidationCase& self, const Effort& effort) {
  Calibration calibration = unknown_pk(self.id, 20, 1, effort);
  calibration.record.bands = {{"nights", 0, Regime::together, 50, {{"mean", std::nullopt, 0.3, 0.3}}}};
  const CalibrationResult result = result_of(calibration, effort);
  return {mean_against(result, self.figures[0].expected), deviation_against(result, self.figures[1].expected)};
}

}  // namespace

std::vector<ValidationCase> calibrate_cases() {
  ValidationCase raids;
  raids.id = "calibrate-raids";
  raids.title = "What a record says of a kill probability";
  raids.setting =
      "Five raids of one threat with one shot each, of whose kill probability a Beta(2, 2) is known: four were "
      "stopped. "
      "`bulwark calibrate` weights draws of it by what simulated raids make of the reports.";
  raids.source = "The posterior is Beta(6, 3) (Bayes 1763)";
  raids.figures = {{"mean of pk after the record", 6.0 / 9}, {"standard deviation of pk", std::sqrt(1.0 / 45)}};
  raids.run = after_five_raids;
  ValidationCase bands = raids;
  bands.id = "calibrate-bands";
  bands.title = "What bands say of the law of nights";
  bands.setting =
      "Nights of 20 threats with one shot each at a kill probability that differs from night to night, uniform for all "
      "that is known; on average 30 % leak. `bulwark calibrate` finds the law of the kill probability that is nearest "
      "to "
      "the uniform one.";
  bands.source =
      "Minimum discrimination information (Kullback 1959), weights by 80 threats a draw: with q = 1 - pk the density "
      "is "
      "as (1 - q + q exp(λ/80))^80 with λ = -2.6803, by quadrature";
  bands.figures = {{"mean of pk over nights", 0.7}, {"standard deviation of pk over nights", 0.245194}};
  bands.run = under_a_band;
  return {raids, bands};
}

}  // namespace bulwark
