// When the threats of a salvo are launched, or arrive: `launch: {at: 0 min, offset: {uniform: 40 min}}`.
#pragma once

#include "scenario/scenario.h"
#include "yaml/map_reader.h"

namespace bulwark {

/// Reads exactly one of `launch` and `arrive` of a salvo.
void read_timing(const MapReader& salvo_map, Salvo& salvo);

}  // namespace bulwark
