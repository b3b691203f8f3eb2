// More of the defence's means never lets more through, where that is a theorem, and two raids where it is not.
//
// The theorems are of one battery without reloads. Each holds for every single trial, for the draws are the same
// (common random numbers: the n-th shot at a threat kills it, or not, whenever it is fired):
// - a round more: up to the last round both do the same, then one goes on;
// - a higher pk, an earlier track, channels for all in place of a few: with rounds and channels to spare no threat has
//   to do with any other; its n-th engagement begins no later, so it ends no later (a round launched later meets the
//   threat later), and what could be fired at it before still can;
// - a channel more where all engagements take a channel equally long, threats come one after the other along one route,
//   and each is engaged once: who comes first is served first, which no schedule can beat (an exchange argument).
// Beyond that, more can be worse, as in scheduling at large (Graham 1969, "Bounds on multiprocessing timing
// anomalies").
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "format/load.h"
#include "properties/law.h"
#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

constexpr unsigned monotone_scenarios = 200;
constexpr std::uint32_t monotone_trials = 60;

/// The first battery alone, with what all theorems ask for.
Node with_one_battery(const Node& scenario) {
  Node alone = scenario;
  drop(&alone, "uncertain");
  std::vector<Member>& batteries = part(alone, "batteries").members;
  batteries.resize(1);
  for (const char* key : {"count", "ring", "channels", "rounds"}) drop(&batteries[0].value, key);
  for (Member& system : part(alone, "systems").members) drop(&system.value, "reload");
  drop(alone.find("command"), "reserve");
  return alone;
}

void put_in_systems(Node& scenario, const std::string& key, const std::string& value) {
  for (const Member& system : part(scenario, "systems").members) {
    put(scenario, "systems." + system.key + "." + key, value);
  }
}

/// One battery with rounds and channels for all, so that no threat waits for another.
Node with_plenty(const Node& scenario) {
  Node plenty = with_one_battery(scenario);
  put_in_systems(plenty, "channels", "1000");
  put_in_systems(plenty, "rounds", "1000");
  put_in_systems(plenty, "doctrine", "{default: {shots: 1}}");  // a volley cut short may end before a whole one
  drop(plenty.find("command"), "track_capacity");
  return plenty;
}

bool has_gaps(const Tables& tables) {
  return std::any_of(tables.geometry->pairs.begin(), tables.geometry->pairs.end(),
                     [](const Pair& pair) { return pair.windows.size() > 1; });
}

/// Leakers of each salvo and target.
std::vector<std::uint32_t> leakers(const Outcome& outcome) {
  std::vector<std::uint32_t> counts;
  for (const CellCounts& cell : outcome.cells) {
    counts.push_back(cell.fates[static_cast<std::size_t>(Fate::leaked_hit)] +
                     cell.fates[static_cast<std::size_t>(Fate::leaked_miss)]);
  }
  return counts;
}

/// Trials in which less got through: a law that only ever compared equals would be no test.
using Improved = std::uint64_t;

/// Where `more` lets a threat through that `less` stops.
std::string never_worse(const Node& less, const Node& more, Improved& improved) {
  const Tables tables_less = compile(load_tree(less));
  const Tables tables_more = compile(load_tree(more));
  if (has_gaps(tables_less)) return {};  // after a gap in the windows the order of events may change
  Trial trial_less(tables_less);
  Trial trial_more(tables_more);
  for (std::uint32_t k = 0; k < monotone_trials; ++k) {
    const auto before = leakers(trial_less.run(1, k));
    const auto after = leakers(trial_more.run(1, k));
    for (std::size_t c = 0; c < before.size(); ++c) {
      if (after[c] > before[c]) {
        return "trial " + std::to_string(k) + ": " + std::to_string(after[c]) + " leakers in place of " +
               std::to_string(before[c]);
      }
    }
    improved += before != after ? 1 : 0;
  }
  return {};
}

/// Whether it holds of many scenarios, in which there was something to improve.
void expect_theorem(const std::function<std::string(const Node&, Improved&)>& fault_in) {
  Improved improved = 0;
  expect_law(monotone_scenarios, [&](const Node& scenario) { return fault_in(scenario, improved); });
  EXPECT_GT(improved, 300U);
}

TEST(Monotone, ARoundMoreLetsNoMoreThrough) {
  expect_theorem([](const Node& scenario, Improved& improved) {
    const Node less = with_one_battery(scenario);
    Node more = less;
    for (Member& system : part(more, "systems").members) {
      Node& rounds = part(system.value, "rounds");
      rounds.text = std::to_string(std::stoi(rounds.text) + 1);
    }
    return never_worse(less, more, improved);
  });
}

TEST(Monotone, AHigherKillProbabilityLetsNoMoreThrough) {
  expect_theorem([](const Node& scenario, Improved& improved) {
    const Node less = with_plenty(scenario);
    Node more = less;
    for_scalars(more, "", [](Node& scalar, const std::string& key) {
      if (key == "pk") scalar.text = std::to_string((1 + std::stod(scalar.text)) / 2);
    });
    return never_worse(less, more, improved);
  });
}

TEST(Monotone, EarlierDetectionLetsNoMoreThrough) {
  expect_theorem([](const Node& scenario, Improved& improved) {
    if (!scenario.find("sensors")) return std::string();
    const Node less = with_plenty(scenario);
    Node faster = less;
    put(faster, "command.latency", "0 s");
    Node wider = less;
    put(wider, "sensors.more", "{position: [0 km, 0 km], max_range: 40 km, scan: 7 s, pd: 0.2}");
    return never_worse(less, faster, improved) + never_worse(less, wider, improved);
  });
}

TEST(Monotone, ChannelsForAllLetNoMoreThroughThanAFew) {
  expect_theorem([](const Node& scenario, Improved& improved) {
    const Node more = with_plenty(scenario);
    Node less = more;
    put_in_systems(less, "channels", "1");
    return never_worse(less, more, improved);
  });
}

/// Threats one after the other along one route, tracked from their launch, engaged once each, for a time that is the
/// same for all.
Node with_one_queue(const Node& scenario) {
  Node queue = with_plenty(scenario);
  for (const char* section : {"sensors", "jammers", "command"}) drop(&queue, section);
  std::vector<Member>& salvos = part(queue, "raid").members;
  salvos.resize(1);
  drop(&salvos[0].value, "lanes");
  put(queue, "raid.salvo0.targets", "[site0]");
  put(queue, "raid.salvo0.count", "25");
  drop(&part(queue, "batteries").members.at(0).value, "reaction");
  put_in_systems(queue, "reaction", "15 s");
  put_in_systems(queue, "channel", "released");
  put_in_systems(queue, "assessment", "100 h");
  return queue;
}

TEST(Monotone, AChannelMoreEngagesNoFewerOfAQueue) {
  expect_theorem([](const Node& scenario, Improved& improved) {
    Node queue = with_one_queue(scenario);
    for_scalars(queue, "", [](Node& scalar, const std::string& key) {
      if (key == "pk") scalar.text = "1";
    });
    std::string fault;
    for (const int channels : {1, 2, 3}) {
      Node more = queue;
      put_in_systems(queue, "channels", std::to_string(channels));
      put_in_systems(more, "channels", std::to_string(channels + 1));
      fault += never_worse(queue, more, improved);
    }
    return fault;
  });
}

/// Leakers of the one raid that a scenario without chance has.
std::uint32_t leakers_of(const std::string& text, const std::string& setting) {
  const Tables tables = compile(load_scenario_text(text, "anomaly.yaml", {parse_override(setting)}).scenario);
  Trial trial(tables);
  const Outcome& outcome = trial.run(1, 0);
  return count(outcome, Fate::leaked_hit) + count(outcome, Fate::leaked_miss);
}

/// Rounds reach 18 km. A drone at 100 m/s can be fired at for 200 s, until it arrives; an engagement takes 20 s of
/// flight and 250 s to assess. Against drones two rounds are fired, against missiles one, and there are four.
/// One channel: it takes the first drone; the second flies by; a round each is left for the missiles.
/// Two channels: both drones are shot down at once, with all rounds, and both missiles pass.
TEST(Anomaly, AChannelMoreSpendsTheRoundsThatMissilesNeed) {
  const std::string raid = R"(bulwark: 1
assets:
  plant: {position: [0 km, 0 km]}
threats:
  drone: {family: uav, speed: 100 m/s, altitude: 0 m}
  missile: {family: cruise, speed: 100 m/s, altitude: 0 m}
raid:
  drones: {threat: drone, count: 2, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s}}
  missiles: {threat: missile, count: 2, from: [100 km, 0 km], targets: [plant], launch: {at: 300 s, offset: {every: 300 s}}}
systems:
  sam:
    interceptor: {speed: 900 m/s}
    envelope: {range: [0 km, 18 km]}
    pk: {uav: 1, cruise: 1}
    doctrine: {uav: {shots: 2}}
    channels: 1
    rounds: 4
    reaction: 0 s
    assessment: 250 s
batteries:
  north: {system: sam, position: [0 km, 0 km]}
)";
  EXPECT_EQ(leakers_of(raid, "systems.sam.channels=1"), 1U);
  EXPECT_EQ(leakers_of(raid, "systems.sam.channels=2"), 2U);
}

/// Cheap rounds go first. Without one, the long-range battery takes the drone (800 to 1080 s), then the missile, which
/// is open to it from 1060 to 1120 s, then the slow drone, open from 850 to 1470 s. A cheap round for the drone leaves
/// the battery free at 850 s: it takes the slow drone, is busy to 1130 s, and the missile passes.
TEST(Anomaly, ARoundMoreMakesTheOtherBatteryBusyWhenTheMissileComes) {
  const std::string raid = R"(bulwark: 1
assets:
  plant: {position: [0 km, 0 km]}
threats:
  drone: {family: uav, speed: 100 m/s, altitude: 0 m}
  slow_drone: {family: slow, speed: 30 m/s, altitude: 0 m}
  missile: {family: cruise, speed: 450 m/s, altitude: 0 m}
raid:
  drone: {threat: drone, count: 1, from: [100 km, 0 km], targets: [plant], arrive: {at: 1000 s}}
  slow_drone: {threat: slow_drone, count: 1, from: [100 km, 0 km], targets: [plant], arrive: {at: 1470 s}}
  missile: {threat: missile, count: 1, from: [100 km, 0 km], targets: [plant], arrive: {at: 1120 s}}
systems:
  guns:
    interceptor: {speed: 900 m/s}
    envelope: {range: [0 km, 18 km]}
    pk: {uav: 1}
    channels: 1
    rounds: 0
    reaction: 0 s
  sam:
    interceptor: {speed: 900 m/s, cost: 1}
    envelope: {range: [0 km, 18 km]}
    pk: {uav: 1, slow: 1, cruise: 1}
    channels: 1
    rounds: 3
    reaction: 0 s
    assessment: 260 s
batteries:
  near: {system: guns, position: [0 km, 0 km]}
  far: {system: sam, position: [0 km, 0 km]}
command:
  weapon: cheapest
)";
  EXPECT_EQ(leakers_of(raid, "systems.guns.rounds=0"), 0U);
  EXPECT_EQ(leakers_of(raid, "systems.guns.rounds=1"), 1U);
}

}  // namespace
}  // namespace bulwark::testing
