#include "calibrate/predictive.h"

#include <algorithm>

#include "calibrate/raids_file.h"
#include "calibrate/weights.h"

namespace bulwark {

namespace {

/// One of the shares that a report tells.
struct ReportedShare {
  const char* name;
  double (*of)(const FamilyReport&);
};

constexpr ReportedShare leakage{
    "leakage", [](const FamilyReport& report) { return static_cast<double>(leaked(report)) / report.launched; }};
constexpr ReportedShare lost_share{
    "lost", [](const FamilyReport& report) { return static_cast<double>(report.lost) / report.launched; }};

/// A report of the raid by each particle.
std::vector<ReportedRaid> reports_of(const std::vector<ReportedFamily>& families, const ReportedRaid& raid,
                                     std::size_t r, std::uint32_t trials, std::uint64_t seed,
                                     const WeightedBank& bank) {
  std::vector<ReportedRaid> reports;
  for (std::size_t j = 0; j < bank.particles.size(); ++j) {
    const EntityName name{hash_name("calibrate:predict"), static_cast<std::uint32_t>(r)};
    Stream stream(TrialStreams(seed, static_cast<std::uint32_t>(j)), name, Purpose::study);
    const auto t = std::min(trials - 1, static_cast<std::uint32_t>(stream.unit() * trials));
    reports.push_back(draw_raid(families, raid, r, trials, t, bank.particles[j], stream));
  }
  return reports;
}

std::vector<double> shares_of(const std::vector<ReportedRaid>& reports, std::size_t place,
                              const ReportedShare& quantity) {
  std::vector<double> shares;
  for (const ReportedRaid& report : reports) shares.push_back(quantity.of(report.reports[place]));
  return shares;
}

double probability_below(const std::vector<double>& shares, const std::vector<double>& weights, double observed) {
  double sum = 0;
  for (std::size_t j = 0; j < shares.size(); ++j) {
    if (shares[j] < observed) sum += weights[j];
    if (shares[j] == observed) sum += weights[j] / 2;
  }
  return sum;
}

}  // namespace

Band band_of(const std::vector<double>& values, const std::vector<double>& weights) {
  const auto at = [&](double q) { return weighted_quantile(values, weights, q); };
  return {at(0.05), at(0.1), at(0.5), at(0.9), at(0.95)};
}

std::vector<Prediction> predict(const std::vector<ReportedFamily>& families, const std::vector<ReportedRaid>& raids,
                                std::uint32_t trials, std::uint64_t seed, const WeightedBank& prior,
                                const WeightedBank& posterior) {
  std::vector<Prediction> predictions;
  for (std::size_t r = 0; r < raids.size(); ++r) {
    const std::vector<ReportedRaid> before = reports_of(families, raids[r], r, trials, seed, prior);
    const std::vector<ReportedRaid> after = reports_of(families, raids[r], r, trials, seed, posterior);
    for (std::size_t place = 0; place < raids[r].reports.size(); ++place) {
      const FamilyReport& report = raids[r].reports[place];
      std::vector<ReportedShare> quantities{leakage};
      if (raids[r].regime == Regime::apart) quantities.push_back(lost_share);
      for (const ReportedShare& quantity : quantities) {
        const std::vector<double> shares = shares_of(after, place, quantity);
        const double observed = quantity.of(report);
        predictions.push_back({raids[r].name, families[report.family].name, quantity.name, report.launched, observed,
                               band_of(shares_of(before, place, quantity), prior.weights),
                               band_of(shares, posterior.weights),
                               probability_below(shares, posterior.weights, observed)});
      }
    }
  }
  return predictions;
}

}  // namespace bulwark
