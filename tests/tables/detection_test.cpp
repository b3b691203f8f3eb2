// First detection (model.md, section 3): Swerling's formula, looks, and the distribution against look-by-look
// simulation.
#include "tables/detection.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "geometry/random_geometry.h"
#include "tables/tables.h"
#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

constexpr Radar radar{100e3, 0.8, 1e-6};

TEST(Swerling, GivesThePdAtTheReferencePoint) {
  EXPECT_NEAR(swerling_pd(radar, 100e3, 1), 0.8, 1e-12);
}

TEST(Swerling, FollowsTheFourthPowerOfTheRange) {
  // SNR0 = ln f / ln p0 - 1; at half the range 16 times that.
  const double snr0 = std::log(1e-6) / std::log(0.8) - 1;
  EXPECT_NEAR(swerling_pd(radar, 50e3, 1), std::pow(1e-6, 1 / (1 + 16 * snr0)), 1e-12);
  EXPECT_NEAR(swerling_pd(radar, 200e3, 1), std::pow(1e-6, 1 / (1 + snr0 / 16)), 1e-12);
}

TEST(Swerling, SixteenTimesTheSignatureIsTwiceTheRange) {
  EXPECT_NEAR(swerling_pd(radar, 120e3, 0.05), swerling_pd(radar, 240e3, 0.8), 1e-12);
}

TEST(Swerling, LimitsAreCertaintyAndFalseAlarm) {
  EXPECT_NEAR(swerling_pd(radar, 1, 1), 1, 1e-9);
  EXPECT_EQ(swerling_pd(radar, 0, 1), 1);
  EXPECT_NEAR(swerling_pd(radar, 1e9, 1), 1e-6, 1e-12);
}

/// Of threats of the first type on the first route.
std::vector<Look> first_looks(const Tables& tables) {
  const ThreatType& type = tables.scenario.types[TypeId(0)];
  return first_detection(tables.scenario.sensors, tables.geometry->routes[RouteId(0)], type.family, type.signature_m2);
}

std::vector<Look> looks_of(const Settings& settings) {
  return first_looks(compile_duel(settings));
}

std::string sensor(const std::string& more) {
  return "sensors={eye: {position: [0 km, 0 km], " + more + "}}";
}

TEST(Looks, AccumulateTheChanceOfHavingBeenSeen) {
  const auto looks = looks_of({sensor("max_range: 50 km, scan: 10 s, pd: 0.5")});
  ASSERT_GE(looks.size(), 5U);
  for (std::size_t k = 0; k < 5; ++k) {
    EXPECT_NEAR(looks[k].time_s, 500 + 10 * static_cast<double>(k), 1e-6);
    EXPECT_NEAR(looks[k].probability, 1 - std::pow(0.5, k + 1), 1e-12);
  }
}

TEST(Looks, RunToTheEndOfTheRoute) {
  const auto looks = looks_of({sensor("max_range: 50 km, scan: 30 s, pd: 0.001")});
  EXPECT_EQ(looks.size(), 17U);  // 500, 530, … 980 s
}

TEST(Looks, ThatNeverDetectAreNotTaken) {
  EXPECT_TRUE(looks_of({sensor("max_range: 50 km, scan: 1 ms, pd: 0")}).empty());
}

TEST(Looks, KeepTheirPhaseOverGapsInCoverage) {
  // Past the sensor twice; abeam the sensor covers 6 km either way of the track 8 km off.
  const Settings settings = {"raid.wave.from=[60 km, 8 km]",
                             "raid.wave.via=[[-60 km, 8 km], [-60 km, -8 km], [60 km, -8 km]]",
                             sensor("max_range: 10 km, scan: 7 s, pd: 0.001")};
  const auto looks = looks_of(settings);
  int after_the_gap = 0;
  for (const Look& look : looks) {
    const double j = (look.time_s - 540) / 7;  // enters at x = 6 km, 54 km after the start
    EXPECT_NEAR(j, std::round(j), 1e-6);
    after_the_gap += look.time_s > 1000 ? 1 : 0;
  }
  EXPECT_GT(after_the_gap, 10);
}

TEST(Looks, StopAtTheRadarHorizonOfAMast) {
  const auto looks =
      looks_of({"threats.drone.altitude=50 m", sensor("mast: 25 m, max_range: 90 km, scan: 10 s, pd: 1")});
  ASSERT_FALSE(looks.empty());
  EXPECT_NEAR(looks[0].time_s, (100e3 - horizon_m(25) - horizon_m(50)) / 100, 1e-6);
}

TEST(Looks, OfARadarUseTheSlantDistanceAndTheSignature) {
  const auto looks = looks_of({"threats.drone.altitude=9 km", "threats.drone.signature=0.05 m^2",
                               sensor("max_range: 60 km, scan: 10 s, radar: {range: 40 km, pd: 0.8, pfa: 1e-6}")});
  ASSERT_FALSE(looks.empty());
  EXPECT_NEAR(looks[0].probability, swerling_pd({40e3, 0.8, 1e-6}, 60e3, 0.05), 1e-9);
  EXPECT_NEAR(looks[0].time_s, (100e3 - std::sqrt(60e3 * 60e3 - 81e6)) / 100, 1e-6);
}

/// Two radars and an eye, around a route with a corner: one look after the other, each with its own draw.
TEST(FirstDetection, HasTheDistributionOfLookByLookSimulation) {
  const Settings settings = {
      "threats.drone.altitude=900 m", "threats.drone.signature=0.1 m^2", "raid.wave.via=[[60 km, 40 km]]",
      "sensors={a: {position: [10 km, 0 km], mast: 20 m, max_range: 90 km, scan: 9 s, radar: {range: 40 km, pd: 0.7, "
      "pfa: "
      "1e-4}}, b: {position: [40 km, 30 km], max_range: 12 km, scan: 4 s, pd: 0.05}, c: {position: [0 km, 20 km], "
      "max_range: 60 km, scan: 15 s, radar: {range: 30 km, pd: 0.5, pfa: 1e-6}}}"};
  const Tables tables = compile_duel(settings);
  const Scenario& scenario = tables.scenario;
  const Route& route = tables.geometry->routes[RouteId(0)];
  const auto looks = first_looks(tables);
  std::mt19937 engine(1);
  std::uniform_real_distribution<double> uniform(0, 1);
  constexpr int trials = 20'000;
  const std::vector<double> checks_s = {600, 800, 900, 1000, 1100, 1200};
  std::vector<int> seen(checks_s.size(), 0);
  for (int trial = 0; trial < trials; ++trial) {
    double first_s = 1e9;
    for (const Sensor& s : scenario.sensors) {
      Envelope e;
      e.site_m = s.position_m;
      e.slant_max_m = s.max_range_m;
      e.mast_m = s.mast_m;
      const double enters_s = times_inside(route, e).front().begin_s;
      for (double t = enters_s; t < std::min(first_s, route.duration_s); t += s.scan_s) {
        if (t > enters_s && !inside(route, e, t)) continue;
        const Vector3 p_m = route.position_m(t);
        const double slant_m = std::hypot((p_m.ground() - s.position_m).norm(), p_m.z());
        if (uniform(engine) < (s.radar ? swerling_pd(*s.radar, slant_m, 0.1) : s.pd)) first_s = t;
      }
    }
    for (std::size_t k = 0; k < checks_s.size(); ++k) seen[k] += first_s <= checks_s[k] ? 1 : 0;
  }
  double spread = 0;
  for (std::size_t k = 0; k < checks_s.size(); ++k) {
    double p = 0;
    for (const Look& look : looks) {
      if (look.time_s <= checks_s[k]) p = look.probability;
    }
    EXPECT_NEAR(seen[k], trials * p, z_limit * std::sqrt(trials * p * (1 - p)) + 1e-9) << checks_s[k];
    spread = std::max(spread, p * (1 - p));
  }
  EXPECT_GT(spread, 0.1) << "the check times see nothing of the distribution";
}

TEST(FirstDetection, LooksThatCanNoLongerBeTheFirstAreLeftOut) {
  const auto looks = looks_of({sensor("max_range: 50 km, scan: 10 s, pd: 1")});
  ASSERT_EQ(looks.size(), 1U);
  EXPECT_EQ(looks[0].probability, 1);
}
TEST(LookGuide, BeginsNoLaterThanTheFirstLookAboveTheDraw) {
  for (const std::uint32_t looks : {3U, 40U, 100000U}) {  // of the last more than a guide has numbers for
    std::vector<Look> rising(looks);
    for (std::uint32_t k = 0; k < looks; ++k) rising[k].probability = 0.9 * (k + 1) / looks;
    const LookGuide guide = look_guide(rising);
    for (std::uint32_t slot = 0; slot < look_guide_slots; ++slot) {
      const double least = static_cast<double>(slot) / look_guide_slots;  // of draws that look there
      const auto above =
          std::find_if(rising.begin(), rising.end(), [&](const Look& l) { return l.probability > least; });
      const auto first = static_cast<std::uint32_t>(above - rising.begin());
      EXPECT_EQ(guide.first[slot], std::min(first, 0xffffU)) << looks << " looks, slot " << slot;
    }
  }
}

}  // namespace
}  // namespace bulwark::testing
