#include "plan/option_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/phrase.h"
#include "base/suggest.h"
#include "format/scenario_shape.h"
#include "plan/scenario_value.h"
#include "yaml/flow_text.h"
#include "yaml/names.h"
#include "yaml/positions.h"
#include "yaml/scalar_shapes.h"
#include "yaml/scalars.h"
#include "yaml/written_measure.h"

namespace bulwark {

namespace {

constexpr std::uint32_t most_of_one = 1000;
constexpr std::size_t most_items = 1000;

constexpr std::array site_keys{
    Key{"position", "a position, as [5 km, 12 km]"},
    Key{"systems", "a list of systems that may stand there"},
    Key{"most", "a number of batteries"},
};

constexpr std::array option_keys{
    Key{"battery", "a system, or a battery's values, as {system: guns, ring: 1 km}"},
    Key{"at", "a list of sites"},
    Key{"set", "values by path, as {command.latency: 3 s}"},
    Key{"add", "amounts by path, as {campaign.repair.crews: 2}"},
    Key{"cost", "a number above 0"},
    Key{"most", "how many can be bought"},
    Key{"requires", "a list of options"},
    Key{"excludes", "a list of options"},
};

struct Site {
  std::string name;
  std::string position;  // YAML
  std::vector<std::string> systems;
  std::optional<std::uint32_t> most;
  std::vector<std::size_t> items;
};

const Number a_cost{positive, "a number above 0"};

/// Texts of a list, each one of `known`, if these are all that there are.
std::vector<std::string> names_in(const Value& list, const std::string& kind, const std::vector<std::string>& known,
                                  bool is_known_all = true) {
  std::vector<std::string> names;
  for (const Value& item : items_of(list, "a list of " + kind + "s")) {
    const auto name = Text{"the name of a " + kind}(item);
    if (!name) continue;
    if (is_known_all && std::find(known.begin(), known.end(), *name) == known.end()) {
      item.error(fmt::format("no {} {}{}", kind, in_quotes(*name), suggestion(*name, known)));
    } else if (std::find(names.begin(), names.end(), *name) != names.end()) {
      item.error(fmt::format("the {} is listed twice; expected it once", kind));
    } else {
      names.push_back(*name);
    }
  }
  return names;
}

/// A battery of the scenario, without what its site and `most` say.
void describe_battery(const Value& value) {
  Shape scenario = scenario_shape();
  const Shape& battery = scenario.key("batteries").value.parts.front();
  const std::string meaning = value.shape->meaning;
  *value.shape = battery;
  value.shape->meaning = meaning;
  value.shape->keys.remove_if([](const ShapeKey& key) { return key.name == "position" || key.name == "count"; });
}

/// A path that one option both sets and adds to.
std::optional<std::string> clash_within(const Item& item) {
  Item sets;
  sets.sets = item.sets;
  Item adds;
  adds.adds = item.adds;
  return clash_of(adds, sets);
}

/// Reads options one after another; items follow from each.
class OptionReader {
 public:
  OptionReader(const MapReader& map, PlanProblem& problem)
      : map_(map),
        problem_(problem),
        knows_scenario_(problem.scenario.root().kind == NodeKind::map),
        systems_(keys_of(problem.scenario.root().find("systems"))) {}

  void run() {
    read_sites();
    const auto section = map_.find("options", Presence::required);
    if (!section) return;
    if (section->is(NodeKind::map) && section->node->members.empty()) {
      section->error("no options; expected at least one");
    }
    if (section->describes()) section->shape->pattern = name_pattern;
    const std::vector<Entry> entries = entries_of(*section, "options by name");
    for (const Entry& entry : entries) options_.push_back(entry.name);
    for (const Entry& entry : entries) read_option(entry);
    if (section->describes()) return;
    for (const Entry& entry : entries) read_relations(entry);
    for (const Entry& entry : entries) complain_of_clashes(entry);
    limit_sites();
    if (problem_.items.size() > most_items) {
      section->error(fmt::format("{} things to buy, an option counted at each of its sites; expected at most {}",
                                 problem_.items.size(), most_items));
    }
  }

 private:
  void read_sites() {
    const auto section = map_.find("sites");
    if (!section) return;
    if (section->describes()) section->shape->pattern = name_pattern;
    for (const Entry& entry : entries_of(*section, "sites by name")) {
      check_name(entry.name, entry.name_place, entry.value.path, *entry.value.diagnostics);
      Site site;
      site.name = entry.name;
      const MapReader map(entry.value, site_keys);
      if (!map.is_map()) continue;
      if (const auto position = map.find("position", Presence::required)) {
        if (Position()(*position)) site.position = flow_text(*position->node);
      }
      if (const auto list = map.find("systems", Presence::required)) {
        site.systems = names_in(*list, "system", systems_, knows_scenario_);
      }
      map.read("most", site.most, Whole{1, most_of_one});
      sites_.push_back(std::move(site));
    }
  }

  void read_option(const Entry& entry) {
    check_name(entry.name, entry.name_place, entry.value.path, *entry.value.diagnostics);
    const MapReader map(entry.value, option_keys);
    if (!map.is_map()) return;
    if (map.describes()) return describe_option(map);
    Item item;
    item.name = item.option = entry.name;
    item.place = {entry.name, entry.name_place.line, entry.name_place.column, entry.value.path};
    map.require("cost", item.cost, a_cost);
    map.read("most", item.most, Whole{1, most_of_one});
    if (const auto set = map.find("set")) item.sets = read_changes(*set);
    if (const auto add = map.find("add")) item.adds = read_increments(*add);
    if (const auto path = clash_within(item)) {
      map.find("add")->error(fmt::format("changes {}, as set: does; expected one of the two", in_quotes(*path)));
    }
    if (!map.has("battery") && !map.has("set") && !map.has("add")) {
      entry.value.error("buys nothing; expected battery:, set: or add:");
    }
    if (map.has("set") && !map.has("add") && !map.has("battery") && item.most > 1) {
      map.find("most")->error("what is set is set once, however many are bought; expected 1, or add:");
    }
    if (map.has("battery")) return read_battery(map, item);
    if (map.has("at")) map.find("at")->error("only a battery stands at a site; expected it beside battery:");
    add_item(std::move(item));
  }

  /// All keys, of which a battery's and others go together as the reader above has it.
  void describe_option(const MapReader& map) const {
    Item item;
    map.require("cost", item.cost, a_cost);
    map.read("most", item.most, Whole{1, most_of_one});
    const Value battery = *map.find("battery");
    describe_either(battery, Text(), describe_battery);
    read_changes(*map.find("set"));
    read_increments(*map.find("add"));
    for (const char* const key : {"at", "requires", "excludes"}) names_in(*map.find(key), "name", {}, false);
  }

  /// An item for each site that takes the system.
  void read_battery(const MapReader& map, const Item& item) {
    const Value battery = *map.find("battery");
    const auto system = read_system(battery);
    std::vector<std::string> names;
    for (const Site& site : sites_) names.push_back(site.name);
    std::vector<std::string> wanted;
    if (const auto at = map.find("at")) wanted = names_in(*at, "site", names);
    if (!system) return;
    const std::size_t first = problem_.items.size();
    for (Site& site : sites_) {
      const bool takes_it = std::find(site.systems.begin(), site.systems.end(), *system) != site.systems.end();
      const bool is_listed = std::find(wanted.begin(), wanted.end(), site.name) != wanted.end();
      if (is_listed && !takes_it) {
        map.find("at")->error(fmt::format("site {} takes no {}", in_quotes(site.name), in_quotes(*system)));
      }
      if (!takes_it || (map.has("at") && !is_listed)) continue;
      Item at_site = item;
      at_site.name = item.option + "@" + site.name;
      at_site.site = site.name;
      at_site.battery = BoughtBattery{at_site.name, values_of(battery, site)};
      site.items.push_back(problem_.items.size());
      add_item(std::move(at_site));
    }
    if (problem_.items.size() == first) {
      battery.error(
          fmt::format("no site takes {}; expected one of sites: with it among its systems", in_quotes(*system)));
    } else if (problem_.items.size() > first + 1) {
      problem_.limits.push_back({items_of_option(item.option), item.most});
    }
  }

  std::optional<std::string> read_system(const Value& battery) {
    const bool is_map = battery.is(NodeKind::map);
    const Node* const named = is_map ? battery.node->find("system") : battery.node;
    if (named == nullptr) {
      battery.error("no system; expected a battery's values, as {system: guns, ring: 1 km}");
      return std::nullopt;
    }
    for (const char* taken : {"position", "count"}) {
      const Node* const node = is_map ? battery.node->find(taken) : nullptr;
      if (node == nullptr) continue;
      battery.child(taken, *node).error("sites have positions, and most says how many; expected no such key");
    }
    const Value value = is_map ? battery.child("system", *named) : battery;
    auto system = Text{"the name of a system"}(value);
    if (knows_scenario_ && system && std::find(systems_.begin(), systems_.end(), *system) == systems_.end()) {
      value.error(fmt::format("no system {}{}", in_quotes(*system), suggestion(*system, systems_)));
      return std::nullopt;
    }
    return system;
  }

  static std::string values_of(const Value& battery, const Site& site) {
    const std::string own =
        battery.is(NodeKind::map) ? flow_text(*battery.node) : "{system: " + flow_text(*battery.node) + "}";
    return own.substr(1, own.size() - 2) + ", position: " + site.position;
  }

  std::vector<Increment> read_increments(const Value& section) const {
    std::vector<Increment> increments;
    for (const Entry& entry : entries_of(section, "amounts by path, as {campaign.repair.crews: 2}")) {
      if (entry.value.describes()) describe_measure(entry.value);
      const auto amount = is_measure(entry.value) ? written_measure(entry.value.node->text) : std::nullopt;
      if (!amount) {
        entry.value.unexpected("a number, with its unit if it has one");
        continue;
      }
      if (auto increment = increment_at(entry, *amount, problem_.scenario.root())) increments.push_back(*increment);
    }
    return increments;
  }

  void add_item(Item item) {
    for (const Item& other : problem_.items) {
      if (other.option != item.option) check_paths(item, other);
    }
    problem_.items.push_back(std::move(item));
  }

  /// Of two that set the same, which would hold?
  void check_paths(const Item& item, const Item& other) {
    const auto clash = clash_of(item, other);
    if (clash) clashes_.push_back({item.option, other.option, *clash});
  }

  void read_relations(const Entry& entry) {
    if (!entry.value.is(NodeKind::map)) return;
    for (const bool is_exclusion : {false, true}) {
      const char* const key = is_exclusion ? "excludes" : "requires";
      const Node* const node = entry.value.node->find(key);
      if (node == nullptr) continue;
      const Value list = entry.value.child(key, *node);
      for (const std::string& other : names_in(list, "option", options_)) {
        if (other == entry.name) {
          list.error("an option cannot require or exclude itself");
          continue;
        }
        for (const std::size_t item : items_of_option(entry.name)) {
          problem_.rules.push_back({item, items_of_option(other), is_exclusion});
        }
        if (is_exclusion) excluded_.insert({entry.name, other});
      }
    }
  }

  /// Whichever of the two says that they exclude each other.
  void complain_of_clashes(const Entry& entry) {
    for (const Clash& clash : clashes_) {
      if (clash.option != entry.name) continue;
      if (excluded_.contains({clash.option, clash.other}) || excluded_.contains({clash.other, clash.option})) continue;
      entry.value.error(fmt::format("changes {}, as {} does; expected excludes: [{}]", in_quotes(clash.path),
                                    in_quotes(clash.other), clash.other));
      excluded_.insert({clash.option, clash.other});  // say it once
    }
  }

  void limit_sites() {
    for (const Site& site : sites_) {
      if (site.most && !site.items.empty()) problem_.limits.push_back({site.items, *site.most});
    }
  }

  std::vector<std::size_t> items_of_option(const std::string& option) const {
    std::vector<std::size_t> items;
    for (std::size_t i = 0; i < problem_.items.size(); ++i) {
      if (problem_.items[i].option == option) items.push_back(i);
    }
    return items;
  }

  struct Clash {
    std::string option;
    std::string other;
    std::string path;
  };

  const MapReader& map_;
  PlanProblem& problem_;
  bool knows_scenario_;  // else what is missing there has been told
  std::vector<std::string> systems_;
  std::vector<std::string> options_;
  std::vector<Site> sites_;
  std::vector<Clash> clashes_;
  std::set<std::pair<std::string, std::string>> excluded_;  // as the file says, and what was told
};

}  // namespace

void read_options(const MapReader& map, PlanProblem& problem) {
  OptionReader(map, problem).run();
}

std::vector<Override> read_changes(const Value& value) {
  std::vector<Override> changes;
  for (const Entry& entry : entries_of(value, "values by path, as {command.latency: 3 s}")) {
    if (entry.value.describes()) {
      describe_anything(entry.value);
    } else {
      changes.push_back({entry.name, flow_text(*entry.value.node)});
    }
  }
  return changes;
}

}  // namespace bulwark
