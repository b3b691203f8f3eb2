// Every file of bad/ is refused with exactly the messages beside it.
#include "base/bad_files.h"

#include <gmock/gmock.h>

#include "plan/plan_file.h"

namespace bulwark {
namespace {

const testing::BadFiles bad_plans("plan");

class BadPlan : public ::testing::TestWithParam<std::string> {};

TEST_P(BadPlan, IsRefusedWithTheseMessages) {
  const auto load = [](const std::string& path) { load_plan(path); };
  EXPECT_EQ(bad_plans.messages(GetParam(), load), bad_plans.expected(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(PlanFile, BadPlan, ::testing::ValuesIn(bad_plans.names()),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace bulwark
