// The sections of a scenario, one reader each; every reader has its own file and keeps the section's keys beside it.
#pragma once

#include <set>
#include <span>
#include <string>

#include "scenario/scenario.h"
#include "yaml/map_reader.h"
#include "yaml/names.h"
#include "yaml/value.h"

namespace bulwark {

/// What earlier sections have named, for the references of later ones.
struct Names {
  NameTable assets{"asset"};
  NameTable families{"family of threats"};
  NameTable types{"threat"};
  NameTable salvos{"salvo"};
  NameTable systems{"system"};
  NameTable battery_keys{"battery"};
  std::set<std::string> uncounted_batteries;  // keys whose `count` could not be read
  NameTable sensors{"sensor"};
  NameTable jammers{"jammer"};
};

/// A scenario in the making. The file's root is at hand for paths that lead anywhere (`uncertain`).
struct Reading {
  Scenario& scenario;
  Names& names;
  const Node& root;
};

/// The keys that one thing of a section may have; those of a system are fire_unit_keys().
std::span<const Key> asset_keys();
std::span<const Key> threat_keys();
std::span<const Key> salvo_keys();
std::span<const Key> sensor_keys();
std::span<const Key> battery_keys();
std::span<const Key> jammer_keys();
std::span<const Key> command_keys();
std::span<const Key> campaign_keys();
std::span<const Key> grid_keys();

/// Entries of a section whose keys are names, with names complained about that cannot be used.
std::vector<Entry> named_entries(const Value& section, const std::string& expected);

void read_assets(const Value& section, Reading& reading);
void read_threats(const Value& section, Reading& reading);
void read_raid(const Value& section, Reading& reading);
void read_sensors(const Value& section, Reading& reading);
void read_systems(const Value& section, Reading& reading);
void read_batteries(const Value& section, Reading& reading);
void read_jammers(const Value& section, Reading& reading);
void read_command(const Value& section, Reading& reading);
void read_campaign(const Value& section, Reading& reading);
void read_grid(const Value& section, Reading& reading);
void read_uncertain(const Value& section, Reading& reading);
void read_events(const Value& section, Reading& reading);

}  // namespace bulwark
