#include "calibrate/likelihood.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bulwark {

namespace {

constexpr double impossible = -std::numeric_limits<double>::infinity();

double log_mean_of_exponentials(const std::vector<double>& logs) {
  const double largest = *std::max_element(logs.begin(), logs.end());
  if (largest == impossible) return impossible;
  double sum = 0;
  for (const double log : logs) sum += std::exp(log - largest);
  return largest + std::log(sum / static_cast<double>(logs.size()));
}

/// ln Π_f P of one raid given one trial, whose counts begin here.
double log_of_raid(const std::vector<ReportedFamily>& families, const ReportedRaid& raid, const FamilyCounts* counts) {
  double sum = 0;
  for (const FamilyReport& report : raid.reports) {
    const ReportedFamily& family = families[report.family];
    sum += log_probability(counts_of(report, raid.regime), report_means(counts[report.family], raid.regime, family),
                           family.correlation);
    if (sum == impossible) break;
  }
  return sum;
}

}  // namespace

double log_likelihood(const std::vector<ReportedFamily>& families, const std::vector<ReportedRaid>& raids,
                      std::uint32_t trials, const BankDraw& particle) {
  double sum = 0;
  std::vector<double> logs(trials);
  for (std::size_t r = 0; r < raids.size(); ++r) {
    for (std::uint32_t t = 0; t < trials; ++t) {
      logs[t] = log_of_raid(families, raids[r], particle.counts.data() + (r * trials + t) * families.size());
    }
    sum += log_mean_of_exponentials(logs);
    if (sum == impossible) break;
  }
  return sum;
}

ReportedRaid draw_raid(const std::vector<ReportedFamily>& families, const ReportedRaid& raid, std::size_t r,
                       std::uint32_t trials, std::uint32_t t, const BankDraw& particle, Stream& stream) {
  ReportedRaid drawn = raid;
  for (FamilyReport& report : drawn.reports) {
    const ReportedFamily& family = families[report.family];
    const FamilyCounts& counts = particle.counts[(r * trials + t) * families.size() + report.family];
    const ByFate<std::uint32_t> fates =
        draw_report(report.launched, report_means(counts, raid.regime, family), family.correlation, stream);
    report.stopped = fates.of[0];
    report.lost = raid.regime == Regime::apart ? fates.of[1] : 0;
  }
  return drawn;
}

}  // namespace bulwark
