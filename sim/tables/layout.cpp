#include "tables/layout.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/constants.h"
#include "tables/most_launched.h"

namespace bulwark {

namespace {

constexpr double timeline_steps = 100;

/// Offsets from a salvo's `at`: where nearly all of them lie. Three standard deviations hold all but 0.3 % of a normal.
Interval offset_span(const Salvo& salvo, double most_threats) {
  const double count = std::max(1.0, most_threats);
  switch (salvo.offset) {
    case OffsetRule::simultaneous:
      return {0, 0};
    case OffsetRule::uniform:
      return {0, salvo.offset_s};
    case OffsetRule::normal:
      return {-3 * salvo.offset_s, 3 * salvo.offset_s};
    case OffsetRule::every:
      return {0, (count - 1) * salvo.offset_s};
    case OffsetRule::poisson:
      return {0, (count + 3 * std::sqrt(count)) * salvo.offset_s};
  }
  return {0, 0};
}

/// The first step of a scale that a reader's eye divides easily which is not below the wanted one.
double round_step_s(double wanted_s) {
  constexpr std::array<double, 19> steps_s = {0.1, 0.2, 0.5, 1,   2,    5,    10,   20,   30,   60,
                                              120, 300, 600, 900, 1200, 1800, 3600, 7200, 14400};
  for (const double step_s : steps_s) {
    if (step_s >= wanted_s) return step_s;
  }
  return std::ceil(wanted_s / seconds_per_day) * seconds_per_day;
}

}  // namespace

Interval raid_span(const Scenario& scenario, SalvoId id, double longest_flight_s) {
  const Salvo& salvo = scenario.salvos[id];
  const Interval offset = offset_span(salvo, most_launched(scenario, id));
  const double first_s = salvo.at_s + offset.begin_s;
  const double last_s = salvo.at_s + offset.end_s;
  if (salvo.timed_on_arrival) return {first_s - longest_flight_s, last_s};
  return {first_s, last_s + longest_flight_s};
}

TimelineAxis timeline_axis(const std::vector<Interval>& spans) {
  if (spans.empty()) return {0, 1, 2};
  double begin_s = spans.front().begin_s;
  double end_s = spans.front().end_s;
  for (const Interval& span : spans) {
    begin_s = std::min(begin_s, span.begin_s);
    end_s = std::max(end_s, span.end_s);
  }
  TimelineAxis axis;
  axis.step_s = round_step_s((end_s - begin_s) / timeline_steps);
  axis.start_s = std::floor(begin_s / axis.step_s) * axis.step_s;
  axis.samples = static_cast<std::size_t>(std::ceil((end_s - axis.start_s) / axis.step_s)) + 2;
  return axis;
}

Layout make_layout(const Scenario& scenario) {
  Layout layout;
  layout.families = scenario.families.size();
  layout.systems = scenario.systems.size();
  layout.batteries = scenario.batteries.size();
  layout.assets = scenario.assets.size();
  layout.sensors = scenario.sensors.size();
  for (const SalvoId s : scenario.salvos.ids()) {
    const Salvo& salvo = scenario.salvos[s];
    const ThreatType& type = scenario.types[salvo.type];
    layout.first_cell.push_back(CellId(layout.cells.size()));
    for (const SalvoTarget& aim : salvo.targets) {
      layout.cells.push_back({s, aim.target, salvo.type, type.family, type.decoy});
    }
  }
  return layout;
}

}  // namespace bulwark
