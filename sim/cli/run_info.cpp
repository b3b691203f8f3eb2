#include "cli/run_info.h"

namespace bulwark {

RunInfo program_info(const BuildInfo& build) {
  RunInfo info;
  info.version = build.version;
  info.revision = build.revision;
  info.build = build.build;
  info.command_line = build.command_line;
  return info;
}

RunInfo scenario_info(const BuildInfo& build, const ScenarioArguments& arguments, const LoadedScenario& loaded) {
  RunInfo info = program_info(build);
  info.scenario_name = loaded.scenario.name;
  info.scenario_file = arguments.file;
  info.scenario_text = loaded.text;
  info.overrides = settings_of(arguments);
  return info;
}

}  // namespace bulwark
