// What events may speak of, as it follows from the list of metrics.
#include "metrics/event_quantities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace bulwark {
namespace {

using ::testing::ElementsAre;

TEST(EventQuantities, AreTheMetricsInTheirOrder) {
  std::vector<std::string> metrics;
  for (const MetricKind& kind : metric_kinds()) {
    if (std::string(kind.name) != "cost_ratio") metrics.emplace_back(kind.name);
  }
  std::vector<std::string> quantities;
  for (const EventQuantity& quantity : event_quantities()) quantities.emplace_back(quantity.metric->name);
  EXPECT_EQ(quantities, metrics);
  EXPECT_EQ(find_event_quantity("cost_ratio"), nullptr);
}

TEST(EventQuantities, OfProbabilitiesAreConditions) {
  std::vector<std::string> conditions;
  for (const EventQuantity& quantity : event_quantities()) {
    if (quantity.is_condition()) conditions.emplace_back(quantity.name);
  }
  EXPECT_THAT(conditions, ElementsAre("disabled", "empty", "destroyed", "event"));
  EXPECT_EQ(find_event_quantity("p_disabled"), nullptr);
  EXPECT_STREQ(find_event_quantity("disabled")->metric->name, "p_disabled");
}

/// The unit that a metric's name ends with, as the manual promises it for numbers that have none.
std::string unit_in(const std::string& name) {
  for (const char* unit : {"MW", "MWh"}) {
    if (name.ends_with(std::string("_") + unit)) return unit;
  }
  if (name.ends_with("_days")) return "d";
  return name.ends_with("_hours") && name != "person_hours" ? "h" : "";
}

TEST(EventQuantities, AreInTheUnitOfTheirNames) {
  for (const EventQuantity& quantity : event_quantities()) {
    const MetricForm& form = quantity.metric->form;
    EXPECT_EQ(form.unit, unit_in(std::string(quantity.name))) << quantity.name;
    const EventUnit* const unit = find_event_unit(form.unit);
    EXPECT_EQ(unit == nullptr ? form.measure : unit->measure, form.measure) << quantity.name;
    EXPECT_EQ(form.measure == Measure::share, form.is_share || form.is_of_demand) << quantity.name;
  }
}

/// Which events stand before one is asked by name; of all else the metric knows.
TEST(EventQuantities, AreThereWhereTheirMetricsAre) {
  const Scenario bare;
  for (const EventQuantity& quantity : event_quantities()) {
    const bool is_event = quantity.name == "event";
    EXPECT_EQ(quantity.is_there(bare), is_event || quantity.metric->is_there(bare)) << quantity.name;
  }
  EXPECT_FALSE(find_event_quantity("raids")->is_there(bare));
  EXPECT_TRUE(find_event_quantity("leakers")->is_there(bare));
}

}  // namespace
}  // namespace bulwark
