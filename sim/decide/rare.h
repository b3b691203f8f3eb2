// The probability of a rare event: splitting and importance sampling, each a check of the other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "decide/importance.h"
#include "decide/rare_splitting.h"

namespace bulwark {

/// Importance sampling from scenarios fitted to the disasters that the splitting found, and what there is to say
/// against it.
struct RareImportance {
  RareEstimate estimate;
  std::vector<TiltedPart> parts;
  bool is_reached = false;
  bool is_outdone = false;      // a trial of it tells less than one of the splitting
  double weight_z = 0;          // of the mean weight against 1: within 3
  double share_of_largest = 0;  // of the ten largest values in their sum: under a tenth
  double agreement_z = 0;       // with the splitting: within 3

  bool is_contradicted() const;  // by the splitting
  bool is_trusted() const;
  /// What speaks against it, in words; empty where nothing does.
  std::string fault() const;
};

struct RareResult {
  RareSplitting splitting;
  std::optional<RareImportance> importance;  // none: of campaigns, and where the splitting found nothing, or may have
                                             // missed more than the precision allows in strata where it saw nothing
  std::vector<Disaster> disasters;

  bool is_by_importance() const { return importance && importance->is_trusted(); }
  const RareEstimate& estimate() const { return is_by_importance() ? importance->estimate : splitting.estimate; }
  bool is_reached() const { return is_by_importance() ? importance->is_reached : splitting.is_reached; }
};

/// Splitting until half its interval is 40 % of it, then importance sampling to the precision asked for; where that
/// fails its tests, or cannot be, the splitting goes on to it, and further before it is believed against importance
/// sampling. The same to the last bit for any number of threads.
/// Throws Stopped soon after it is asked to end.
RareResult find_rare(const Tables& tables, const RareQuery& query, const RareHooks& hooks);

}  // namespace bulwark
