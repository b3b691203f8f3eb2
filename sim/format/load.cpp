#include "format/load.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "format/campaign_parts.h"
#include "format/feasible.h"
#include "format/file_kind.h"
#include "format/grid_checks.h"
#include "format/joint_draws.h"
#include "format/scenario_shape.h"
#include "format/sections.h"
#include "format/uncertain_effect.h"
#include "yaml/map_reader.h"
#include "yaml/override.h"
#include "yaml/parse.h"
#include "yaml/read_file.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::array scenario_keys{
    Key{"bulwark", "the version of the format, as bulwark: 1"},
    Key{"name", "a text"},
    Key{"trials", "a number of trials"},
    Key{"seed", "a whole number"},
    Key{"assets", "assets by name"},
    Key{"threats", "types of threat by name"},
    Key{"raid", "salvos by name"},
    Key{"sensors", "sensors by name"},
    Key{"systems", "systems (kinds of battery) by name"},
    Key{"batteries", "batteries by name"},
    Key{"jammers", "jammers by name"},
    Key{"command", "how engagements are commanded"},
    Key{"campaign", "raids over weeks, stocks and repair"},
    Key{"grid", "the buses and lines that the assets feed"},
    Key{"uncertain", "distributions by path, or a file of joint draws"},
    Key{"events", "conditions on a trial by name"},
};

void read_head(const MapReader& map, const std::string& stem, Scenario& scenario) {
  bool is_ours = true;
  map.require("bulwark", is_ours, FormatVersion{"bulwark"});
  scenario.name = stem;
  map.read("name", scenario.name, Text());
  map.read("trials", scenario.trials, Whole{1, most(sizes::trials)});
  map.read("seed", scenario.seed, Whole{0, std::numeric_limits<std::uint64_t>::max()});
}

using ReadSection = void (*)(const Value&, Reading&);

void read_section(const MapReader& map, std::string_view key, ReadSection read, Reading& reading,
                  Presence presence = Presence::optional) {
  const auto section = map.find(key, presence);
  if (!section) return;
  if (section->is(NodeKind::null) && presence == Presence::optional) {
    section->error("has no value; expected a map, or no such key where there is nothing to put in it");
  } else {
    read(*section, reading);
  }
}

/// Every figure of such a raid is 0 or does not exist, which is seldom what its author is after.
void warn_of_empty_raid(const MapReader& map, const Scenario& scenario) {
  const auto raid = map.find("raid");
  if (!raid) return;
  for (std::size_t s = 0; s < scenario.salvos.size(); ++s) {
    if (most_threats(scenario, SalvoId(s)) >= 0.5) return;  // below one half it launches none
  }
  raid->warning(scenario.salvos.empty() ? "has no salvo, so no trial launches a threat"
                                        : "every count is 0, so no trial launches a threat");
}

/// What hangs on whether a value is drawn.
void check_drawn(const MapReader& map, const Scenario& scenario) {
  if (scenario.campaign) check_repair(*map.find("campaign"), scenario);
  if (scenario.grid) check_grid(*map.find("grid"), scenario);
}

/// Sections in an order in which names come before references to them; complaints are sorted later.
void read_sections(const MapReader& map, const std::string& file, Reading& reading) {
  Names& names = reading.names;
  read_section(map, "assets", read_assets, reading, Presence::required);
  if (!map.has("assets")) names.assets.give_up();
  read_section(map, "threats", read_threats, reading, Presence::required);
  if (!map.has("threats")) names.types.give_up();
  if (!map.has("threats")) names.families.give_up();
  read_section(map, "sensors", read_sensors, reading);
  read_section(map, "systems", read_systems, reading);
  read_section(map, "batteries", read_batteries, reading);
  read_section(map, "raid", read_raid, reading, Presence::required);
  if (!map.has("raid")) names.salvos.give_up();
  read_section(map, "jammers", read_jammers, reading);
  reading.scenario.command.reserve.assign(reading.scenario.systems.size(), {});
  read_section(map, "command", read_command, reading);
  read_section(map, "campaign", read_campaign, reading);
  read_section(map, "grid", read_grid, reading);
  if (const auto uncertain = map.find("uncertain")) read_joint_draws(*uncertain, file, reading);
  read_section(map, "uncertain", read_uncertain, reading);
  read_section(map, "events", read_events, reading);
  if (map.describes()) return;
  check_drawn(map, reading.scenario);
  warn_of_empty_raid(map, reading.scenario);
  if (!map.value().diagnostics->has_errors()) check_feasible(map.value(), reading.scenario);
}

void read_scenario(const Node& root, const std::string& file, Diagnostics& diagnostics, Scenario& scenario) {
  const Value value{&root, "", &diagnostics};
  if (root.kind == NodeKind::null)
    return value.error("the file is empty; expected a scenario, beginning with bulwark: 1");
  if (root.kind == NodeKind::list || root.kind == NodeKind::scalar) {
    return value.error(shape_of(root) + "; expected a scenario: a map with the keys bulwark, assets, threats, raid, …");
  }
  if (const std::string fault = fault_of_kind(root, FileKind::scenario); !fault.empty()) return value.error(fault);
  const MapReader map(value, scenario_keys);
  read_head(map, std::filesystem::path(file).stem().string(), scenario);
  Names names;
  Reading reading{scenario, names, root};
  if (map.is_map()) read_sections(map, file, reading);
}

}  // namespace

Shape scenario_shape() {
  Scenario scenario;
  Names names;
  return described_by([&](const Value& value) {
    Reading reading{scenario, names, *value.node};
    const MapReader map(value, scenario_keys);
    read_head(map, "", scenario);
    read_sections(map, "", reading);
  });
}

ScenarioText::ScenarioText(std::string text, std::string file)
    : text_(std::move(text)), file_(std::move(file)), diagnostics_({file_}) {
  if (text_.size() > max_text_bytes) {
    throw InputErrors({{file_, 0, 0, "", "larger than 16 MB; expected a scenario in YAML"}});
  }
  root_ = parse_yaml(text_, 0, diagnostics_);
}

LoadedScenario ScenarioText::with(const std::vector<Override>& overrides) const {
  Diagnostics diagnostics = diagnostics_;
  Node root = root_;
  for (const Override& override : overrides) {
    apply_override(override, diagnostics.add_source("--set " + override.path), root, diagnostics);
  }
  LoadedScenario loaded;
  read_scenario(root, file_, diagnostics, loaded.scenario);
  if (diagnostics.has_errors()) throw InputErrors(diagnostics.errors());
  warn_of_drawn_settings(root, loaded.scenario, diagnostics);
  loaded.text = text_;
  loaded.warnings = diagnostics.warnings();
  return loaded;
}

LoadedScenario load_scenario_text(std::string_view text, const std::string& name,
                                  const std::vector<Override>& overrides) {
  return ScenarioText(std::string(text), name).with(overrides);
}

const InputError* no_effect_at(const LoadedScenario& loaded, const std::string& path) {
  // What is drawn itself is an error, and told as such (check_not_uncertain()).
  const auto& uncertain = loaded.scenario.uncertain;
  const bool is_drawn = std::any_of(uncertain.begin(), uncertain.end(),
                                    [&](const UncertainParameter& parameter) { return parameter.path == path; });
  const auto is_of_path = [&](const InputError& warning) {
    const bool is_at = path == warning.path || path.starts_with(warning.path + ".");
    const auto says = [&](const char* words) { return warning.message.find(words) != std::string::npos; };
    return is_at && (says("has no effect") || (!is_drawn && says("this value is of no effect")));
  };
  const auto found = std::find_if(loaded.warnings.begin(), loaded.warnings.end(), is_of_path);
  return found == loaded.warnings.end() ? nullptr : &*found;
}

LoadedScenario load_scenario(const std::string& path, const std::vector<Override>& overrides) {
  return load_scenario_text(read_scenario_file(path), name_of_input(path), overrides);
}

}  // namespace bulwark
