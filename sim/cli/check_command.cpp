#include <fmt/format.h>

#include <algorithm>

#include "cli/check_campaign.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "tables/review.h"
#include "tables/tables.h"

namespace bulwark {

namespace {

std::string duration(double seconds) {
  if (seconds < 120) return fmt::format("{:.0f} s", seconds);
  if (seconds < 7200) return fmt::format("{:.0f} min", seconds / 60);
  return fmt::format("{:.1f} h", seconds / 3600);
}

void print_summary(const Tables& tables) {
  const Scenario& scenario = tables.scenario;
  double threats = 0;
  for (const Salvo& salvo : scenario.salvos) threats += mean(salvo.count);
  fmt::print("{}\n\n", scenario.name);
  fmt::print("threats         {:g} expected, in {} salvos of {} types\n", threats, scenario.salvos.size(),
             scenario.types.size());
  fmt::print("routes          {} (salvo, lane, target)\n", tables.geometry->routes.size());
  fmt::print("batteries       {} in {} systems\n", scenario.batteries.size(), scenario.systems.size());
  fmt::print("launch windows  {} of {} pairs of route and battery\n", tables.geometry->windows.size(),
             tables.geometry->pairs.size());
  fmt::print("sensors         {} ({} looks that may be the first to detect)\n", scenario.sensors.size(),
             tables.geometry->looks.size());
  fmt::print("jammers         {}\n", scenario.jammers.size());
  fmt::print("uncertain       {} parameters\n", scenario.uncertain.size());
  const TimelineAxis& axis = tables.layout.timeline;
  fmt::print("timeline        {} from {:g} s, {} samples every {:g} s\n\n",
             duration(axis.step_s * static_cast<double>(axis.samples - 1)), axis.start_s, axis.samples, axis.step_s);
}

std::string reach_text(const Reach& reach) {
  if (reach.batteries == 0) return "-";
  return fmt::format("{} x {}", reach.batteries, duration(reach.longest_window_s));
}

void print_reach(const Tables& tables) {
  const Scenario& scenario = tables.scenario;
  if (scenario.systems.empty()) return;
  fmt::print(
      "Which system can reach which salvo: batteries with a launch window x the longest time that one has on a "
      "route\n");
  const std::vector<Reach> reach = reach_table(tables);
  std::size_t name_width = 5;
  for (const Salvo& salvo : scenario.salvos) name_width = std::max(name_width, salvo.name.size());
  fmt::print("{:<{}}", "salvo", name_width);
  for (const System& system : scenario.systems)
    fmt::print("  {:>{}}", system.name, std::max<std::size_t>(11, system.name.size()));
  fmt::print("\n");
  for (std::size_t s = 0; s < scenario.salvos.size(); ++s) {
    fmt::print("{:<{}}", scenario.salvos[SalvoId(s)].name, name_width);
    for (std::size_t y = 0; y < scenario.systems.size(); ++y) {
      fmt::print("  {:>{}}", reach_text(reach[y * scenario.salvos.size() + s]),
                 std::max<std::size_t>(11, scenario.systems[SystemId(y)].name.size()));
    }
    fmt::print("\n");
  }
}

int check(const ScenarioArguments& arguments) {
  const LoadedScenario loaded = load(arguments);
  const Tables tables = compile(loaded.scenario);
  print_summary(tables);
  print_reach(tables);
  std::vector<std::string> warnings = review(tables);
  const std::vector<std::string> more = print_campaign_and_grid(tables);
  warnings.insert(warnings.end(), more.begin(), more.end());
  for (const std::string& warning : warnings) fmt::print(stderr, "warning: {}: {}\n", arguments.file, warning);
  fmt::print("\n{}: no errors, {} warnings\n", arguments.file, loaded.warnings.size() + warnings.size());
  return exit_success;
}

constexpr const char* footer =
    "Prints every error at once, each as file:line:col: path: what is wrong and what was expected (exit status 2);\n"
    "with none, what was compiled, and on stderr warnings of what can be of no effect. Of a campaign also the occasions\n"
    "of its strikes, planned raids and stocks by the day, of a grid its islands and what it serves undamaged.\n\n"
    "Example:\n"
    "  bulwark check configs/winter_grid.yaml";

}  // namespace

void add_check_command(CommandLine& line) {
  line.add<ScenarioArguments>({"check", "Check a scenario and say what it compiles to", footer}, add_scenario_arguments,
                              check);
}

}  // namespace bulwark
