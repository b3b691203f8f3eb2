#include "report/bound_report.h"

#include <gmock/gmock.h>

namespace bulwark {
namespace {

using ::testing::HasSubstr;

TEST(BoundReport, TheLimitIsTheEndOfTheIntervalNotTheEstimate) {
  AllocationBound bound;
  bound.policy_leakers.x = {10, 12, 14, 12};
  bound.leakers.x = {9'000'000, 9'000'000, 11'000'000, 10'000'000};
  bound.leakers.form.units = 1e6;
  bound.policy_leakage = bound.policy_leakers;
  bound.leakage = bound.policy_leakage;
  // Gaps of 1, 3, 3 and 2: mean 2.25, standard error 0.4787, Student's t of three degrees of freedom 3.182.
  EXPECT_THAT(bound_report("a.yaml", Scenario{}, bound),
              HasSubstr("saves no more than 3.773 leakers, with 95 % confidence; by\nthe estimate 19 % of them."));
}

}  // namespace
}  // namespace bulwark
