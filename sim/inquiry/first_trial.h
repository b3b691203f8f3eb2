// The first trial in which an event happened, to be looked at.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "engine/sample_pool.h"
#include "tables/tables.h"

namespace bulwark {

struct FirstTrialQuery {
  std::string event;  // of the scenario, by name
  std::uint64_t seed = 0;
  std::uint32_t most_trials = 100'000;  // how far to look
};

/// None where it happened in none of the first `most_trials`. Throws Stopped. Independent of the threads.
/// Throws InputErrors (file `--first`) where the scenario has no such event, with the nearest.
std::optional<std::uint32_t> first_trial(const std::shared_ptr<const Tables>& tables, const FirstTrialQuery& query,
                                         const PoolHooks& hooks);

}  // namespace bulwark
