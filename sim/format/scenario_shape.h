// What a scenario file may say, for its schema (yaml/shape.h). Defined beside the reader in load.cpp.
#pragma once

#include "yaml/shape.h"

namespace bulwark {

/// As the readers of the sections describe it.
Shape scenario_shape();

}  // namespace bulwark
