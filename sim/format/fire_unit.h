// The keys that a system has and a battery may override, each with its whole value.
#pragma once

#include <span>

#include "format/sections.h"
#include "scenario/scenario.h"
#include "yaml/map_reader.h"

namespace bulwark {

std::span<const Key> fire_unit_keys();

/// Reads the keys that are there over what `unit` holds. A system's (`required`) must have those without a default.
void read_fire_unit(const MapReader& map, Presence presence, const Names& names, FireUnit& unit);

}  // namespace bulwark
