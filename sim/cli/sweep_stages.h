// What `bulwark sweep` does, once its command line is read: prepare, run, conclude; alone or as one process of many.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "cli/commands.h"
#include "cli/study_options.h"
#include "output/sweep_folder.h"

namespace bulwark {

struct SweepArguments {
  StudyArguments study;
  SweepFolder folder;
  std::string shard = "1/1";
  bool quiet = false;
  bool json = false;
  std::optional<unsigned> threads;

  unsigned used_threads() const { return threads.value_or(all_cores()); }
  PoolHooks hooks(StopFlag stop = nullptr, std::function<void(std::uint64_t)> trials_done = {}) const {
    return hooks_within(study.scenario.max_memory, used_threads(), stop, std::move(trials_done));
  }
  bool talks() const { return !quiet && !json; }
};

/// The exit code. Throws InputErrors with all that is wrong, before anything runs.
int run_sweep_command(const SweepArguments& arguments, const BuildInfo& build);

}  // namespace bulwark
