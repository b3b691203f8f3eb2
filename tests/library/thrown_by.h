// The one exception of the library, caught for a test.
#pragma once

#include <gtest/gtest.h>

#include "bulwark.h"

namespace bulwark {

/// What `act` throws; fails the test where that is no Error.
template <class Act>
Error thrown_by(const Act& act) {
  try {
    act();
  } catch (const Error& error) {
    return error;
  }
  ADD_FAILURE() << "nothing was thrown";
  return Error(Error::Kind::failure, "");
}

}  // namespace bulwark
