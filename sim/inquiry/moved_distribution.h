// A distribution made larger or moved, as a step of what would help most.
#pragma once

#include "random/distribution.h"

namespace bulwark {

/// With every value multiplied; for kinds whose scale is known.
Distribution scaled(Distribution distribution, double factor);

/// With its mean moved by a step: as a whole where its kind allows that.
Distribution moved(Distribution distribution, double step);

}  // namespace bulwark
