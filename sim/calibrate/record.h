// What a record says of raids: counts by family as they were reported, under the rules of their time.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/contract.h"
#include "base/id.h"

namespace bulwark {

/// What a report counts as stopped. Definitions changed: a soft kill was first not counted, then counted apart, then
/// put together with the hard kills.
enum class Regime { hard_kills, apart, together };

/// As files write them.
constexpr std::array<const char*, 3> regime_names{"hard_kills", "apart", "together"};

/// A family as the record has it, which may be several of the scenario (drones with the decoys among them).
struct ReportedFamily {
  std::string name;
  std::vector<FamilyId> of;
  double correlation = 0;  // ρ of the reports (reporting.h)
  double misreported = 0;  // ε, the share of objects whose fate is told at random
};

/// Of one raid and family. 0 <= stopped + lost <= launched; `lost` is 0 unless told apart.
struct FamilyReport {
  std::size_t family = 0;  // in Record::families
  std::uint32_t launched = 0;
  std::uint32_t stopped = 0;
  std::uint32_t lost = 0;
};

/// Of a report's objects, those that the record says leaked.
inline std::uint32_t leaked(const FamilyReport& report) {
  EXPECTS(report.stopped + report.lost <= report.launched);
  return report.launched - report.stopped - report.lost;
}

struct ReportedRaid {
  std::string name;
  Regime regime = Regime::together;
  std::vector<FamilyReport> reports;  // each family at most once
};

/// Where a figure of the reports of many nights lies: a range of shares that leaked, or one share.
struct BandLevel {
  std::string name;                // as the file has it: mean, p10
  std::optional<double> quantile;  // which of the law; none: the mean
  double low = 0;
  double high = 1;
};

/// Published of nights that differ: of reports of `launched` objects of a family.
struct ReportedBand {
  std::string name;
  std::size_t family = 0;  // in Record::families
  Regime regime = Regime::together;
  std::uint32_t launched = 0;
  std::vector<BandLevel> levels;  // each figure at most once; the mean first, quantiles rising
};

/// Raids or bands: one truth behind all, or one a night (bands.h).
struct Record {
  std::vector<ReportedFamily> families;
  std::vector<ReportedRaid> raids;
  std::vector<ReportedBand> bands;
};

}  // namespace bulwark
