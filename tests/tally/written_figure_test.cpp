// Levels and differences of metrics as people write them.
#include "tally/written_figure.h"

#include <gtest/gtest.h>

namespace bulwark {
namespace {

std::string fault(const std::string& metric, const char* written, FigureOf kind = FigureOf::level) {
  return figure_fault(parse_metric(metric), written, kind).value_or("");
}

TEST(WrittenFigure, OfAShareIsAShareOrAPercentage) {
  for (const char* share : {"0", "0.5", "1", "0 %", "50 %", "100 %"}) EXPECT_EQ(fault("leakage", share), "") << share;
  EXPECT_EQ(fault("leakage", "12"), "leakage:all lies between 0 and 1, and is never 12; did you mean 12 %?");
  EXPECT_EQ(fault("event:both", "5", FigureOf::difference),
            "event:both lies between 0 and 1, and never differs by 5; did you mean 5 %?");
  EXPECT_EQ(fault("leakage", "120 %"), "leakage:all lies between 0 and 1, and is never 120 %");
  EXPECT_EQ(fault("leakage", "-0.1"), "leakage:all lies between 0 and 1, and is never -0.1");
}

TEST(WrittenFigure, OfACountIsNoPercentage) {
  EXPECT_EQ(fault("leakers", "12"), "");
  EXPECT_EQ(fault("leakers", "5 %"), "leakers:all is no share, and '5 %' means nothing of it; expected a number");
  EXPECT_EQ(fault("cost_ratio", "150 %"), "");  // no share, but a ratio
}

}  // namespace
}  // namespace bulwark
