#include "report/calibrate_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/text_table.h"

namespace bulwark {

namespace {

constexpr std::size_t most_predictions = 12;

std::string head(const Calibration& calibration, const CalibrationResult& result) {
  const Record& record = calibration.record;
  const std::string observed = record.bands.empty()
                                   ? fmt::format("{} raids of the record", record.raids.size())
                                   : fmt::format("{} bands of nights that differ", record.bands.size());
  std::string text = fmt::format("{}: {}, {} draws of the prior, {} trials run\n", calibration.name, observed,
                                 calibration.draws, result.trials);
  text +=
      fmt::format("The bank is worth {:.0f} draws (Pareto k {:.2f})", result.bank_effective, result.bank_pareto_shape);
  if (!result.bands.empty()) text += fmt::format(", {:.2f} nats away from the prior", result.divergence);
  if (!result.is_refined) return text + ".\n\n";
  return text + fmt::format("; refined in {} stages of new draws.\n\n", result.stages.size());
}

/// The text of a value; "-" where that does not exist.
std::string known(double value, const std::string& text) {
  return std::isfinite(value) ? text : "-";
}

std::string change_text(const CalibrationResult& result) {
  TextTable table =
      TextTable::with_long_names({"parameter", "prior mean", "sd", "posterior mean", "sd", "5-95 %", "shrinkage"});
  for (const ParameterChange& change : result.parameters) {
    const Band& band = change.posterior;
    table.add({change.path, fmt::format("{:.4g}", change.prior_mean), fmt::format("{:.3g}", change.prior_deviation),
               known(change.mean, fmt::format("{:.4g}", change.mean)),
               known(change.deviation, fmt::format("{:.3g}", change.deviation)),
               known(band.p05, fmt::format("{:.3g} to {:.3g}", band.p05, band.p95)),
               known(change.shrinkage, fmt::format("{:.0f} %", 100 * change.shrinkage))});
  }
  if (result.has_posterior()) return table.text();
  return table.text() + "No draw of the prior can have made this record: it has no posterior.\n";
}

std::string percent_of(const Band& band) {
  return known(band.p10, fmt::format("{:.1f} to {:.1f} %", 100 * band.p10, 100 * band.p90));
}

std::string prediction_text(const CalibrationResult& result) {
  TextTable table({"report", "observed", "prior 10-90 %", "posterior 10-90 %", "p"});
  const std::size_t shown = std::min(most_predictions, result.predictions.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Prediction& one = result.predictions[i];
    table.add({fmt::format("{} {} {}", one.raid, one.family, one.quantity), fmt::format("{:.1f} %", 100 * one.observed),
               percent_of(one.prior), percent_of(one.posterior),
               known(one.p_value, fmt::format("{:.2f}", one.p_value))});
  }
  std::string text = "\n" + table.text();
  if (shown < result.predictions.size()) {
    text += fmt::format("… and {} more in predictive.csv\n", result.predictions.size() - shown);
  }
  return text;
}

std::string band_text(const CalibrationResult& result) {
  TextTable table({"band", "wanted", "prior", "posterior", "multiplier"});
  for (const BandFit& fit : result.bands) {
    const std::string wanted = fit.low == fit.high ? fmt::format("{:.1f} %", 100 * fit.low)
                                                   : fmt::format("{:.1f} to {:.1f} %", 100 * fit.low, 100 * fit.high);
    table.add({fmt::format("{} {}", fit.band, fit.figure), wanted, fmt::format("{:.1f} %", 100 * fit.prior),
               fmt::format("{:.1f} %", 100 * fit.posterior), fmt::format("{:.2f}", fit.multiplier)});
  }
  return "\n" + table.text();
}

std::string faults_text(const CalibrationResult& result) {
  std::string text;
  for (const Diagnostic& one : result.diagnostics) {
    if (one.holds()) continue;
    text += fmt::format("  {}{}{}: {:.3g}, expected at {} {:.3g}: {}\n", one.name, one.of.empty() ? "" : " of ", one.of,
                        one.value, one.is_least ? "least" : "most", one.limit, one.fault);
  }
  if (!text.empty()) return "\nNot to be trusted, and no draws are written:\n" + text;
  if (!result.bands.empty()) return fmt::format("\nAll {} diagnostics hold.\n", result.diagnostics.size());
  return fmt::format(
      "\nAll {} diagnostics hold; self-check: {} of {} replicates counted, prior-data conflict p = {:.2f}\n",
      result.diagnostics.size(), result.self_check.counted, result.self_check.replicates,
      result.self_check.conflict_p(result.bank_log_evidence));
}

}  // namespace

std::string calibration_report(const Calibration& calibration, const CalibrationResult& result) {
  return head(calibration, result) + change_text(result) +
         (result.bands.empty() ? prediction_text(result) : band_text(result)) + faults_text(result);
}

}  // namespace bulwark
