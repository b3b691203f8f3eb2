#include "inquiry/valid_range.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "inquiry/saturation_reader.h"

namespace bulwark {
namespace {

using ::testing::HasSubstr;

/// A magazine of 20 rounds, of which a reload fills eight; a duty that begins before 30 min.
const char* const ranged_text = R"(bulwark: 1
assets: {plant: {position: [0 km, 0 km]}}
threats: {drone: {family: uav, speed: 50 m/s, altitude: 100 m}}
raid: {wave: {threat: drone, count: 10, from: [90 km, 0 km], targets: [plant], launch: {at: 0 s}}}
systems:
  sam: {interceptor: {speed: 900 m/s}, envelope: {range: [1 km, 40 km]}, pk: {uav: 0.8}, channels: 2, rounds: 20,
        reaction: 6 s, reload: {rounds: 8, time: 1 min, stock: 8}, on_duty: [[0 min, 30 min]]}
batteries: {north: {system: sam, position: [0 km, 5 km]}}
)";

struct Narrowed {
  SaturationQuery query;
  std::vector<InputError> warnings;
};

Narrowed narrowed(const char* vary, const char* from, const char* to, const char* also = "") {
  Narrowed result{read_saturation_query({vary, from, to, "leakage:all>=0.1", also}), {}};
  result.warnings = narrow_to_valid(ScenarioText(ranged_text, "raid.yaml"), {}, result.query);
  return result;
}

TEST(ValidRange, BeginsAtTheFirstWholeValueThatIsTaken) {
  const Narrowed result = narrowed("systems.sam.rounds", "1", "40");
  EXPECT_EQ(result.query.crossing.from, 8);
  EXPECT_EQ(result.query.crossing.to, 40);
  ASSERT_EQ(result.warnings.size(), 1U);
  EXPECT_EQ(result.warnings[0].file, "--from");
  EXPECT_THAT(result.warnings[0].message, HasSubstr("reload.rounds 8 is above rounds 1"));
  EXPECT_THAT(result.warnings[0].message, HasSubstr("; the search begins at 8"));
}

TEST(ValidRange, EndsAtTheLastValueThatIsTakenForEverySecondOne) {
  const Narrowed result = narrowed("systems.sam.reload.rounds", "1", "40", "systems.sam.rounds=12,30");
  EXPECT_EQ(result.query.crossing.to, 12);
  ASSERT_EQ(result.warnings.size(), 1U);
  EXPECT_EQ(result.warnings[0].file, "--to");
}

TEST(ValidRange, IsFoundToWithinTheToleranceWhereValuesAreNotWhole) {
  const Narrowed result = narrowed("systems.sam.on_duty.0.0", "0.0 min", "60.0 min");
  EXPECT_LT(result.query.crossing.to, 30);
  EXPECT_GT(result.query.crossing.to, 30 - 2 * 0.06);
  ASSERT_EQ(result.warnings.size(), 1U);
  EXPECT_THAT(result.warnings[0].message, HasSubstr("; the search ends at 29.9"));
}

TEST(ValidRange, StaysWhereBothEndsAreTakenOrNeitherIs) {
  EXPECT_TRUE(narrowed("systems.sam.rounds", "8", "40").warnings.empty());
  const Narrowed result = narrowed("systems.sam.rounds", "1", "7");
  EXPECT_TRUE(result.warnings.empty());
  EXPECT_EQ(result.query.crossing.from, 1);
}

}  // namespace
}  // namespace bulwark
