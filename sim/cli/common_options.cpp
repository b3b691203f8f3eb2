#include "cli/common_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <thread>
#include <utility>

#include "base/input_error.h"
#include "base/phrase.h"
#include "cli/terminal.h"
#include "engine/memory.h"
#include "format/event_option.h"
#include "inquiry/memory_option.h"
#include "inquiry/metric_option.h"
#include "yaml/read_file.h"

namespace bulwark {

void add_scenario_arguments(Options& options, ScenarioArguments& arguments) {
  add_scenario_without_events(options, arguments);
  add_event_option(options, arguments.events);
}

void add_scenario_without_events(Options& options, ScenarioArguments& arguments) {
  options.argument({"SCENARIO", "Scenario file (YAML), or - for the standard input"}, arguments.file).required();
  add_settings_options(options, arguments);
}

void add_settings_options(Options& options, ScenarioArguments& arguments) {
  options.texts(
      {"--set", "Put a value at a path before anything is checked, e.g. batteries.north.channels=6; repeatable",
       "PATH=VALUE"},
      arguments.set);
  add_memory_option(options, arguments.max_memory);
  add_werror_flag(options, arguments.werror);
}

void add_memory_option(Options& options, std::string& max_memory) {
  options.text(
      {"--max-memory",
       "Refuse before it is compiled what would take more (default: 80 % of the machine's or the group's)", "SIZE"},
      max_memory);
}

PoolHooks hooks_within(const std::string& max_memory, unsigned threads, StopFlag stop,
                       std::function<void(std::uint64_t)> trials_done) {
  return {threads, stop, std::move(trials_done), memory_limit("--max-memory", max_memory)};
}

void add_event_option(Options& options, std::vector<std::string>& events) {
  options.texts(
      {"--event",
       "A condition on a trial, e.g. 'blackout=capacity_lost_MW > 1 GW'; the metric event:blackout; repeatable",
       "NAME=CONDITION"},
      events);
}

std::vector<Override> overrides_of(const ScenarioArguments& arguments) {
  std::vector<Override> overrides;
  for (const std::string& text : arguments.set) overrides.push_back(parse_override(text));
  for (const std::string& text : arguments.events) overrides.push_back(event_override(text));
  return overrides;
}

std::vector<Override> overrides_for(const ScenarioArguments& arguments, const Node& scenario) {
  const Node* const own = scenario.find("events");
  std::set<std::string> names;
  std::vector<InputError> errors;
  for (const std::string& text : arguments.events) {
    const std::string name = event_override(text).path.substr(std::string_view("events.").size());
    const bool is_again = !names.insert(name).second;
    const bool is_in_file = own != nullptr && own->find(name) != nullptr;
    if (!is_again && !is_in_file) continue;
    errors.push_back({"--event", 0, 0, "",
                      is_again ? in_quotes(name) + " is defined twice; expected every name once"
                               : fmt::format("{} is an event of the scenario; expected another name, or --set "
                                             "events.{}=CONDITION to replace it",
                                             in_quotes(name), name)});
  }
  if (!errors.empty()) throw InputErrors(errors);
  return overrides_of(arguments);
}

std::vector<std::string> settings_of(const ScenarioArguments& arguments) {
  std::vector<std::string> settings = arguments.set;
  for (const std::string& text : arguments.events) settings.push_back(event_setting(text));
  return settings;
}

LoadedScenario load(const ScenarioArguments& arguments, unsigned threads, bool with_log) {
  LoadedScenario loaded = load_quietly(arguments, threads, with_log);
  warn(loaded.warnings, arguments.werror);
  return loaded;
}

LoadedScenario load_quietly(const ScenarioArguments& arguments, unsigned threads, bool with_log) {
  const double most_bytes = memory_limit("--max-memory", arguments.max_memory);
  const std::string file = name_of_input(arguments.file);
  const ScenarioText text(arguments.text ? *arguments.text : read_scenario_file(arguments.file), file);
  LoadedScenario loaded = text.with(overrides_for(arguments, text.root()));
  check_costs(arguments.file, loaded.scenario);
  const std::string fault = memory_fault(memory_parts(loaded.scenario, threads, with_log), most_bytes);
  if (!fault.empty()) refuse(arguments.file, fault);
  return loaded;
}

void warn(const std::vector<std::string>& warnings, bool werror) {
  const std::size_t told = std::min(warnings.size(), most_told);
  for (std::size_t i = 0; i < told; ++i) report("warning: {}\n", warnings[i]);
  if (told < warnings.size()) report("and {} more warnings\n", warnings.size() - told);
  if (werror && !warnings.empty()) refuse("--werror", "a warning is an error; expected none");
}

void warn(const std::vector<InputError>& warnings, bool werror) {
  std::vector<std::string> texts;
  for (const InputError& warning : warnings) texts.push_back(to_string(warning));
  warn(texts, werror);
}

void add_json_flag(Options& options, bool& json) {
  options.flag({"--json", "Print the tables as JSON, in place of words"}, json);
}

void add_werror_flag(Options& options, bool& werror) {
  options.flag({"--werror", "Take a warning for an error"}, werror);
}

unsigned all_cores() {
  return std::max(1U, std::thread::hardware_concurrency());
}

Option add_folder_options(Options& options, std::string& out, bool& force, const std::string& what) {
  const Option folder = options.text({"--out", what, "DIR"}, out);
  options.flag({"--force", "Write into a folder that holds other files or another result"}, force);
  return folder;
}

void add_seed_option(Options& options, std::optional<std::uint64_t>& seed) {
  options.whole_number({"--seed", "Base seed, in place of the scenario's", "N"}, seed);
}

void add_threads_option(Options& options, std::optional<unsigned>& threads) {
  options.number({"--threads", "Threads; results do not depend on it (default: all cores)", "N"}, threads, {1U, 4096U});
}

void add_quiet_flag(Options& options, bool& quiet) {
  options.flag({"--quiet", "Print nothing but errors and warnings"}, quiet);
}

}  // namespace bulwark
