#include "metrics/metric_list.h"

#include <gtest/gtest.h>

#include "base/input_error.h"

namespace bulwark {
namespace {

TEST(Metrics, AreParsedStrictly) {
  EXPECT_EQ(parse_metric("leakage").group, "all");
  EXPECT_EQ(parse_metric("leakage:family:drone").group, "family:drone");
  EXPECT_THROW(parse_metric("leakge:all"), InputErrors);
  EXPECT_THROW(parse_metric("defender_cost:family:drone"), InputErrors);
}

}  // namespace
}  // namespace bulwark
