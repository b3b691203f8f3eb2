// Preconditions: checked in builds that may be slow, free in a release.
#include "base/contract.h"

#include <gtest/gtest.h>

#include <string>

#include "base/id.h"

namespace bulwark {
namespace {

TEST(Contract, SaysWhatTheCallerMustSeeTo) {
  try {
    contract_broken("n > 0", "statistics/x.cpp", 12);
    FAIL();
  } catch (const ContractBroken& broken) {
    EXPECT_EQ(std::string(broken.what()), "statistics/x.cpp:12: the caller must see to it that n > 0");
  }
}

TEST(Contract, IsCheckedInDebugAndSanitizerBuildsAlone) {
  int evaluated = 0;
  const auto holds = [&evaluated](bool answer) {
    ++evaluated;
    return answer;
  };
  EXPECT_NO_THROW(EXPECTS(holds(true)));
#ifdef NDEBUG
  EXPECT_NO_THROW(EXPECTS(holds(false)));
  EXPECT_EQ(evaluated, 0);
#else
  EXPECT_THROW(EXPECTS(holds(false)), ContractBroken);
  EXPECT_EQ(evaluated, 2);
#endif
}

#ifndef NDEBUG
TEST(Contract, HoldsIdsToTheirVector) {
  IndexedBy<BatteryId, int> batteries(2);
  EXPECT_NO_THROW(batteries[BatteryId(1)] = 3);
  EXPECT_THROW(batteries[BatteryId(2)], ContractBroken);
}
#endif

}  // namespace
}  // namespace bulwark
