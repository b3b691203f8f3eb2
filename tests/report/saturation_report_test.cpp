#include "report/saturation_report.h"

#include <gmock/gmock.h>

#include <functional>
#include <string>

#include "base/constants.h"

namespace bulwark {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

/// Of v/10 >= level from 0 to 10, ± 0.1 where that is known.
std::string report_on(double level, const std::function<bool(double)>& is_known) {
  SaturationQuery query;
  query.metric = {"leakers", "all"};
  query.crossing = {level, 0, 10, false, 1e-3, 11};
  const auto line = [&](double v) {
    const double half_width = is_known(v) ? 0.1 : nan;
    return Figure{{v / 10, 0.05}, {v / 10 - half_width, v / 10 + half_width}, 0, 0, 0};
  };
  return saturation_report(query, {find_crossing(query.crossing, line)});
}

TEST(SaturationReport, SaysOfEachEndWhetherItIsOutsideOrNotKnown) {
  const auto everywhere = [](double) { return true; };
  const auto above_two = [](double v) { return v > 2; };
  EXPECT_THAT(report_on(0.95, everywhere), AllOf(HasSubstr("(95 %: 8.49"), HasSubstr(" to outside)")));
  EXPECT_THAT(report_on(0.95, above_two), AllOf(HasSubstr("(95 %: 8.49"), HasSubstr(" to outside)")));
  EXPECT_THAT(report_on(0.25, above_two), HasSubstr("(95 %: not known to 3.50"));
  EXPECT_THAT(report_on(0.05, everywhere), HasSubstr("(95 %: outside to 1.50"));
}

TEST(SaturationReport, SaysWhereALevelMayBeCrossedThatTheEstimateDoesNotReach) {
  const auto everywhere = [](double) { return true; };
  EXPECT_THAT(report_on(1.05, everywhere),
              HasSubstr("not crossed: holds nowhere from 0 to 10 by the estimate, and may be crossed (95 %: 9.49"));
  EXPECT_THAT(report_on(2, everywhere), HasSubstr("not crossed: holds nowhere from 0 to 10\n"));
  EXPECT_THAT(report_on(-1, everywhere), HasSubstr("not crossed: holds everywhere from 0 to 10\n"));
}

}  // namespace
}  // namespace bulwark
