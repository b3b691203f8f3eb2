// The probability of a rare event: splitting and importance sampling, each a check of the other.
#pragma once

#include <optional>
#include <vector>

#include "decide/rare_importance.h"
#include "decide/rare_splitting.h"

namespace bulwark {

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

/// A shard's part of it, for the log of the hooks, which must be there: pilot, first wave and first look at importance
/// sampling as in the whole; then, of all that these say is still to be played, every N-th replication and batch.
/// find_rare() with the logs of all shards plays no more than what that was short of, and comes to the same last bit.
void play_rare_share(const Tables& tables, const RareQuery& query, const RareHooks& hooks, const Shard& shard);

}  // namespace bulwark
