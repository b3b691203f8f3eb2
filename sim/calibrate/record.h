// What a record says of raids: counts by family as they were reported, under the rules of their time.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/id.h"

namespace bulwark {

/// What a report counts as stopped. Definitions changed: a soft kill was first not counted, then counted apart, then
/// put together with the hard kills.
enum class Regime { hard_kills, apart, together };

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

struct ReportedRaid {
  std::string name;
  Regime regime = Regime::together;
  std::vector<FamilyReport> reports;  // each family at most once
};

/// Below this share of a band's raids lies no more than this leakage.
struct BandPoint {
  double share = 0;
  double leakage = 0;
};

/// How a family's reported leakage is spread over many raids.
struct ReportedBand {
  std::string name;
  Regime regime = Regime::together;
  std::size_t family = 0;
  std::uint32_t launched = 0;     // in a typical one of these raids
  std::uint32_t raids = 0;        // that the band summarises
  std::vector<BandPoint> points;  // both increasing
};

/// Either raids or bands, not both (calibration_file.h).
struct Record {
  std::vector<ReportedFamily> families;
  std::vector<ReportedRaid> raids;
  std::vector<ReportedBand> bands;
};

}  // namespace bulwark
