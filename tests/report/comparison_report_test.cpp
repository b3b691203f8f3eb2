#include "report/comparison_report.h"

#include <gmock/gmock.h>

namespace bulwark {
namespace {

using ::testing::HasSubstr;

/// What is said of the price where the defence costs so much more and so many leakers are avoided.
std::string said(double extra_cost, double avoided) {
  Comparison comparison;
  comparison.cost.extra_cost.estimate.value = extra_cost;
  comparison.cost.leakers_avoided.estimate.value = avoided;
  comparison.cost.ratio = extra_cost / avoided;
  comparison.cost.interval = ConfidenceInterval{comparison.cost.ratio - 1, comparison.cost.ratio + 1};
  return comparison_report("b.yaml", "a.yaml", comparison);
}

TEST(ComparisonReport, OnlyWhatAvoidsLeakersForMoneyHasAPricePerLeakerAvoided) {
  EXPECT_THAT(said(20, 5), HasSubstr("cost per leaker avoided: 4 (3 to 5)\n"));
  EXPECT_THAT(said(-20, -5), HasSubstr("saved per leaker more let through: 4 (3 to 5)\n"));
  EXPECT_THAT(said(-20, 5), HasSubstr("fewer leakers at no more cost to the defence\n"));
  EXPECT_THAT(said(20, -5), HasSubstr("more leakers at no less cost to the defence\n"));
}

TEST(ComparisonReport, SaysWhatBatteriesCostToHave) {
  Comparison comparison;
  comparison.cost.extra_cost.estimate.value = -20;
  comparison.cost.extra_batteries_cost = 80;
  comparison.cost.leakers_avoided.estimate.value = 5;
  comparison.cost.ratio = 12;
  comparison.cost.interval = ConfidenceInterval{11, 13};
  EXPECT_THAT(comparison_report("b.yaml", "a.yaml", comparison),
              HasSubstr("cost per leaker avoided: 12 (11 to 13)\nwith what batteries cost to have, 80 more\n"));
}

}  // namespace
}  // namespace bulwark
