#include "calibrate/record_reader.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/phrase.h"
#include "calibrate/band_reader.h"
#include "calibrate/raids_file.h"
#include "yaml/names.h"
#include "yaml/read_file.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::array family_keys{
    Key{"of", "a family of the scenario, or a list of them"},
    Key{"correlation", "a number from 0 to 0.99"},
    Key{"misreported", "a share"},
};
constexpr std::array report_keys{
    Key{"launched", "a whole number"},
    Key{"stopped", "a whole number"},
    Key{"lost", "a whole number"},
};
constexpr Key regime_key{"regime", "hard_kills, apart or together"};

class RecordReader {
 public:
  RecordReader(const Scenario& scenario, const std::string& file) : file_(file) {
    for (const std::string& family : scenario.families) scenario_families_.add(family);
  }

  Record read(const MapReader& map) {
    read_families(map);
    read_raids_of(map);
    read_raids_file(map);
    if (const auto section = map.find("bands")) record_.bands = read_bands(*section, families_);
    return std::move(record_);
  }

 private:
  void read_families(const MapReader& map) {
    const auto section = map.find("families", Presence::required);
    if (!section) return families_.give_up();
    if (section->describes()) section->shape->pattern = name_pattern;
    for (const Entry& entry : entries_of(*section, "families of the record by name")) {
      check_name(entry.name, entry.name_place, entry.value.path, *entry.value.diagnostics);
      if (entry.name == "regime") entry.value.error("a raid has a key of this name; expected another");
      ReportedFamily family;
      family.name = entry.name;
      const MapReader of(entry.value, family_keys);
      if (const auto value = of.find("of", Presence::required)) family.of = scenario_families(*value);
      of.require("correlation", family.correlation, Number{{0, 0.99}, "a number from 0 to 0.99"});
      family.misreported = 0.01;
      of.read("misreported", family.misreported, Probability{"a share"});
      if (of.describes()) return families_.give_up();
      if (entry.name != "regime") families_.add(entry.name);
      record_.families.push_back(std::move(family));
    }
  }

  std::vector<FamilyId> scenario_families(const Value& value) {
    std::vector<FamilyId> found;
    const ListOf listed{scenario_families_, "families of the scenario, as [drone, decoy]"};
    if (describe_either(value, Text(), listed)) return found;
    const auto add = [&](std::size_t index, const Value& at) {
      const FamilyId id(index);
      const std::string& name = scenario_families_.names()[index];
      if (!taken_.emplace(index).second) at.error("family " + in_quotes(name) + " is counted twice; expected once");
      found.push_back(id);
    };
    if (value.is(NodeKind::list)) {
      const auto indices = listed(value);
      for (const std::size_t index : indices.value_or(std::vector<std::size_t>())) add(index, value);
      if (indices && indices->empty()) value.error("no families; expected at least one");
    } else if (const auto index = scenario_families_.resolve(value)) {
      add(*index, value);
    }
    return found;
  }

  void read_raids_of(const MapReader& map) {
    const auto section = map.find("raids");
    if (!section) return;
    if (section->describes()) return describe_raids(*section);
    std::vector<Key> keys{regime_key};
    for (const std::string& family : families_.names()) keys.push_back({family, "what was reported of the family"});
    for (const Entry& entry : entries_of(*section, "raids by name")) {
      ReportedRaid raid;
      raid.name = entry.name;
      const MapReader of(entry.value, keys);
      if (!of.is_map()) continue;
      of.require("regime", raid.regime, regime_words());
      for (std::size_t f = 0; f < families_.names().size(); ++f) {
        if (const auto value = of.find(families_.names()[f])) raid.reports.push_back(report(*value, f, raid.regime));
      }
      if (raid.reports.empty() && families_.is_complete()) entry.value.error("no family; expected what was reported");
      record_.raids.push_back(std::move(raid));
    }
    if (section->is(NodeKind::map) && section->node->members.empty()) {
      section->error("no raids; expected at least one");
    }
  }

  /// Which families a raid may have, each file says.
  static void describe_raids(const Value& section) {
    const Value raid = entries_of(section, "raids by name").front().value;
    report(entries_of(raid, "what was reported of a family").front().value, 0, Regime::apart);
    ShapeKey& regime = raid.shape->key("regime");
    regime.is_required = true;
    regime.value.meaning = regime_key.expected;
    regime_words()(raid.describing(regime.name, regime.value));
  }

  static FamilyReport report(const Value& value, std::size_t family, Regime regime) {
    FamilyReport report;
    report.family = family;
    const MapReader of(value, report_keys);
    const bool is_launched = of.require("launched", report.launched, Whole());
    const bool is_stopped = of.require("stopped", report.stopped, Whole());
    const bool is_lost = !of.has("lost") || of.read("lost", report.lost, Whole());
    if (!is_launched || !is_stopped || !is_lost) return report;
    if (const std::string fault = fault_of(report, regime); !fault.empty()) value.error(fault);
    return report;
  }

  void read_raids_file(const MapReader& map) {
    std::string name;
    if (!map.read("raids_file", name, Text{"a CSV file of raids, relative to this one"})) return;
    const std::string path = beside(file_, name);
    const std::string text = read_other_file(path, "a CSV file of raids");
    std::set<std::string> told;
    for (const ReportedRaid& raid : record_.raids) told.insert(raid.name);
    for (ReportedRaid& raid : read_raids(text, path, record_.families)) {
      if (told.contains(raid.name)) {
        map.find("raids_file")->error("has a raid " + in_quotes(raid.name) + ", as raids has; expected it once");
      }
      record_.raids.push_back(std::move(raid));
    }
  }

  Record record_;
  const std::string& file_;
  NameTable scenario_families_{"family of the scenario"};
  NameTable families_{"family of the record"};
  std::set<std::size_t> taken_;
};

}  // namespace

const Choice<Regime>& regime_words() {
  static const Choice<Regime> words{
      {{regime_names[0], Regime::hard_kills}, {regime_names[1], Regime::apart}, {regime_names[2], Regime::together}}};
  return words;
}

Record read_record(const MapReader& map, const Scenario& scenario, const std::string& file) {
  return RecordReader(scenario, file).read(map);
}

}  // namespace bulwark
