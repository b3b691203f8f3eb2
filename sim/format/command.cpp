#include <array>

#include "format/sections.h"
#include "yaml/map_reader.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::array keys_of_command{
    Key{"coordination", "central or independent"},
    Key{"latency", "a time, as 5 s"},
    Key{"track_capacity", "a number of tracks"},
    Key{"order", "impact, detection, value or random"},
    Key{"weapon", "best_pk, cheapest, nearest or fullest"},
    Key{"policy", "greedy or assignment"},
    Key{"engagements_per_threat", "a number, at least 1"},
    Key{"reserve", "rounds kept for families, as {medium_sam: {cruise: 4}}"},
    Key{"discrimination", "{decoy_as_real: a probability, real_as_decoy: a probability, engage_decoys: last or never}"},
};

constexpr std::array reserve_keys{
    Key{"rounds", "a number of rounds"},
    Key{"until", "a raid time from which they are kept no longer, as 7 h"},
};

constexpr std::array discrimination_keys{
    Key{"decoy_as_real", "a probability"},
    Key{"real_as_decoy", "a probability"},
    Key{"engage_decoys", "last or never"},
};

const Choice<Coordination> coordinations{
    {{"central", Coordination::central}, {"independent", Coordination::independent}}};
const Choice<ThreatOrder> threat_orders{{{"impact", ThreatOrder::impact},
                                         {"detection", ThreatOrder::detection},
                                         {"value", ThreatOrder::value},
                                         {"random", ThreatOrder::random}}};
const Choice<WeaponOrder> weapon_orders{{{"best_pk", WeaponOrder::best_pk},
                                         {"cheapest", WeaponOrder::cheapest},
                                         {"nearest", WeaponOrder::nearest},
                                         {"fullest", WeaponOrder::fullest}}};
const Choice<Policy> policies{{{"greedy", Policy::greedy}, {"assignment", Policy::assignment}}};
const Choice<EngageDecoys> decoy_rules{{{"last", EngageDecoys::last}, {"never", EngageDecoys::never}}};

std::optional<ReserveEntry> read_lasting_reserve(const Value& value) {
  const auto rounds = Whole()(value);
  return rounds ? std::optional<ReserveEntry>({{}, static_cast<int>(*rounds), {}}) : std::nullopt;
}

std::optional<ReserveEntry> read_ending_reserve(const Value& value) {
  const MapReader map(value, reserve_keys);
  ReserveEntry entry;
  const bool has_rounds = map.require("rounds", entry.rounds, Whole());
  map.read("until", entry.until_s, Quantity{Dimension::time});
  return has_rounds ? std::optional(entry) : std::nullopt;
}

/// `4`, or `{rounds: 4, until: 7 h}`.
std::optional<ReserveEntry> read_reserved(const Value& value) {
  if (describe_either(value, read_lasting_reserve, read_ending_reserve)) return std::nullopt;
  if (value.is(NodeKind::map)) return read_ending_reserve(value);
  if (value.is(NodeKind::scalar)) return read_lasting_reserve(value);
  value.unexpected("a number of rounds, as 4, or {rounds: 4, until: 7 h}");
  return std::nullopt;
}

void read_reserve(const Value& value, Reading& reading) {
  for (const Entry& system : entries_of(value, "rounds kept for families, as {medium_sam: {cruise: 4}}")) {
    const auto index =
        reading.names.systems.resolve(system.name, system.name_place, system.value.path, *value.diagnostics);
    for (const Entry& entry : entries_of(system.value, "rounds by family, as {cruise: 4}")) {
      const auto family =
          reading.names.families.resolve(entry.name, entry.name_place, entry.value.path, *value.diagnostics);
      auto reserved = read_reserved(entry.value);
      if (!index || !family || !reserved) continue;
      reserved->family = FamilyId(*family);
      reading.scenario.command.reserve[SystemId(*index)].push_back(*reserved);
    }
  }
}

void read_discrimination(const Value& value, Command& command) {
  const MapReader map(value, discrimination_keys);
  map.read("decoy_as_real", command.decoy_as_real, Probability());
  map.read("real_as_decoy", command.real_as_decoy, Probability());
  map.read("engage_decoys", command.engage_decoys, decoy_rules);
}

}  // namespace

std::span<const Key> command_keys() {
  return keys_of_command;
}

void read_command(const Value& section, Reading& reading) {
  const MapReader map(section, keys_of_command);
  Command& command = reading.scenario.command;
  map.read("coordination", command.coordination, coordinations);
  map.read("latency", command.latency_s, Quantity{Dimension::time, not_negative});
  map.read("track_capacity", command.track_capacity, Whole());
  map.read("order", command.order, threat_orders);
  map.read("weapon", command.weapon, weapon_orders);
  map.read("policy", command.policy, policies);
  map.read("engagements_per_threat", command.engagements_per_threat, Whole{1});
  if (const auto reserve = map.find("reserve")) read_reserve(*reserve, reading);
  if (const auto discrimination = map.find("discrimination")) read_discrimination(*discrimination, command);
  if (command.policy == Policy::assignment && command.coordination == Coordination::independent) {
    map.find("policy")->error("assignment needs one commander; expected coordination: central, or policy: greedy");
  }
}

}  // namespace bulwark
