// What the attacker has, and how much flies (campaign.md, section 3), by hand.
#include "campaign/attacker.h"

#include <gmock/gmock.h>

#include <numeric>

#include "small_campaign.h"

namespace bulwark::testing {
namespace {

using ::testing::ElementsAre;

std::vector<std::int64_t> divided(std::int64_t m, std::vector<std::int64_t> shares) {
  std::vector<std::int64_t> remainders;
  divide_by_largest_remainders(m, shares, remainders);
  return shares;
}

TEST(LargestRemainders, AreWorkedOutByHand) {
  EXPECT_THAT(divided(5, {3, 3, 1}), ElementsAre(2, 2, 1));   // 15/7, 15/7, 5/7
  EXPECT_THAT(divided(8, {2, 1}), ElementsAre(5, 3));         // 16/3, 8/3: more than was planned
  EXPECT_THAT(divided(10, {6, 3, 1}), ElementsAre(6, 3, 1));  // all of it
  EXPECT_THAT(divided(0, {6, 3, 1}), ElementsAre(0, 0, 0));
  EXPECT_THAT(divided(7, {0, 5, 0}), ElementsAre(0, 7, 0));
}

TEST(LargestRemainders, GoToTheFirstOfEquals) {
  EXPECT_THAT(divided(1, {1, 1}), ElementsAre(1, 0));
  EXPECT_THAT(divided(2, {1, 1, 1, 1}), ElementsAre(1, 1, 0, 0));
  EXPECT_THAT(divided(5, {2, 2, 2}), ElementsAre(2, 2, 1));
}

TEST(LargestRemainders, AreExactWhereFractionsInBinaryAreNot) {
  EXPECT_THAT(divided(3, {1000000, 1000000, 1000000}), ElementsAre(1, 1, 1));
  EXPECT_THAT(divided(999999, {333333, 333333, 333333}), ElementsAre(333333, 333333, 333333));
}

TEST(LargestRemainders, StayWithinOneOfTheProportion) {
  for (std::int64_t m = 0; m < 200; m += 7) {
    const std::vector<std::int64_t> shares{1, 17, 4, 0, 29, 3};
    const std::vector<std::int64_t> result = divided(m, shares);
    EXPECT_EQ(std::accumulate(result.begin(), result.end(), std::int64_t{0}), m);
    for (std::size_t k = 0; k < shares.size(); ++k) {
      EXPECT_LT(std::abs(static_cast<double>(result[k]) - static_cast<double>(m * shares[k]) / 54), 1);
    }
  }
}

/// Three salvos: `wave` of 6 and `second` of 3 drones, `fast` of 4 missiles.
Settings three_salvos() {
  return {"raid.wave.count=6", "threats.missile={family: cruise, speed: 200 m/s, altitude: 0 m}",
          "raid.second={threat: drone, count: 3, from: [90 km, 0 km], targets: [plant], launch: {at: 0 s}}",
          "raid.fast={threat: missile, count: 4, from: [90 km, 0 km], targets: [plant], launch: {at: 0 s}}"};
}

std::vector<std::uint32_t> planned(const std::string& strikes, const std::string& stocks, double at_s,
                                   const std::vector<std::uint32_t>& of) {
  const Tables tables = compile_duel(three_salvos() + Settings{"campaign={duration: 100 d, strikes: " + strikes +
                                                               ", attacker: {stocks: " + stocks + "}}"});
  Attacker attacker(tables);
  attacker.begin(tables.parameters);
  attacker.plan(at_s, of, TrialStreams(1, 0));
  return {attacker.counts().begin(), attacker.counts().end()};
}

TEST(Attacker, FliesAsPlannedWithoutStocks) {
  EXPECT_THAT(planned("{a: {every: 1 d}}", "{}", 0, {0}), ElementsAre(6, 3, 4));
  EXPECT_THAT(planned("{a: {every: 1 d, salvos: [fast, wave]}}", "{}", 0, {0}), ElementsAre(6, 0, 4));
}

TEST(Attacker, FliesNoMoreThanThereIs) {
  EXPECT_THAT(planned("{a: {every: 1 d}}", "{drone: {initial: 5}}", 0, {0}), ElementsAre(3, 2, 4));
  EXPECT_THAT(planned("{a: {every: 1 d}}", "{drone: {initial: 0}}", 0, {0}), ElementsAre(0, 0, 4));
  EXPECT_THAT(planned("{a: {every: 1 d}}", "{drone: {initial: 20, most: 4}}", 0, {0}), ElementsAre(3, 1, 4));
  EXPECT_THAT(planned("{a: {every: 1 d}}", "{drone: {initial: 20}, missile: {initial: 1}}", 0, {0}),
              ElementsAre(6, 3, 1));
}

TEST(Attacker, CountsWhatWasProduced) {
  const std::string stocks = "{drone: {initial: 1, production: [[0 d, 1 /d], [2 d, 0.5 /d]]}}";
  EXPECT_THAT(planned("{a: {every: 1 d}}", stocks, 2 * day_s, {0}), ElementsAre(2, 1, 4));
  EXPECT_THAT(planned("{a: {every: 1 d}}", stocks, 5.9 * day_s, {0}), ElementsAre(3, 1, 4));
  EXPECT_THAT(planned("{a: {every: 1 d}}", stocks, 6 * day_s, {0}), ElementsAre(3, 2, 4));
}

TEST(Attacker, SendsAShareOfWhatThereIs) {
  const std::string share = "{a: {every: 1 d, size: {share: 0.8}}}";
  EXPECT_THAT(planned(share, "{drone: {initial: 10}}", 0, {0}), ElementsAre(5, 3, 4));   // 8 of 10, planned 9
  EXPECT_THAT(planned(share, "{drone: {initial: 30}}", 0, {0}), ElementsAre(16, 8, 4));  // more than was planned
  EXPECT_THAT(planned(share, "{drone: {initial: 30, most: 12}}", 0, {0}), ElementsAre(8, 4, 4));
  EXPECT_THAT(planned(share, "{drone: {initial: 1}}", 0, {0}), ElementsAre(0, 0, 4));
  EXPECT_THAT(planned("{a: {every: 1 d, size: {share: 0.7}}}", "{drone: {initial: 10}}", 0, {0}),
              ElementsAre(5, 2, 4));  // 0.7 · 10 is 7, whatever a computer makes of it
}

TEST(Attacker, PlansTheStrikesOfAMergedRaidOneAfterTheOther) {
  const std::string strikes = "{a: {every: 1 d, salvos: [second]}, b: {every: 1 d, salvos: [wave, second, fast]}}";
  EXPECT_THAT(planned(strikes, "{drone: {initial: 8}}", 0, {0, 1}), ElementsAre(5, 3, 4));
  EXPECT_THAT(planned(strikes, "{drone: {initial: 2}}", 0, {0, 1}), ElementsAre(0, 2, 4));
  EXPECT_THAT(planned(strikes, "{drone: {initial: 20, most: 5}}", 0, {0, 1}), ElementsAre(2, 3, 4));
  const std::string shares =
      "{a: {every: 1 d, salvos: [second], size: {share: 0.5}}, b: {every: 1 d, salvos: [wave], size: {share: 0.5}}}";
  EXPECT_THAT(planned(shares, "{drone: {initial: 20}}", 0, {0, 1}), ElementsAre(5, 10, 0));
  EXPECT_THAT(planned(shares, "{drone: {initial: 20, most: 12}}", 0, {0, 1}), ElementsAre(2, 10, 0));
}

TEST(Attacker, FliesASalvoOfTwoStrikesOnceUnderTheFirst) {
  const std::string strikes =
      "{a: {every: 1 d, salvos: [wave], size: {share: 0.5}}, b: {every: 1 d, salvos: [wave, fast]}}";
  EXPECT_THAT(planned(strikes, "{drone: {initial: 40}}", 0, {0, 1}), ElementsAre(20, 0, 4));
  EXPECT_THAT(planned(strikes, "{drone: {initial: 40}}", 0, {1}), ElementsAre(6, 0, 4));
}

TEST(Attacker, SkipsAStrikeThatHasLessThanItsLeast) {
  const std::string strikes =
      "{a: {every: 1 d, salvos: [wave], least: {missile: 5}}, b: {every: 1 d, salvos: [wave, fast]}}";
  EXPECT_THAT(planned(strikes, "{missile: {initial: 5}}", 0, {0}), ElementsAre(6, 0, 0));
  EXPECT_THAT(planned(strikes, "{missile: {initial: 4}}", 0, {0}), ElementsAre(0, 0, 0));
  // Skipped there, the salvo flies under the next.
  EXPECT_THAT(planned(strikes, "{missile: {initial: 4}, drone: {initial: 40}}", 0, {0, 1}), ElementsAre(6, 0, 4));
}

TEST(Attacker, JudgesTheLeastBeforeAnyStrikeTakesItsShare) {
  const std::string strikes = "{a: {every: 1 d, salvos: [wave]}, b: {every: 1 d, salvos: [second], least: {drone: 8}}}";
  EXPECT_THAT(planned(strikes, "{drone: {initial: 8}}", 0, {0, 1}), ElementsAre(6, 2, 0));
  EXPECT_THAT(planned(strikes, "{drone: {initial: 7}}", 0, {0, 1}), ElementsAre(6, 0, 0));
}

TEST(Attacker, HasWhatItHasNotLaunched) {
  const Tables tables = compile_duel(
      three_salvos() +
      Settings{"campaign={duration: 100 d, strikes: {a: {every: 1 d}}, attacker: {stocks: {drone: {initial: 12, "
               "production: 1 /d}}}}"});
  Attacker attacker(tables);
  attacker.begin(tables.parameters);
  attacker.plan(0, {0}, TrialStreams(1, 0));
  EXPECT_EQ(attacker.available(0, 0), 12);
  attacker.launch();
  EXPECT_EQ(attacker.available(0, 0), 3);
  EXPECT_EQ(attacker.available(0, 4 * day_s), 7);
  attacker.plan(4 * day_s, {0}, TrialStreams(1, 0));
  EXPECT_EQ(attacker.counts(), (IndexedBy<SalvoId, std::uint32_t>{5, 2, 4}));  // 7 over 6 and 3: 42/9, 21/9
  attacker.launch();
  EXPECT_EQ(attacker.available(0, 4 * day_s), 0);
  attacker.begin(tables.parameters);
  EXPECT_EQ(attacker.available(0, 0), 12);
}

TEST(Attacker, SaysWhetherAnythingFlies) {
  const Tables tables =
      compile_duel({"campaign={duration: 9 d, strikes: {a: {every: 1 d}}, attacker: {stocks: {drone: "
                    "{initial: 0, production: 1 /d}}}}"});
  Attacker attacker(tables);
  attacker.begin(tables.parameters);
  EXPECT_FALSE(attacker.plan(0, {0}, TrialStreams(1, 0)));
  EXPECT_TRUE(attacker.plan(day_s, {0}, TrialStreams(1, 0)));
}

}  // namespace
}  // namespace bulwark::testing
