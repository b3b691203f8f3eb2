// What the entry points hold true of every input.
#pragma once

#include <stdexcept>
#include <string>

#include "base/input_error.h"
#include "outcome/outcome.h"
#include "tables/tables.h"

namespace bulwark::fuzzing {

inline void expect(bool holds, const std::string& property) {
  if (!holds) throw std::logic_error("broken: " + property);
}

/// There is a complaint, and each is one line of readable text about a place in the input.
void expect_readable(const InputErrors& errors);

/// Every time in the tables is finite, every list in its order, every probability in [0, 1].
void expect_in_order(const Tables& tables);

/// Fates add up to launches of which there is a record, causes to leakers, kills to threats intercepted.
void expect_conserved(const Outcome& outcome);

}  // namespace bulwark::fuzzing
