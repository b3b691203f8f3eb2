// What the defender has (campaign.md, section 4), by hand.
#include "campaign/supplies.h"

#include <gmock/gmock.h>

#include "small_campaign.h"

namespace bulwark::testing {
namespace {

using ::testing::ElementsAre;

/// Batteries `north` of 10 rounds, `east` of 20 and `west` of 4 rounds and a stock of 6.
Settings three_batteries(const std::string& supply) {
  return {"batteries.east={system: sam, position: [0 km, 0 km], rounds: 20}",
          "batteries.west={system: sam, position: [0 km, 0 km], rounds: 4, reload: {rounds: 2, time: 1 min, stock: 6}}",
          "campaign={duration: 100 d, strikes: {a: {every: 1 d}}, supply: " + supply + "}"};
}

class SuppliesTest : public ::testing::Test {
 protected:
  void set_up(const std::string& supply, const IndexedBy<BatteryId, BatteryLoad>& left) {
    tables_ = std::make_unique<Tables>(compile_duel(three_batteries(supply)));
    supplies_ = std::make_unique<Supplies>(*tables_);
    supplies_->begin(tables_->parameters);
    supplies_->take_back(left);
  }
  /// Ready rounds, then stock, of all batteries.
  std::vector<std::uint32_t> rounds() const {
    std::vector<std::uint32_t> found;
    for (const BatteryLoad& load : supplies_->loads()) found.push_back(load.ready);
    for (const BatteryLoad& load : supplies_->loads()) found.push_back(load.stock);
    return found;
  }

  std::unique_ptr<Tables> tables_;
  std::unique_ptr<Supplies> supplies_;
};

TEST_F(SuppliesTest, BeginFull) {
  set_up("{}", {{10, 0}, {20, 0}, {4, 6}});
  supplies_->begin(tables_->parameters);
  EXPECT_THAT(rounds(), ElementsAre(10, 20, 4, 0, 0, 6));
}

TEST_F(SuppliesTest, DrawNothingBeforeTheFirstRaid) {
  set_up("{sam: {initial: 5}}", {{10, 0}, {20, 0}, {4, 6}});
  supplies_->prepare(0, HUGE_VAL);
  EXPECT_EQ(supplies_->in_depot(0, 0), 5);
  EXPECT_FALSE(supplies_->was_short(0));
}

TEST_F(SuppliesTest, FillASystemWithoutADepot) {
  set_up("{}", {{1, 0}, {2, 0}, {0, 1}});
  supplies_->prepare(day_s, day_s);
  EXPECT_THAT(rounds(), ElementsAre(10, 20, 4, 0, 0, 6));
  EXPECT_EQ(supplies_->issued(0), 9U + 18U + 9U);
}

TEST_F(SuppliesTest, FillAllFromADepotThatHoldsEnough) {
  set_up("{sam: {initial: 36}}", {{1, 0}, {2, 0}, {0, 1}});
  supplies_->prepare(day_s, day_s);
  EXPECT_THAT(rounds(), ElementsAre(10, 20, 4, 0, 0, 6));
  EXPECT_EQ(supplies_->in_depot(0, day_s), 0);
  EXPECT_FALSE(supplies_->was_short(0));
}

TEST_F(SuppliesTest, LoadFromTheirOwnStockFirst) {
  set_up("{sam: {initial: 0}}", {{10, 0}, {20, 0}, {1, 5}});
  supplies_->prepare(day_s, day_s);
  EXPECT_THAT(rounds(), ElementsAre(10, 20, 4, 0, 0, 2));
  EXPECT_TRUE(supplies_->was_short(0));
}

TEST_F(SuppliesTest, GiveTheEmptiestARoundAtATime) {
  // Shares 1/10, 2/20, 1/10: north, east, west in turn, then east twice as often.
  set_up("{sam: {initial: 4}}", {{1, 0}, {2, 0}, {1, 0}});
  supplies_->prepare(day_s, day_s);
  EXPECT_THAT(rounds(), ElementsAre(2, 4, 2, 0, 0, 0));
  EXPECT_TRUE(supplies_->was_short(0));
  EXPECT_EQ(supplies_->issued(0), 4U);
  EXPECT_EQ(supplies_->in_depot(0, day_s), 0);
}

TEST_F(SuppliesTest, FillTheMagazineBeforeTheStock) {
  set_up("{sam: {initial: 7}}", {{10, 0}, {20, 0}, {0, 0}});
  supplies_->prepare(day_s, day_s);
  EXPECT_THAT(rounds(), ElementsAre(10, 20, 4, 0, 0, 3));
}

TEST_F(SuppliesTest, AgreeWithGivingRoundsOneByOne) {
  for (int depot = 0; depot <= 40; ++depot) {
    set_up("{sam: {initial: " + std::to_string(depot) + "}}", {{3, 0}, {0, 0}, {0, 2}});
    supplies_->prepare(day_s, day_s);
    const std::vector<std::uint32_t> capacity{10, 20, 10};
    std::vector<std::uint32_t> held{3, 0, 2};
    for (int k = 0; k < std::min(depot, 35); ++k) {
      std::size_t emptiest = 0;
      for (std::size_t b = 1; b < 3; ++b) {
        if (held[b] * capacity[emptiest] < held[emptiest] * capacity[b]) emptiest = b;
      }
      ++held[emptiest];
    }
    std::vector<std::uint32_t> found;
    for (const BatteryLoad& load : supplies_->loads()) found.push_back(load.ready + load.stock);
    EXPECT_EQ(found, held) << depot;
    EXPECT_EQ(supplies_->was_short(0), depot < 35) << depot;
  }
}

TEST_F(SuppliesTest, IssueNothingBeforeTheLeadIsOver) {
  set_up("{sam: {initial: 3, lead: 6 h}}", {{1, 0}, {20, 0}, {4, 6}});
  supplies_->prepare(day_s, 6 * 3600 - 1);
  EXPECT_THAT(rounds(), ElementsAre(1, 20, 4, 0, 0, 6));
  EXPECT_FALSE(supplies_->was_short(0));
  supplies_->prepare(day_s, 6 * 3600 - 1e-7);  // the same instant
  EXPECT_THAT(rounds(), ElementsAre(4, 20, 4, 0, 0, 6));
  EXPECT_TRUE(supplies_->was_short(0));
}

TEST_F(SuppliesTest, AreNotShortWhereNothingIsLacking) {
  set_up("{sam: {initial: 0}}", {{10, 0}, {20, 0}, {4, 6}});
  supplies_->prepare(day_s, day_s);
  EXPECT_FALSE(supplies_->was_short(0));
}

TEST_F(SuppliesTest, KeepWhatWasDeliveredAndNotIssued) {
  set_up("{sam: {initial: 2, delivery: 3 /d}}", {{6, 0}, {20, 0}, {4, 6}});
  supplies_->prepare(day_s, day_s);
  EXPECT_THAT(rounds(), ElementsAre(10, 20, 4, 0, 0, 6));
  EXPECT_EQ(supplies_->in_depot(0, day_s), 1);
  EXPECT_EQ(supplies_->in_depot(0, 3 * day_s), 7);
}

TEST_F(SuppliesTest, LeaveMissingBatteriesOut) {
  set_up("{sam: {initial: 100}}", {{1, 0}, {20, 0}, {0, 3}});
  supplies_->destroy(BatteryId(0));
  supplies_->destroy(BatteryId(2));
  supplies_->prepare(day_s, day_s);
  EXPECT_THAT(rounds(), ElementsAre(0, 20, 0, 0, 0, 0));
  EXPECT_EQ(supplies_->in_depot(0, day_s), 100);
  supplies_->bring_back(BatteryId(2));
  EXPECT_THAT(rounds(), ElementsAre(0, 20, 0, 0, 0, 0));
  supplies_->prepare(2 * day_s, day_s);
  EXPECT_THAT(rounds(), ElementsAre(0, 20, 4, 0, 0, 6));
  EXPECT_EQ(supplies_->in_depot(0, day_s), 90);
}

}  // namespace
}  // namespace bulwark::testing
