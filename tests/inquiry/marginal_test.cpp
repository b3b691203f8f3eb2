// What would help most: every improvement changes what trials draw, and nothing else.
#include "inquiry/marginal.h"

#include <gtest/gtest.h>

#include <string>

#include "format/load.h"
#include "trial/small_raid.h"

namespace bulwark {
namespace {

const Improvement& find(const std::vector<Improvement>& improvements, const std::string& what) {
  for (const Improvement& improvement : improvements) {
    if (improvement.what == what) return improvement;
  }
  throw std::runtime_error("no " + what);
}

std::vector<Improvement> improvements_with(const std::string& uncertain) {
  return improvements(load_scenario_text(testing::duel(), "duel.yaml", {{"uncertain", uncertain}}).scenario);
}

TEST(Improvements, MoveWhatIsUncertain) {
  const auto found = improvements_with(
      "{systems.sam.channels: {uniform_int: [1, 3]}, systems.sam.rounds: {poisson: 20}, systems.sam.reaction: "
      "{uniform: "
      "[4 s, 8 s]}}");
  const auto drawn = [&](const std::string& what, std::size_t parameter) {
    return find(found, what).scenario.uncertain[parameter].distribution;
  };
  EXPECT_EQ(drawn("channel", 0).as<UniformInt>()->low, 2);
  EXPECT_EQ(drawn("channel", 0).as<UniformInt>()->high, 4);
  EXPECT_EQ(mean(drawn("channel", 1)), 20);  // one improvement at a time
  EXPECT_DOUBLE_EQ(mean(drawn("round", 1)), 20 + find(found, "round").amount);
  EXPECT_EQ(drawn("round", 0).as<UniformInt>()->low, 1);
}

TEST(Improvements, OfStockAreWhereThereIsAReload) {
  const auto of_reload = [](const std::vector<Override>& overrides) {
    std::vector<Improvement> found = improvements(load_scenario_text(testing::duel(), "duel.yaml", overrides).scenario);
    std::erase_if(found, [](const Improvement& improvement) { return improvement.what != "reload"; });
    return found;
  };
  EXPECT_TRUE(of_reload({}).empty());
  const Override reload{"systems.sam.reload", "{rounds: 3, time: 60 s, stock: 5}"};
  const auto found = of_reload({reload, {"uncertain", "{systems.sam.reload.stock: {uniform_int: [4, 6]}}"}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].of, "sam");
  EXPECT_EQ(found[0].amount, 1);
  EXPECT_EQ(found[0].scenario.batteries[BatteryId(0)].unit.reload->stock, 8);
  EXPECT_EQ(found[0].scenario.uncertain[0].distribution.as<UniformInt>()->low, 7);
  // A battery's own reload grows by its own rounds, even where the system has none.
  const auto own = of_reload({{"batteries.north.reload", "{rounds: 2, time: 60 s, stock: 0}"}});
  ASSERT_EQ(own.size(), 1U);
  EXPECT_EQ(own[0].scenario.batteries[BatteryId(0)].unit.reload->stock, 2);
  // And what is uncertain of its stock moves by these too.
  const auto both = of_reload({reload,
                               {"batteries.north.reload", "{rounds: 2, time: 60 s, stock: 0}"},
                               {"uncertain", "{batteries.north.reload.stock: {uniform_int: [4, 6]}}"}});
  ASSERT_EQ(both.size(), 1U);
  EXPECT_EQ(both[0].scenario.uncertain[0].distribution.as<UniformInt>()->low, 6);
}

TEST(Improvements, MoveWhatIsUncertainOfOneBattery) {
  const Scenario scenario = load_scenario_text(testing::duel(), "duel.yaml").scenario;
  const std::string key = scenario.batteries[BatteryId(0)].key;
  const auto found = improvements_with("{batteries." + key + ".channels: {uniform_int: [2, 5]}}");
  EXPECT_EQ(find(found, "channel").scenario.uncertain[0].distribution.as<UniformInt>()->high, 6);
}

}  // namespace
}  // namespace bulwark
