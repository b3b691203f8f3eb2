#include <array>

#include "base/phrase.h"
#include "format/sections.h"
#include "yaml/map_reader.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::array keys_of_threat{
    Key{"family", "the name of a family, as drone"},
    Key{"decoy", "true or false"},
    Key{"speed", "a speed, as 185 km/h"},
    Key{"profile", "level or ballistic"},
    Key{"altitude", "a length, as 300 m (the threat flies level)"},
    Key{"apogee", "a length, as 60 km (the threat is ballistic)"},
    Key{"signature", "an area, as 0.05 m^2"},
    Key{"reliability", "a probability"},
    Key{"accuracy", "a probability"},
    Key{"lethality", "a probability"},
    Key{"cost", "a number, at least 0"},
};

/// `default` stands for all families in a doctrine, so nothing may be called so.
void refuse_reserved(const std::string& name, const Place& place, const std::string& path, Diagnostics& diagnostics) {
  if (name == "default") diagnostics.error(place, path, "'default' is a reserved word; expected another name");
}

void read_family(const MapReader& map, ThreatType& type, NameTable& families) {
  std::string family;
  if (!map.require("family", family, Text{"the name of a family"})) return families.give_up();
  const Value value = *map.find("family");
  check_name(family, value.node->place, value.path, *value.diagnostics);
  refuse_reserved(family, value.node->place, value.path, *value.diagnostics);
  type.family = FamilyId(families.add(family));
}

/// The height of the profile is required, that of the other profile would be ignored.
void read_profile(const MapReader& map, ThreatType& type) {
  const Choice<Profile> profiles{{{"level", Profile::level}, {"ballistic", Profile::ballistic}}};
  map.describe_exactly_one({"altitude", "apogee"});
  if (map.has("profile") && !map.read("profile", type.profile, profiles)) {
    map.read("apogee", type.apogee_m, Quantity{Dimension::length, positive});
    map.read("altitude", type.altitude_m, Quantity{Dimension::length, not_negative});
    return;
  }
  const bool is_ballistic = type.profile == Profile::ballistic;
  if (is_ballistic) {
    map.require("apogee", type.apogee_m, Quantity{Dimension::length, positive});
  } else {
    map.require("altitude", type.altitude_m, Quantity{Dimension::length, not_negative});
  }
  const std::string_view unused = is_ballistic ? "altitude" : "apogee";
  if (const auto value = map.find(unused)) {
    value->error(is_ballistic
                     ? "a ballistic threat has no altitude; expected only apogee, or profile: level"
                     : "a threat in level flight has no apogee; expected only altitude, or profile: ballistic");
  }
}

ThreatType read_type(const Entry& entry, NameTable& families) {
  const MapReader map(entry.value, keys_of_threat);
  ThreatType type;
  type.name = entry.name;
  read_family(map, type, families);
  map.read("decoy", type.decoy, Flag());
  map.require("speed", type.speed_mps, Quantity{Dimension::speed, positive});
  read_profile(map, type);
  map.read("signature", type.signature_m2, Quantity{Dimension::area, positive});
  map.read("reliability", type.reliability, Probability());
  map.read("accuracy", type.accuracy, Probability());
  map.read("lethality", type.lethality, Probability());
  map.read("cost", type.cost, Number{not_negative, "a number", &sizes::money});
  return type;
}

/// Groups of results treat decoys as families of their own (model.md, section 11).
void warn_of_mixed_family(const Entry& entry, const ThreatType& type, const Scenario& scenario) {
  for (const ThreatType& other : scenario.types) {
    const Node* family = entry.value.node->find("family");
    if (family == nullptr || other.family != type.family || other.decoy == type.decoy) continue;
    entry.value.child("family", *family)
        .warning("family " + in_quotes(family->text) + " has decoys and real threats (" + in_quotes(other.name) +
                 "); a family of their own keeps results apart");
    return;
  }
}

}  // namespace

std::span<const Key> threat_keys() {
  return keys_of_threat;
}

void read_threats(const Value& section, Reading& reading) {
  if (!section.is(NodeKind::map)) {
    reading.names.types.give_up();
    reading.names.families.give_up();
  }
  for (const Entry& entry : named_entries(section, "types of threat by name")) {
    refuse_reserved(entry.name, entry.name_place, entry.value.path, *section.diagnostics);
    reading.names.types.add(entry.name);
    ThreatType type = read_type(entry, reading.names.families);
    warn_of_mixed_family(entry, type, reading.scenario);
    reading.scenario.types.push_back(std::move(type));
  }
  for (const std::string& family : reading.names.families.names()) reading.scenario.families.push_back(family);
}

}  // namespace bulwark
