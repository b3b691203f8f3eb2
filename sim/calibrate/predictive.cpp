#include "calibrate/predictive.h"

#include "calibrate/record.h"
#include "calibrate/weights.h"

namespace bulwark {

namespace {

/// As shares of the launched.
Band band_of_law(const std::vector<double>& law) {
  const auto launched = static_cast<double>(law.size() - 1);
  const auto at = [&](double q) { return static_cast<double>(quantile_of_law(law, q)) / launched; };
  return {at(0.05), at(0.1), at(0.5), at(0.9), at(0.95)};
}

double probability_below(const std::vector<double>& law, std::size_t observed) {
  double sum = law[observed] / 2;
  for (std::size_t c = 0; c < observed; ++c) sum += law[c];
  return sum;
}

/// The counts that a report tells of its family beside the stopped.
std::vector<ReportedFate> fates_of(Regime regime) {
  if (regime == Regime::apart) return {ReportedFate::leaked, ReportedFate::lost};
  return {ReportedFate::leaked};
}

std::vector<double> law_by(const PredictedCount& count, const WeightedBank& bank, const PoolHooks& hooks) {
  return law_of(count, bank.particles, bank.weights, hooks);
}

}  // namespace

Band band_of(const std::vector<double>& values, const std::vector<double>& weights) {
  const auto at = [&](double q) { return weighted_quantile(values, weights, q); };
  return {at(0.05), at(0.1), at(0.5), at(0.9), at(0.95)};
}

std::vector<Prediction> predict(const std::vector<ReportedFamily>& families, const std::vector<ReportedRaid>& raids,
                                std::uint32_t trials, const WeightedBank& prior, const WeightedBank& posterior,
                                const PoolHooks& hooks) {
  std::vector<Prediction> predictions;
  for (std::uint32_t r = 0; r < raids.size(); ++r) {
    for (const FamilyReport& report : raids[r].reports) {
      for (const ReportedFate fate : fates_of(raids[r].regime)) {
        const bool is_leakage = fate == ReportedFate::leaked;
        const std::uint32_t observed = is_leakage ? leaked(report) : report.lost;
        const PredictedCount count{families, report.family, raids[r].regime, fate, report.launched, r * trials, trials};
        predictions.push_back({raids[r].name, families[report.family].name, is_leakage ? "leakage" : "lost",
                               report.launched, static_cast<double>(observed) / report.launched,
                               band_of_law(law_by(count, prior, hooks))});
        if (posterior.particles.empty()) continue;
        const std::vector<double> after = law_by(count, posterior, hooks);
        predictions.back().posterior = band_of_law(after);
        predictions.back().p_value = probability_below(after, observed);
      }
    }
  }
  return predictions;
}

}  // namespace bulwark
