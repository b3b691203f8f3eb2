// The border of the library: whatever is thrown inside leaves it as Error.
#pragma once

#include "bulwark.h"

namespace bulwark {

/// In a handler: throws what was caught as Error.
[[noreturn]] void throw_as_error();

/// What `act` returns.
template <class Act>
auto guarded(const Act& act) {
  try {
    return act();
  } catch (...) {
    throw_as_error();
  }
}

/// Throws Error: RunOptions::stop ended the work.
[[noreturn]] void throw_interrupted();

}  // namespace bulwark
