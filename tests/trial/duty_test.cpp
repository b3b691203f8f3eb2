// Times on duty (living_defence.md).
#include <gtest/gtest.h>

#include <random>

#include "trial/living_raid.h"

namespace bulwark::testing {
namespace {

const std::string duty_misses = "systems.sam.pk.uav=0";

std::string on_duty(const std::string& times) {
  return "systems.sam.on_duty=" + times;
}

std::vector<double> engagements(const std::string& times) {
  return replay({duty_misses, on_duty(times)}).times_s("engage");
}

TEST(Duty, NoEngagementStartsOutsideIt) {
  // One after the other: 800, 820, 838 s, …: each round flies a tenth of the time that is left.
  expect_times(engagements("[[805 s, 830 s], [860 s, 861 s]]"), {805, 824.5, 860});
}

TEST(Duty, IsOverAtItsEnd) {
  expect_times(engagements("[[700 s, 820 s]]"), {800});
  expect_times(engagements("[[700 s, 820.001 s]]"), {800, 820});
  expect_times(engagements("[[700 s, 820 s], [820 s, 821 s]]"), {800, 820});  // the next begins then
}

TEST(Duty, EngagementsUnderWayGoOn) {
  const Replay r = replay({on_duty("[[700 s, 801 s]]"), "systems.sam.doctrine={default: {shots: 2, interval: 5 s}}"});
  expect_times(r.times_s("fire"), {800, 805});
  EXPECT_FALSE(drone_leaked(r.outcome));
}

TEST(Duty, ReloadsGoOn) {
  const Replay r = replay({duty_misses, on_duty("[[700 s, 801 s], [860 s, 861 s]]"), "systems.sam.rounds=1",
                           "systems.sam.reload={rounds: 1, time: 50 s, stock: 5}"});
  expect_times(r.times_s("engage"), {800, 860});
}

TEST(Duty, ItsBeginningIsAfterTheOpeningOfAWindow) {
  expect_times(engagements("[[800 s, 801 s]]"), {800});
}

TEST(Duty, ABattersOwnGoesBeforeItsSystems) {
  const Replay r = replay({duty_misses, on_duty("[]"), south, "batteries.south.on_duty=[[900 s, 901 s]]"});
  EXPECT_EQ(r.batteries("engage"), std::vector<std::uint32_t>{1});
}

TEST(Duty, MayBeginBeforeTheRaid) {
  expect_times(engagements("[[-2000 s, -1000 s], [-500 s, 801 s]]"), {800});
}

/// Engagement after engagement, each of which takes a tenth of the time that is left to the arrival.
std::vector<double> by_stepping(const std::vector<std::pair<double, double>>& duties) {
  std::vector<double> starts;
  double free_s = 800;
  for (const auto& [begin_s, end_s] : duties) {
    double at_s = std::max(free_s, begin_s);
    while (at_s < end_s && at_s <= 999 && starts.size() < 10) {
      starts.push_back(at_s);
      at_s = 100 + 0.9 * at_s;
    }
    free_s = std::max(free_s, at_s);
  }
  return starts;
}

TEST(Duty, AgreesWithSteppingThroughIt) {
  std::mt19937 engine(7);
  std::uniform_real_distribution<double> gap_s(0.5, 30);
  for (int k = 0; k < 60; ++k) {
    std::vector<std::pair<double, double>> duties;
    std::string text;
    for (double at_s = 780 + gap_s(engine); at_s < 960;) {
      const double end_s = at_s + gap_s(engine);
      duties.emplace_back(at_s, end_s);
      text += (text.empty() ? "[[" : ", [") + std::to_string(at_s) + " s, " + std::to_string(end_s) + " s]";
      at_s = end_s + gap_s(engine);
    }
    const std::vector<double> expected = by_stepping(duties);
    const std::vector<double> got = engagements(text + "]");
    ASSERT_EQ(got.size(), expected.size()) << text;
    for (std::size_t i = 0; i < got.size(); ++i) EXPECT_NEAR(got[i], expected[i], 1e-4) << text;
  }
}

TEST(OffDuty, IsTheCauseWhereNobodyElseCouldHaveServed) {
  const auto cause = [](const Settings& settings) { return drone_cause(replay(settings).outcome); };
  EXPECT_EQ(cause({on_duty("[]")}), "off_duty");
  EXPECT_EQ(cause({on_duty("[[0 s, 800 s]]")}), "off_duty");
  EXPECT_EQ(cause({on_duty("[[1000 s, 2000 s]]"), "systems.sam.envelope.range=[1 km, 18 km]"}), "off_duty");
  EXPECT_EQ(cause({on_duty("[[0 s, 800.001 s]]"), "systems.sam.channels=0"}), "channels");
  EXPECT_EQ(cause({on_duty("[[0 s, 900 s]]"), "systems.sam.rounds=0"}), "magazine");
  EXPECT_EQ(cause({on_duty("[]"), "systems.sam.rounds=0"}), "off_duty");
  EXPECT_EQ(cause({on_duty("[]"), "systems.sam.availability=0"}), "uncovered");
  EXPECT_EQ(cause({on_duty("[]"), "systems.sam.pk={}"}), "uncovered");
}

TEST(OffDuty, NotWhereADutyBeganWithinTheWindow) {
  const auto cause = [](const Settings& settings) { return drone_cause(replay(settings).outcome); };
  EXPECT_EQ(cause({on_duty("[[820 s, 900 s]]"), "systems.sam.channels=0"}), "channels");
  EXPECT_EQ(cause({on_duty("[[820 s, 900 s]]"), "systems.sam.rounds=0"}), "magazine");
}

// An impact comes before the beginning of a duty at the same instant. The drone arrives at 1000 s, and a battery
// that shoots at once could have fired until then.
TEST(OffDuty, NotYetOverWhereItEndsAsTheThreatArrives) {
  const auto cause = [](const std::string& begin) {
    return drone_cause(replay({on_duty("[[" + begin + ", 2000 s]]"), "systems.sam.channels=0"}).outcome);
  };
  EXPECT_EQ(cause("1000 s"), "off_duty");
  EXPECT_EQ(cause("1000.001 s"), "off_duty");
  EXPECT_EQ(cause("999.99 s"), "channels");
}

TEST(OffDuty, AFullBatteryOffDutyHasNoRoundToGive) {
  const std::string empty = "batteries.south={system: sam, position: [0 km, 0 km], rounds: 0, on_duty: [[0 s, 1 h]]}";
  EXPECT_EQ(drone_cause(replay({on_duty("[]"), empty}).outcome), "magazine");
}

TEST(OffDuty, KnowsOnlyTheTimesBeforeADestruction) {
  // South is off duty; north was on duty and is destroyed before its window, or within it.
  const std::string idle = "batteries.south={system: sam, position: [0 km, 0 km], on_duty: []}";
  const Settings settings = {idle, "batteries.north.channels=0"};
  EXPECT_EQ(drone_cause(replay(settings + killers_at(700)).outcome), "off_duty");
  EXPECT_EQ(drone_cause(replay(settings + killers_at(850)).outcome), "channels");
  EXPECT_EQ(drone_cause(replay(Settings{on_duty("[]")} + killers_at(700)).outcome), "suppressed");
  EXPECT_EQ(drone_cause(replay(Settings{on_duty("[[820 s, 900 s]]")} + killers_at(810)).outcome), "off_duty");
}

TEST(OffDuty, ABatteryThatNeverIsOnIsNoBattery) {
  const Settings raid = {"raid.wave.count=15", "raid.wave.launch.offset={uniform: 200 s}", "systems.sam.pk.uav=0.5",
                         "systems.sam.channels=2", "systems.sam.rounds=12"};
  const Tables one = compile_duel(raid);
  const Tables idle = compile_duel(raid + Settings{south, "batteries.south.on_duty=[]"});
  Trial a(one);
  Trial b(idle);
  for (std::uint32_t k = 0; k < 200; ++k) {
    const Outcome& x = a.run(1, k);
    const Outcome& y = b.run(1, k);
    ASSERT_EQ(x.cells[CellId(0)].fates, y.cells[CellId(0)].fates) << k;
    ASSERT_EQ(x.cells[CellId(0)].causes, y.cells[CellId(0)].causes) << k;
    ASSERT_EQ(x.batteries[BatteryId(0)].shots, y.batteries[BatteryId(0)].shots) << k;
    ASSERT_EQ(x.batteries[BatteryId(0)].busy_us, y.batteries[BatteryId(0)].busy_us) << k;
    ASSERT_EQ(y.batteries[BatteryId(1)].shots, 0U) << k;
  }
}

TEST(OffDuty, ABatteryThatAlwaysIsOnIsAnyBattery) {
  const Settings raid = {"raid.wave.count=15", "raid.wave.launch.offset={uniform: 200 s}", "systems.sam.pk.uav=0.5",
                         "systems.sam.channels=2", "systems.sam.rounds=12"};
  const Tables plain = compile_duel(raid);
  const Tables always = compile_duel(raid + Settings{on_duty("[[-1 h, 10 h]]")});
  Trial a(plain);
  Trial b(always);
  for (std::uint32_t k = 0; k < 200; ++k) ASSERT_TRUE(same(a.run(1, k), b.run(1, k))) << k;
}

}  // namespace
}  // namespace bulwark::testing
