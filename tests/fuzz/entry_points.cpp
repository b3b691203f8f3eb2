#include "fuzz/entry_points.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/encoding.h"
#include "base/number.h"
#include "format/load.h"
#include "format/support.h"
#include "fuzz/properties.h"
#include "study/design.h"
#include "study/study_file.h"
#include "trial/trial.h"
#include "yaml/scalars.h"

namespace bulwark::fuzzing {

namespace {

/// The scenario, or none where it is refused.
std::optional<Scenario> load(std::string_view text, const std::vector<Override>& overrides = {}) {
  try {
    return load_scenario_text(text, "fuzz.yaml", overrides).scenario;
  } catch (const InputErrors& errors) {
    expect_readable(errors);
    return std::nullopt;
  }
}

/// Every value of the number's text, as a member of a scenario of one node.
template <class Reader>
void read_as(const Node& node, const Reader& reader) {
  Diagnostics diagnostics({"fuzz.yaml"});
  const auto value = reader(Value{&node, "path", &diagnostics});
  expect(value.has_value() != diagnostics.has_errors(), "a value is read, or complained of");
  if (diagnostics.has_errors()) expect_readable(InputErrors(diagnostics.errors()));
  if constexpr (requires { std::isfinite(*value); }) {
    expect(!value || std::isfinite(static_cast<double>(*value)), "values are finite");
  }
}

/// The longest path of a salvo's threats, in seconds, and with it how many looks a sensor may take.
double longest_flight_s(const Scenario& scenario, const Salvo& salvo) {
  double length_m = std::abs(salvo.lane_spacing_m) * salvo.lanes;
  Vector2 at_m = salvo.origin_m;
  for (const Vector2& waypoint_m : salvo.waypoints_m) {
    length_m += (waypoint_m - at_m).norm();
    at_m = waypoint_m;
  }
  double last_leg_m = 0;
  for (const SalvoTarget& target : salvo.targets) {
    last_leg_m = std::max(last_leg_m, (position_of(scenario, target.target) - at_m).norm());
  }
  return (length_m + last_leg_m) / scenario.types[salvo.type].speed_mps;
}

constexpr double most_routes = 64;
constexpr double most_looks = 20'000;
constexpr double most_threats = 200;

/// Sizes that a run of seconds would be spent on are no faults: `lanes: 10000`, a look each millisecond.
bool is_small(const Scenario& scenario) {
  double routes = 0;
  double threats = 0;
  double looks = 0;
  for (const Salvo& salvo : scenario.salvos) {
    const double salvo_routes = static_cast<double>(salvo.lanes) * static_cast<double>(salvo.targets.size());
    routes += salvo_routes;
    threats += upper_bound(salvo.count);
    for (const Sensor& sensor : scenario.sensors) {
      looks += salvo_routes * longest_flight_s(scenario, salvo) / sensor.scan_s;
    }
  }
  return routes * static_cast<double>(std::max<std::size_t>(1, scenario.batteries.size())) <= most_routes * 16 &&
         looks <= most_looks && threats <= most_threats && scenario.uncertain.empty();
}

/// Latin hypercubes hold 4 bytes a point and factor; what is asked of them here is no matter of size.
constexpr std::uint32_t most_points = 10'000;

void make_points(const Study& study) {
  if (study.points > most_points) return;
  const Design design(study, 1);
  expect(design.points() > 0, "a design has points");
  for (const std::uint64_t index : {std::uint64_t{0}, design.points() / 2, design.points() - 1}) {
    const DesignPoint point = design.point(index);
    expect(point.levels.size() == study.factors.size(), "a point has a level of every factor");
    load(study.scenario.text(), overrides_of(study, point));
    if (study.baseline) load(study.scenario.text(), overrides_of(study, baseline_of(study, point)));
    expect(!in_words(study, point).empty() || study.factors.empty(), "a point can be told in words");
  }
}

constexpr std::array entries{
    EntryPoint{"scenario", read_scenario},   EntryPoint{"study", read_study},
    EntryPoint{"number", read_number},       EntryPoint{"setting", apply_setting},
    EntryPoint{"compile", compile_scenario}, EntryPoint{"journal", merge_journal},
    EntryPoint{"plan", read_plan},           EntryPoint{"calibration", read_calibration},
    EntryPoint{"raids", read_raids_file},    EntryPoint{"draws", read_draws},
};

}  // namespace

void read_scenario(std::string_view input) {
  load(input);
}

void read_study(std::string_view input) {
  std::optional<Study> study;
  try {
    study = load_study_text(std::string(input), "study.yaml", testing::small_scenario(), "small.yaml");
  } catch (const InputErrors& errors) {
    expect_readable(errors);
  }
  if (study) make_points(*study);
}

void read_number(std::string_view input) {
  if (find_encoding_fault(input)) return;  // no text, so no scalar
  const std::size_t length = number_length(input);
  expect(length <= input.size(), "a number is part of its text");
  if (const auto value = to_double(input.substr(0, length)); value && length > 0) {
    expect(std::isfinite(*value) && to_double(shortest(*value)) == *value, "the shortest text reads back");
  }
  const std::string likely = likely_number(input);
  expect(likely.empty() || number_length(likely) == likely.size(), "what was probably meant is a number");
  Node node;
  node.kind = NodeKind::scalar;
  node.text = input;
  for (const Unit& unit : all_units()) read_as(node, Quantity{unit.dimension, not_negative});
  read_as(node, Number{});
  read_as(node, Probability{});
  read_as(node, Whole{});
  read_as(node, Flag{});
}

void apply_setting(std::string_view input) {
  Override setting;
  try {
    setting = parse_override(std::string(input));
  } catch (const InputErrors& errors) {
    return expect_readable(errors);
  }
  const bool loads = load(testing::small_scenario(), {setting}).has_value();
  const bool loads_twice = load(testing::small_scenario(), {setting, setting}).has_value();
  expect(loads == loads_twice, "setting a value twice is setting it once");
}

void compile_scenario(std::string_view input) {
  std::optional<Scenario> scenario = load(input);
  if (!scenario || !is_small(*scenario)) return;
  const Tables tables = compile(std::move(*scenario));
  expect_in_order(tables);
  Trial trial(tables);
  expect_conserved(trial.run(1, 0));
}

std::span<const EntryPoint> entry_points() {
  return entries;
}

}  // namespace bulwark::fuzzing
