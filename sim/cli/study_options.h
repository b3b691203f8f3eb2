// STUDY and what the command line may change of it: of sweep, and of check.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/common_options.h"
#include "study/sweep_plan.h"

namespace bulwark {

struct StudyArguments {
  ScenarioArguments scenario;  // of which the file is the study; settings and events are those of its scenario
  std::optional<std::uint64_t> seed;
  std::optional<std::uint32_t> trials;
};

/// STUDY, --set, --event, --seed, --trials.
void add_study_arguments(Options& options, StudyArguments& arguments);

/// Reads the study. Throws InputErrors with what is wrong with it or with its scenario as it stands.
std::unique_ptr<SweepPlan> plan_of(const StudyArguments& arguments);

/// Throws InputErrors where the scenario that the points are made from would take too much memory.
void check_memory(const SweepPlan& plan, const PoolHooks& hooks);

/// The same, and warns of that scenario; throws InputErrors then where a warning is an error.
void check_base(const SweepPlan& plan, const PoolHooks& hooks, bool werror);

/// Throws InputErrors with all that is wrong anywhere in the study, Stopped.
void check_points(const SweepPlan& plan, const PoolHooks& hooks, bool quiet);

}  // namespace bulwark
