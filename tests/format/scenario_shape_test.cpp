// What the readers say of themselves: every key that one may complain of is a key that one reads, and the reverse.
// scripts/tests/test_schema.py sets the schema that is made of it against files and their errors.
#include "format/scenario_shape.h"

#include <gmock/gmock.h>

#include "format/paths.h"

namespace bulwark {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

/// Keys that a reader names but never reads, or reads but would refuse.
void add_faults(const Shape& shape, const std::string& path, std::vector<std::string>& faults) {
  if (shape.kind == ShapeKind::unknown) faults.push_back(path + " is never read");
  for (const ShapeKey& key : shape.keys) {
    if (!key.is_known) faults.push_back(path + "." + key.name + " is read but unknown");
    add_faults(key.value, path + "." + key.name, faults);
  }
  for (const Shape& part : shape.parts) add_faults(part, path + ".*", faults);
}

TEST(ScenarioShape, HasTheKeysThatReadersReadAndNoOthers) {
  std::vector<std::string> faults;
  add_faults(scenario_shape(), "", faults);
  EXPECT_THAT(faults, IsEmpty());
}

TEST(ScenarioShape, TakesDefaultsFromTheFieldsThatAreRead) {
  Shape shape = scenario_shape();
  Shape& asset = shape.key("assets").value.parts.front();
  EXPECT_EQ(asset.key("value").value.standard, "1");
  EXPECT_EQ(asset.key("capacity").value.standard, "0 W");
  EXPECT_TRUE(asset.key("position").is_required);
  Shape& command = shape.key("command").value;
  EXPECT_EQ(command.key("policy").value.standard, "greedy");
  EXPECT_EQ(command.key("latency").value.standard, "0 s");
  EXPECT_EQ(command.key("track_capacity").value.standard, "");  // no limit
  Shape& system = shape.key("systems").value.parts.front();
  EXPECT_EQ(system.key("availability").value.standard, "1");
  Shape& battery = shape.key("batteries").value.parts.front();
  EXPECT_EQ(battery.key("availability").value.standard, "");  // the system's
  EXPECT_FALSE(battery.key("pk").is_required);
  EXPECT_TRUE(system.key("pk").is_required);
}

TEST(Paths, AreThoseOfTheFileAndTheKeysBesideThem) {
  const ScenarioText text(
      "bulwark: 1\n"
      "assets: {plant: {position: [0 km, 0 km]}}\n"
      "batteries: {north: {rounds: 3, reload: {rounds: 2}}}\n",
      "test");
  const std::vector<std::string> paths = paths_of(text);
  EXPECT_THAT(paths, AllOf(Contains("assets.plant.position"), Contains("assets.plant.hardness"),
                           Contains("batteries.north.reload.time"), Contains("command")));
  EXPECT_THAT(paths, Not(Contains("batteries.plant")));
}

}  // namespace
}  // namespace bulwark
