#include "report/check_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/constants.h"
#include "report/text_table.h"
#include "scenario/target.h"
#include "tables/exposure.h"
#include "tables/review.h"

namespace bulwark {

namespace {

std::string duration(double seconds) {
  if (seconds < 120) return fmt::format("{:.0f} s", seconds);
  if (seconds < 7200) return fmt::format("{:.0f} min", seconds / 60);
  return fmt::format("{:.1f} h", seconds / seconds_per_hour);
}

std::string line(const char* what, const std::string& how_much) {
  return fmt::format("{:<16}{}\n", what, how_much);
}

/// By name; nothing where there are none.
std::string events_line(const Scenario& scenario) {
  std::vector<std::string> names;
  for (const NamedEvent& event : scenario.events) names.push_back(event.name);
  return names.empty() ? "" : line("events", fmt::format("{}", fmt::join(names, ", ")));
}

std::string summary(const Tables& tables) {
  const Scenario& scenario = tables.scenario;
  const Geometry& geometry = *tables.geometry;
  const TimelineAxis& axis = tables.layout.timeline;
  double threats = 0;
  for (const Salvo& salvo : scenario.salvos) threats += mean(salvo.count);
  return line("threats", fmt::format("{:g} expected, in {} salvos of {} types", threats, scenario.salvos.size(),
                                     scenario.types.size())) +
         line("routes", fmt::format("{} (salvo, lane, target)", geometry.routes.size())) +
         line("batteries", fmt::format("{} in {} systems", scenario.batteries.size(), scenario.systems.size())) +
         line("launch windows",
              fmt::format("{} of {} pairs of route and battery", geometry.windows.size(), geometry.pairs.size())) +
         line("sensors", fmt::format("{} ({} looks that may be the first to detect)", scenario.sensors.size(),
                                     geometry.looks.size())) +
         line("jammers", fmt::format("{}", scenario.jammers.size())) +
         line("uncertain", fmt::format("{} parameters", scenario.uncertain.size())) + events_line(scenario) +
         line("timeline", fmt::format("{} from {:g} s, {} samples every {:g} s",
                                      duration(axis.step_s * static_cast<double>(axis.samples - 1)), axis.start_s,
                                      axis.samples, axis.step_s));
}

std::string reach_text(const Reach& reach) {
  if (reach.batteries == 0) return "-";
  return fmt::format("{} x {}", reach.batteries, duration(reach.longest_window_s));
}

std::string reach_section(const Tables& tables) {
  const Scenario& scenario = tables.scenario;
  if (scenario.systems.empty()) return "";
  const auto width = [](const System& system) { return std::max<std::size_t>(11, system.name.size()); };
  std::size_t name_width = 5;
  for (const Salvo& salvo : scenario.salvos) name_width = std::max(name_width, salvo.name.size());
  std::string text =
      "Which system can reach which salvo: batteries with a launch window x the longest time that one has on a "
      "route\n";
  text += fmt::format("{:<{}}", "salvo", name_width);
  for (const System& system : scenario.systems) text += fmt::format("  {:>{}}", system.name, width(system));
  text += '\n';
  const auto reach = reach_table(tables);
  for (const SalvoId s : scenario.salvos.ids()) {
    text += fmt::format("{:<{}}", scenario.salvos[s].name, name_width);
    for (const SystemId y : scenario.systems.ids()) {
      text += fmt::format("  {:>{}}", reach_text(reach(y, s)), width(scenario.systems[y]));
    }
    text += '\n';
  }
  return text;
}

std::string exposure_section(const Tables& tables) {
  const std::vector<Exposure> found = exposures(tables);
  if (found.empty()) return "";
  TextTable table({"target", "salvo", "share of it", "batteries that guard"});
  for (const Exposure& exposure : found) {
    table.add({name_of(tables.scenario, exposure.target), tables.scenario.salvos[exposure.salvo].name,
               fmt::format("{:.3g} %", 100 * exposure.share), std::to_string(exposure.guarded_by)});
  }
  return "\nWho can be hit by what: the share of the salvo that goes there, how many batteries have a window on its "
         "way\n" +
         table.text();
}

}  // namespace

std::string check_report(const Tables& tables) {
  return tables.scenario.name + "\n\n" + summary(tables) + '\n' + reach_section(tables) + exposure_section(tables);
}

}  // namespace bulwark
