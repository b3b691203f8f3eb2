// How far allocation could go: a bound below the expected leakers of every policy that does not see the future, under
// the model's rules (sim/manual/bound.md has the theorem, its proof and what is relaxed).
//
// Lagrangian relaxation (Hawkins 2003; Adelman and Mersereau 2008) under an imperfect information relaxation (Brown,
// Smith and Sun 2010; Brown and Zhang 2023): what is drawn at the start of a raid is known, what happens in it is not.
// A limit on what better allocation could save, not what can be saved: no policy need reach it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/stop.h"
#include "scenario/scenario.h"
#include "tables/tables.h"
#include "tally/sample.h"

namespace bulwark {

struct BoundQuery {
  std::uint64_t seed = 0;
  std::uint32_t trials = 100;
  std::uint32_t price_steps = 30;  // passes over the threats of each trial: more make the bound sharper
};

struct BoundHooks {
  unsigned threads = 1;
  StopFlag stop = nullptr;
  std::function<void(std::uint64_t)> trials_done;  // from any thread, with the number so far
};

/// Both over the same trials. Decoys are left out, as in every group `all`.
struct AllocationBound {
  Series policy_leakers;  // of the scenario's own command
  Series policy_leakage;
  Series leakers;  // the bound, trial by trial, in millionths
  Series leakage;
};

/// Throws InputErrors where the scenario is a campaign: the bound is of one raid.
void check_bound(const std::string& file, const Scenario& scenario);

/// Precondition: check_bound() has passed. Throws Stopped soon after it is asked to end. The same to the last bit for
/// any number of threads.
AllocationBound bound_allocation(const Tables& tables, const BoundQuery& query, const BoundHooks& hooks);

}  // namespace bulwark
