// What holds in every raid, over random scenarios of all features.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "engine/run.h"
#include "properties/random_scenario.h"
#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

constexpr unsigned blocks = 15;
constexpr unsigned living_blocks = 15;  // after the others
constexpr unsigned scenarios_a_block = 10;

template <class Counts>
std::uint32_t total(const Counts& counts) {
  return std::accumulate(counts.begin(), counts.end(), 0U);
}

/// Ten scenarios a test, so that a test runner starts a process for each block and not for each scenario.
class RandomRaid : public ::testing::TestWithParam<unsigned> {
 protected:
  /// Checks each scenario of the block; its text is printed where a check fails.
  template <class Check>
  void for_scenarios(const Check& check) {
    for (unsigned k = 0; k < scenarios_a_block && !HasFailure(); ++k) {
      const unsigned number = GetParam() * scenarios_a_block + k;
      const std::string text = RandomScenario(number, GetParam() < blocks ? Defence::plain : Defence::living).text();
      SCOPED_TRACE("scenario " + std::to_string(number) + "\n" + text);
      check(compile(load_scenario_text(text, "random.yaml").scenario));
    }
  }
};

/// Fates add up to launches, causes to leakers.
void check_cells(const Outcome& o, const EventLog& log, const Tables& tables) {
  std::vector<std::uint32_t> launched(o.cells.size(), 0);
  for (const LoggedThreat& threat : log.threats) ++launched[tables.geometry->route_tables[threat.route].cell.index()];
  for (std::size_t c = 0; c < o.cells.size(); ++c) {
    const CellCounts& cell = o.cells[CellId(c)];
    EXPECT_EQ(total(cell.fates), launched[c]) << "cell " << c;
    EXPECT_EQ(total(cell.causes), cell.fates[static_cast<std::size_t>(Fate::leaked_hit)] +
                                      cell.fates[static_cast<std::size_t>(Fate::leaked_miss)]);
    EXPECT_TRUE(cell.shots == 0 || launched[c] > 0);
  }
}

/// Shots and kills are the same sums however they are split.
void check_totals(const Outcome& o) {
  std::uint32_t cell_shots = 0;
  for (const CellCounts& cell : o.cells) cell_shots += cell.shots;
  std::uint32_t shots = 0;
  std::uint32_t kills = 0;
  for (const BatteryCounts& battery : o.batteries) {
    shots += battery.shots;
    kills += battery.kills;
    EXPECT_LE(battery.kills + battery.wasted, battery.shots);
  }
  std::uint32_t defence_shots = 0;
  std::uint32_t defence_kills = 0;
  for (const DefenceCounts& defence : o.defence) {
    defence_shots += defence.shots;
    defence_kills += defence.kills;
  }
  EXPECT_EQ(shots, cell_shots);
  EXPECT_EQ(shots, defence_shots);
  EXPECT_EQ(kills, defence_kills);
  EXPECT_EQ(kills, count(o, Fate::intercepted));
  std::uint32_t hits = 0;
  for (const AssetCounts& asset : o.assets) {
    hits += asset.hits;
    EXPECT_LE(asset.effective_hits, asset.hits);
  }
  const auto add_site = [&](const SiteCounts& site) {
    hits += site.hits.all;
    EXPECT_LE(site.hits.effective, site.hits.all);
  };
  for (const BatteryCounts& battery : o.batteries) add_site(battery.site);
  for (const SiteCounts& sensor : o.sensors) add_site(sensor);
  EXPECT_EQ(hits, count(o, Fate::leaked_hit));
}

/// Rounds are spent from the magazine and the stock only; channels are not overdrawn.
void check_batteries(const Outcome& o, const Tables& tables) {
  for (std::size_t b = 0; b < o.batteries.size(); ++b) {
    const BatteryCounts& counts = o.batteries[BatteryId(b)];
    const FireUnit& unit = tables.scenario.batteries[BatteryId(b)].unit;
    if (!counts.up) {
      EXPECT_EQ(counts.shots + counts.reloads + counts.peak_channels, 0U);
      continue;
    }
    const int most =
        unit.rounds +
        (unit.reload ? std::min(static_cast<int>(counts.reloads) * unit.reload->rounds, unit.reload->stock) : 0);
    EXPECT_LE(static_cast<int>(counts.shots), most) << "battery " << b;
    const int channels = std::max(unit.channels, 4);  // the most that an uncertain parameter draws
    EXPECT_LE(static_cast<int>(counts.peak_channels), tables.scenario.uncertain.empty() ? unit.channels : channels);
  }
}

/// What is destroyed had as many effective hits as it is hard, and stands in the list of the destroyed once.
void check_sites(const Outcome& o, const Tables& tables) {
  std::size_t destroyed = 0;
  const auto check = [&](const SiteCounts& site, std::uint32_t hardness) {
    EXPECT_EQ(site.destroyed, site.hits.effective >= hardness);
    if (site.destroyed) ++destroyed;
  };
  for (const BatteryId b : o.batteries.ids()) check(o.batteries[b].site, tables.sites[b].hardness);
  for (std::size_t s = 0; s < o.sensors.size(); ++s) {
    check(o.sensors[SensorId(s)], static_cast<std::uint32_t>(tables.scenario.sensors[SensorId(s)].hardness));
  }
  EXPECT_EQ(o.destroyed.size(), destroyed);
  for (std::size_t k = 1; k < o.destroyed.size(); ++k) EXPECT_GE(o.destroyed[k].time_us, o.destroyed[k - 1].time_us);
}

/// Nothing is launched, engaged or assessed by a battery, or seen by a sensor, once it is destroyed.
void check_silence(const Outcome& o, const EventLog& log) {
  for (const Destruction& destruction : o.destroyed) {
    const double gone_s = static_cast<double>(destruction.time_us) / 1e6 + 2e-6;
    for (const LoggedEvent& event : log.events) {
      if (event.time_s <= gone_s) continue;
      if (destruction.target.is_sensor()) {
        EXPECT_NE(event.sensor, destruction.target.sensor());
      } else if (event.battery == destruction.target.battery()) {
        EXPECT_EQ(event.event, "intercept");
      }
    }
  }
}

/// No engagement starts off duty.
void check_duties(const EventLog& log, const Tables& tables) {
  for (const LoggedEvent& event : log.events) {
    if (event.event != "engage" || !tables.sites[*event.battery].on_duty) continue;
    const std::vector<Interval>& duties = *tables.sites[*event.battery].on_duty;
    EXPECT_TRUE(std::any_of(
        duties.begin(), duties.end(),
        [&](const Interval& duty) { return event.time_s >= duty.begin_s - 1e-6 && event.time_s < duty.end_s; }))
        << "battery " << event.battery->value << " at " << event.time_s << " s";
  }
}

/// At the last sampling time all is over: nothing lives, is tracked or busy, and the rounds left are those not fired.
void check_timeline(const Outcome& o, const Tables& tables, const EventLog& log) {
  std::int64_t rounds = 0;
  bool reloads = false;
  for (std::size_t b = 0; b < o.batteries.size(); ++b) {
    const FireUnit& unit = tables.scenario.batteries[BatteryId(b)].unit;
    reloads = reloads || unit.reload.has_value();
    if (o.batteries[BatteryId(b)].up && !o.batteries[BatteryId(b)].site.destroyed)
      rounds += unit.rounds - static_cast<std::int64_t>(o.batteries[BatteryId(b)].shots);
  }
  double last_s = 0;
  for (const LoggedEvent& event : log.events) last_s = std::max(last_s, event.time_s);
  for (const LoggedThreat& threat :
       log.threats) {  // a dead threat believed alive is tracked to the end of its former path
    last_s = std::max(last_s, threat.launch_s + tables.geometry->routes[threat.route].duration_s);
  }
  const TimelineAxis& axis = tables.layout.timeline;
  for (const auto& sample : o.timeline) {
    for (const std::int32_t state : sample) EXPECT_GE(state, 0);
  }
  for (const std::int32_t ready : o.ready) EXPECT_GE(ready, 0);
  if (axis.start_s + axis.step_s * static_cast<double>(axis.samples - 1) < last_s) return;
  const auto at_end = [&](TimelineQuantity q) { return o.timeline.back()[static_cast<std::size_t>(q)]; };
  EXPECT_EQ(at_end(TimelineQuantity::live_threats), 0);
  EXPECT_EQ(at_end(TimelineQuantity::tracks), 0);
  EXPECT_EQ(at_end(TimelineQuantity::kills), static_cast<std::int32_t>(count(o, Fate::intercepted)));
  EXPECT_EQ(at_end(TimelineQuantity::leakers),
            static_cast<std::int32_t>(count(o, Fate::leaked_hit) + count(o, Fate::leaked_miss)));
  if (!reloads && tables.scenario.uncertain.empty()) {
    EXPECT_EQ(at_end(TimelineQuantity::ready_rounds), rounds);
  }
}

void check_magazine(const Tables& tables, const EventLog& log, std::size_t b) {
  const FireUnit& unit = tables.scenario.batteries[BatteryId(b)].unit;
  int ready = unit.rounds;
  int stock = unit.reload ? unit.reload->stock : 0;
  bool reloading = false;
  for (const LoggedEvent& event : log.events) {  // in the order of decision: rounds leave when they are decided on
    if (event.battery != BatteryId(b)) continue;
    if (event.event == "engage" && unit.reload && unit.reload->blocks_fire) {
      EXPECT_FALSE(reloading);
    } else if (event.event == "fire") {
      --ready;
    } else if (event.event == "reload" && event.result == "starts") {
      EXPECT_FALSE(reloading) << "one at a time";
      EXPECT_GE(unit.rounds - ready, unit.reload->rounds);
      reloading = true;
    } else if (event.event == "reload") {
      const int added = std::min(unit.reload->rounds, stock);
      ready += added;
      stock -= added;
      reloading = false;
    }
    EXPECT_GE(ready, 0) << "battery " << b;
    EXPECT_LE(ready, unit.rounds) << "battery " << b;
  }
}

TEST_P(RandomRaid, ConservesWhatItCounts) {
  for_scenarios([](const Tables& tables) {
    Trial trial(tables);
    for (std::uint32_t k = 0; k < 40 && !HasFailure(); ++k) {
      SCOPED_TRACE("trial " + std::to_string(k));
      EventLog log;
      const Outcome& o = trial.run(1, k, &log);
      check_cells(o, log, tables);
      check_totals(o);
      check_batteries(o, tables);
      check_timeline(o, tables, log);
      check_sites(o, tables);
      check_silence(o, log);
      check_duties(log, tables);
    }
  });
}

TEST_P(RandomRaid, FiresOnlyRoundsThatItHas) {
  for_scenarios([](const Tables& tables) {
    if (!tables.scenario.uncertain.empty()) return;
    Trial trial(tables);
    for (std::uint32_t k = 0; k < 20 && !HasFailure(); ++k) {
      SCOPED_TRACE("trial " + std::to_string(k));
      EventLog log;
      trial.run(1, k, &log);
      for (std::size_t b = 0; b < tables.batteries.size(); ++b) check_magazine(tables, log, b);
    }
  });
}

TEST_P(RandomRaid, IsTheSameForAnyThreadsAndAnySplit) {
  for_scenarios([](const Tables& tables) {
    const Tallies whole = run_trials(tables, {7, 0, 200, 1}).tallies;
    EXPECT_TRUE(run_trials(tables, {7, 0, 200, 2}).tallies == whole);
    EXPECT_TRUE(run_trials(tables, {7, 0, 200, 5}).tallies == whole);
    Tallies merged = run_trials(tables, {7, 130, 70, 2}).tallies;
    merged.merge(run_trials(tables, {7, 0, 1, 1}).tallies);
    merged.merge(run_trials(tables, {7, 1, 129, 1}).tallies);
    EXPECT_TRUE(merged == whole);
  });
}

TEST_P(RandomRaid, RunsATrialAgainAloneWithOrWithoutALog) {
  for_scenarios([](const Tables& tables) {
    Trial in_turn(tables);
    for (std::uint32_t k = 0; k < 12; ++k) {
      const Outcome outcome = in_turn.run(3, k);
      Trial alone(tables);
      EventLog log;
      EXPECT_TRUE(same(alone.run(3, k, &log), outcome)) << "trial " << k;
      EXPECT_TRUE(same(alone.run(3, k), outcome)) << "trial " << k;
    }
  });
}

INSTANTIATE_TEST_SUITE_P(All, RandomRaid, ::testing::Range(0U, blocks + living_blocks));

}  // namespace
}  // namespace bulwark::testing
