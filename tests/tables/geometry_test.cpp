// Which scenarios share a geometry: those that differ in nothing geometric, and no others.
#include "tables/geometry.h"

#include <gtest/gtest.h>

#include "tables/tables.h"
#include "tables/varied_raid.h"
#include "trial/trial.h"

namespace bulwark::testing {
namespace {

class Geometric : public ::testing::TestWithParam<const char*> {};
class NotGeometric : public ::testing::TestWithParam<const char*> {};

TEST_P(NotGeometric, ChangesShareTheGeometry) {
  GeometryCache cache;
  const Tables before = compile(load_varied(), cache);
  const Tables after = compile(load_varied({GetParam()}), cache);
  EXPECT_EQ(before.geometry, after.geometry);
}

INSTANTIATE_TEST_SUITE_P(
    Of, NotGeometric,
    ::testing::Values("raid.wave.count=9", "raid.wave.count={poisson: 9}",
                      "raid.wave.launch={at: 60 s, offset: {uniform: 300 s}}",
                      "raid.barrage.arrive={at: 30 min, offset: {normal: 2 min}}", "raid.barrage.assign=even",
                      "raid.wave.targets={plant: 2, depot: 1}", "assets.plant.value=9", "assets.plant.hardness=2",
                      "assets.plant.capacity=9 MW", "threats.drone.reliability=0.5", "threats.drone.accuracy=0.5",
                      "threats.drone.lethality=0.5", "threats.drone.cost=0.5", "threats.drone.decoy=true",
                      "systems.sam.pk.uav=0", "systems.sam.pk={missile: 0.2, drone: 0.1}", "systems.sam.channels=5",
                      "systems.sam.channel=released", "systems.sam.rounds=1", "systems.sam.interceptor.cost=7",
                      "systems.sam.reload={rounds: 2, time: 60 s, stock: 4}",
                      "systems.sam.reaction={lognormal: {median: 8 s, sigma: 0.3}}", "systems.sam.assessment=3 s",
                      "systems.sam.doctrine={default: {shots: 2, interval: 3 s}}", "systems.sam.availability=0.9",
                      "systems.sam.missed_kill=0.1", "systems.sam.false_kill=0.1", "batteries.north.rounds=3",
                      "batteries.north.pk={uav: 0.1, missile: 0.1}", "jammers.city.rate.uav=2 /min",
                      "jammers.city.rate.uav=0 /min", "command={latency: 9 s, track_capacity: 3, order: value}",
                      "uncertain={systems.sam.pk.uav: {beta: [17, 3]}, systems.sam.reaction: {uniform: [5 s, 9 s]}}",
                      "seed=5", "trials=5", "name=other"));

/// What a trial of it does, to the last event.
std::vector<LoggedEvent> events_of(const Tables& tables) {
  EventLog log;
  Trial(tables).run(1, 0, &log);
  return log.events;
}

TEST_P(Geometric, ChangesCompileAnotherGeometry) {
  GeometryCache cache;
  const Tables before = compile(load_varied(), cache);
  const Tables after = compile(load_varied({GetParam()}), cache);
  EXPECT_NE(before.geometry, after.geometry);
  const std::vector<LoggedEvent> events = events_of(after);
  const std::vector<LoggedEvent> alone = events_of(compile(load_varied({GetParam()})));
  ASSERT_EQ(events.size(), alone.size());
  for (std::size_t k = 0; k < events.size(); ++k) {
    EXPECT_EQ(events[k].time_s, alone[k].time_s);
    EXPECT_EQ(events[k].threat, alone[k].threat);
    EXPECT_EQ(events[k].battery, alone[k].battery);
  }
}

INSTANTIATE_TEST_SUITE_P(OfThreats, Geometric,
                         ::testing::Values("threats.drone.speed=101 m/s", "threats.drone.altitude=301 m",
                                           "threats.drone.signature=0.2 m^2", "threats.rocket.family=uav",
                                           "threats.rocket.apogee=21 km",
                                           "threats.rocket={family: missile, speed: 900 m/s, altitude: 20 km}",
                                           "raid.wave.threat=rocket", "raid.wave.from=[100 km, 0.001 km]",
                                           "raid.wave.via=[[60 km, 41 km]]",
                                           "raid.wave.via=[[60 km, 40 km], [50 km, 20 km]]", "raid.wave.lanes=3",
                                           "raid.wave.lane_spacing=3 km", "raid.wave.targets=[plant]",
                                           "raid.wave.targets=[depot, plant]", "assets.plant.position=[0 km, 1 km]"));

INSTANTIATE_TEST_SUITE_P(OfSensors, Geometric,
                         ::testing::Values("sensors={}", "sensors.radar.position=[0 km, 6 km]",
                                           "sensors.radar.mast=21 m", "sensors.ear.mast=2 m",
                                           "sensors.radar.max_range=91 km", "sensors.radar.scan=8 s",
                                           "sensors.radar.radar.range=61 km", "sensors.radar.radar.pd=0.71",
                                           "sensors.radar.radar.pfa=1.1e-6", "sensors.radar.sees=[missile]",
                                           "sensors.ear.sees=[missile]", "sensors.ear.pd=0.21",
                                           "sensors.eye={position: [9 km, 0 km], max_range: 9 km, scan: 9 s, pd: 1}"));

INSTANTIATE_TEST_SUITE_P(
    OfTheDefence, Geometric,
    ::testing::Values("batteries.north.position=[2 km, 7 km]", "batteries.north.count=2", "batteries={}",
                      "systems.sam.envelope.range=[2 km, 25 km]", "systems.sam.envelope.range=[1 km, 26 km]",
                      "systems.sam.envelope.altitude=[30 m, 15 km]", "systems.sam.envelope.altitude=[20 m, 16 km]",
                      "batteries.south.envelope={range: [1 km, 25 km]}", "systems.sam.mast=13 m",
                      "systems.sam.interceptor.speed=801 m/s", "systems.sam.pk={uav: 0.6}",
                      "batteries.north.pk={rocket: 0.5}", "jammers={}", "jammers.city.position=[0 km, 1 km]",
                      "jammers.city.radius=10 km", "jammers.city.rate={uav: 0.3 /min, missile: 0 /min}",
                      "jammers.city.rate={missile: 0.3 /min}"));

TEST(Geometry, OfEqualScenariosIsOneWithACacheAndTwoWithout) {
  GeometryCache cache;
  EXPECT_EQ(compile(load_varied(), cache).geometry, compile(load_varied(), cache).geometry);
  EXPECT_NE(compile(load_varied()).geometry, compile(load_varied()).geometry);
}

TEST(Geometry, TakesMinusNothingForNothing) {
  GeometryCache cache;
  const Tables tables = compile(load_varied({"raid.wave.from=[100 km, -0 km]"}), cache);
  EXPECT_EQ(tables.geometry, compile(load_varied(), cache).geometry);
  EXPECT_EQ(tables.geometry->look_marks, compile(load_varied()).geometry->look_marks);
}

}  // namespace
}  // namespace bulwark::testing
