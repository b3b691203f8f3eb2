#include "cli/common_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <thread>

#include "base/input_error.h"
#include "inquiry/metric_option.h"

namespace bulwark {

void add_scenario_arguments(Options& options, ScenarioArguments& arguments) {
  options.argument({"SCENARIO", "Scenario file (YAML)"}, arguments.file).required();
  options.texts(
      {"--set", "Put a value at a path before anything is checked, e.g. batteries.north.channels=6; repeatable",
       "PATH=VALUE"},
      arguments.set);
}

std::vector<Override> overrides_of(const ScenarioArguments& arguments) {
  std::vector<Override> overrides;
  for (const std::string& text : arguments.set) overrides.push_back(parse_override(text));
  return overrides;
}

LoadedScenario load(const ScenarioArguments& arguments, bool quiet) {
  LoadedScenario loaded = load_scenario(arguments.file, overrides_of(arguments));
  check_costs(arguments.file, loaded.scenario);
  if (!quiet) {
    for (const InputError& warning : loaded.warnings) fmt::print(stderr, "warning: {}\n", to_string(warning));
  }
  return loaded;
}

unsigned all_cores() {
  return std::max(1U, std::thread::hardware_concurrency());
}

Option add_folder_options(Options& options, std::string& out, bool& force, const std::string& what) {
  const Option folder = options.text({"--out", what, "DIR"}, out);
  options.flag({"--force", "Write into a folder that holds other files too"}, force);
  return folder;
}

void add_seed_option(Options& options, std::optional<std::uint64_t>& seed) {
  options.whole_number({"--seed", "Base seed, in place of the scenario's", "N"}, seed);
}

void add_threads_option(Options& options, std::optional<unsigned>& threads) {
  options.number({"--threads", "Threads; results do not depend on it (default: all cores)", "N"}, threads, {1U, 4096U});
}

void add_quiet_flag(Options& options, bool& quiet) {
  options.flag({"--quiet", "Print nothing but errors"}, quiet);
}

}  // namespace bulwark
