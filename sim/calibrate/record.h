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

struct Record {
  std::vector<ReportedFamily> families;
  std::vector<ReportedRaid> raids;
};

}  // namespace bulwark
