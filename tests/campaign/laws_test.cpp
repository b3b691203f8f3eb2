// Laws that hold for every campaign: what is conserved, and what changes nothing. On campaigns made up at random.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <numeric>

#include "campaign/inflow.h"
#include "random/stream.h"
#include "small_campaign.h"

namespace bulwark::testing {
namespace {

/// Parts of a campaign of 20 d, each to be put in place of another.
struct Parts {
  std::string strikes;
  std::string attacker;
  std::string supply;
  std::string repair;
  std::string pauses;

  Settings settings() const {
    return {fmt::format("campaign={{duration: 20 d, pauses: {}, strikes: {}, attacker: {}, supply: {}, repair: {}}}",
                        pauses, strikes, attacker, supply, repair)};
  }
};

/// Draws whole numbers for the making up of a campaign.
class Dice {
 public:
  explicit Dice(std::uint32_t number) : stream_(TrialStreams(11, number), {hash_name("campaign"), 0}, Purpose::study) {}
  int operator()(int low, int high) {
    return low + static_cast<int>(stream_() % static_cast<unsigned>(high - low + 1));
  }

 private:
  Stream stream_;
};

Settings random_raid(Dice& dice) {
  return {
      "threats.missile={family: cruise, speed: 200 m/s, altitude: 0 m, lethality: 0.6}",
      "threats.drone.reliability=0.9",
      fmt::format("raid.wave={{threat: drone, count: {{poisson: {}}}, from: [100 km, 0 km], targets: {{plant: 2, mill: "
                  "1}}, launch: {{at: 0 s, offset: {{uniform: 20 min}}}}}}",
                  dice(1, 12)),
      fmt::format("raid.second={{threat: drone, count: {}, from: [0 km, 90 km], assign: even, targets: [mill, plant, "
                  "yard], launch: {{at: {} s, offset: {{every: 20 s}}}}}}",
                  dice(0, 6), dice(-2000, 500)),
      fmt::format(
          "raid.fast={{threat: missile, count: {}, from: [0 km, -90 km], targets: [yard], launch: {{at: 0 s}}}}",
          dice(0, 5)),
      fmt::format("assets.plant.hardness={}", dice(1, 4)),
      fmt::format("assets.mill={{position: [1 km, 0 km], hardness: {}, capacity: 100 MW, kind: mill}}", dice(1, 4)),
      "assets.yard={position: [0 km, 1 km], hardness: 2, capacity: 50 MW}",
      fmt::format("systems.sam.pk={{uav: 0.{}, cruise: 0.4}}", dice(1, 9)),
      fmt::format("systems.sam.rounds={}", dice(2, 9)),
      "systems.gun={interceptor: {speed: 900 m/s}, envelope: {range: [0 km, 9 km]}, pk: {uav: 0.5, cruise: 0.1}, "
      "channels: 2, rounds: 7, reaction: 2 s}",
      "batteries.west={system: sam, position: [-2 km, 1 km]}",
      "batteries.guns={system: gun, position: [0 km, 0 km], count: 3, ring: 2 km}"};
}

Parts random_parts(Dice& dice) {
  return {
      fmt::format(
          "{{nightly: {{every: {} h, salvos: [wave, second]}}, massed: {{every: {{uniform: [1 d, {} d]}}, first: "
          "{} h, size: {{share: 0.{}}}, least: {{missile: {}}}}}}}",
          dice(5, 40), dice(2, 5), dice(0, 60), dice(1, 9), dice(0, 3)),
      fmt::format(
          "{{stocks: {{drone: {{initial: {}, production: {} /d, most: {}}}, missile: {{initial: {}, production: "
          "[[0 d, 1 /d], [8 d, 0 /d]]}}}}}}",
          dice(0, 60), dice(0, 12), dice(5, 40), dice(0, 9)),
      fmt::format("{{sam: {{initial: {}, delivery: {} /d, lead: {} h}}, gun: {{initial: 3, delivery: 20 /d}}}}",
                  dice(0, 20), dice(0, 12), dice(0, 20)),
      fmt::format("{{crews: {}, kinds: {{mill: {{time: {{exponential: {} h}}, spare: part}}, default: {{time: 7 h}}}}, "
                  "spares: {{part: {{initial: {}, delivery: 0.{} /d}}}}}}",
                  dice(0, 3), dice(1, 60), dice(0, 3), dice(0, 9)),
      fmt::format("[[{} h, {} h]]", dice(100, 150), dice(160, 260))};
}

constexpr std::uint32_t campaigns = 150;

std::uint64_t launched_of_family(const Outcome& outcome, std::size_t family) {
  const std::vector<std::uint32_t> counts = launched(outcome, 2, family);
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

class Conservation : public ::testing::Test {
 protected:
  /// Calls visit(tables, outcome) for campaigns of which none is still flying at its end.
  template <class Visit>
  void for_campaigns(const Visit& visit) {
    for (std::uint32_t k = 0; k < campaigns; ++k) {
      SCOPED_TRACE(k);
      Dice dice(k);
      const Settings raid = random_raid(dice);
      const Tables tables = compile_duel(raid + random_parts(dice).settings());
      Player player(tables);
      visit(tables, player.play(1, k));
    }
  }
};

TEST_F(Conservation, OfThreats) {
  for_campaigns([](const Tables& tables, const Outcome& outcome) {
    std::uint64_t fates = 0;
    std::uint64_t causes = 0;
    for (const CellCounts& cell : outcome.cells) {
      fates += std::accumulate(cell.fates.begin(), cell.fates.end(), 0U);
      causes += std::accumulate(cell.causes.begin(), cell.causes.end(), 0U);
    }
    EXPECT_EQ(fates, launched_of_family(outcome, 0) + launched_of_family(outcome, 1));
    EXPECT_EQ(causes, count(outcome, Fate::leaked_hit) + count(outcome, Fate::leaked_miss));
    // Produced by the last raid, less what is left on the last day without one since.
    const Campaign& campaign = *tables.scenario.campaign;
    for (std::size_t s = 0; s < 2; ++s) {
      const DrawnInflow inflow(campaign.stocks[s].inflow, tables.parameters.stocks, s);
      const std::int64_t left = outcome.campaign.attacker_stock[20 * 2 + s];
      const std::size_t family = tables.scenario.types[campaign.stocks[s].type].family.index();
      EXPECT_EQ(inflow.whole_by(20 * day_s) - left, static_cast<std::int64_t>(launched_of_family(outcome, family)));
      EXPECT_GE(left, 0);
    }
  });
}

TEST_F(Conservation, NoRaidFliesMoreThanMost) {
  for_campaigns([](const Tables& tables, const Outcome& outcome) {
    for (const std::uint32_t count : launched(outcome, 2, 0))
      EXPECT_LE(count, *tables.scenario.campaign->stocks[0].most);
    for (const std::int64_t left : outcome.campaign.attacker_stock) EXPECT_GE(left, 0);
  });
}

/// Without reloads from a stock of their own: what was issued from the depot came to the magazines, and is there or was
/// fired.
TEST_F(Conservation, OfRounds) {
  for_campaigns([](const Tables& tables, const Outcome& outcome) {
    const Campaign& campaign = *tables.scenario.campaign;
    for (std::size_t k = 0; k < campaign.supply.size(); ++k) {
      const std::size_t system = campaign.supply[k].system.index();
      std::int64_t full = 0;
      std::int64_t fired = 0;
      for (const BatteryId b : tables.campaign.batteries_of_system[system]) {
        full += tables.parameters.rounds[b];
        fired += outcome.batteries[b].shots;
      }
      const std::int64_t ready = outcome.campaign.ready[20 * tables.layout.systems + system];
      const DrawnInflow inflow(campaign.supply[k].inflow, tables.parameters.depots, k);
      const std::int64_t issued = inflow.whole_by(20 * day_s) - outcome.campaign.depot[20 * 2 + k];
      // A raid may still be under way on the last day.
      const double last_s = static_cast<double>(outcome.campaign.raids.back().start_us) / 1e6;
      if (last_s > 20 * day_s - 3000) continue;
      EXPECT_EQ(full + issued, fired + ready);
      EXPECT_GE(issued, 0);
    }
  });
}

TEST_F(Conservation, OfDamageJobsAndSpares) {
  for_campaigns([](const Tables& tables, const Outcome& outcome) {
    const CampaignOutcome& campaign = outcome.campaign;
    std::uint32_t damage = 0;
    std::uint32_t effective = 0;
    for (std::size_t a = 0; a < 3; ++a) {
      const AssetCounts& asset = outcome.assets[AssetId(a)];
      const int hardness = tables.scenario.assets[AssetId(a)].hardness;
      damage += asset.damage;
      effective += asset.effective_hits;
      EXPECT_LE(asset.damage, static_cast<std::uint32_t>(hardness));
      EXPECT_LE(campaign.damage_us[a], hardness * 20 * day_us);
      EXPECT_LE(campaign.disabled_us[a] * hardness, campaign.damage_us[a]);
      EXPECT_EQ(asset.disabled, campaign.firsts_us[2 + a] != CampaignOutcome::never);
    }
    EXPECT_EQ(campaign.backlog, damage);
    EXPECT_LE(campaign.repairs + campaign.backlog, effective);
    EXPECT_EQ(campaign.waiting.back() + campaign.under_way.back(), static_cast<std::int64_t>(damage));
    for (const std::int64_t spares : campaign.spares) EXPECT_GE(spares, 0);
    for (const std::int64_t jobs : campaign.under_way) EXPECT_LE(jobs, tables.scenario.campaign->repair->crews);
  });
}

TEST_F(Conservation, OfOccasions) {
  for_campaigns([](const Tables& tables, const Outcome& outcome) {
    Calendar calendar(tables);
    calendar.begin(TrialStreams(1, outcome.trial));
    std::uint32_t occasions = 0;
    while (calendar.next()) ++occasions;
    EXPECT_LE(outcome.campaign.raids.size() + outcome.campaign.skipped_raids, occasions);
    EXPECT_GE(outcome.campaign.raids.size() + outcome.campaign.skipped_raids + 1, occasions);  // one too late at most
    for (std::size_t k = 1; k < outcome.campaign.raids.size(); ++k) {
      EXPECT_GT(outcome.campaign.raids[k].start_us, outcome.campaign.raids[k - 1].start_us);
    }
  });
}

/// Changes of a campaign that leave everything as it was.
class ChangesNothing : public ::testing::Test {
 protected:
  template <class Change>
  void expect_same_after(const Change& change) {
    expect_same_after(change, [](Parts&) {});
  }
  template <class Change, class Prepare>
  void expect_same_after(const Change& change, const Prepare& prepare) {
    for (std::uint32_t k = 0; k < campaigns / 3; ++k) {
      SCOPED_TRACE(k);
      Dice dice(k);
      const Settings raid = random_raid(dice);
      Parts parts = random_parts(dice);
      prepare(parts);
      const Outcome before = outcome(raid + parts.settings(), k);
      const Settings more = change(parts);
      const Outcome after = outcome(raid + parts.settings() + more, k);
      EXPECT_TRUE(same(before, after));
      EXPECT_EQ(before.campaign.damage_us, after.campaign.damage_us);
      EXPECT_EQ(before.campaign.repairs, after.campaign.repairs);
      EXPECT_EQ(before.campaign.skipped_raids, after.campaign.skipped_raids);
      EXPECT_EQ(before.campaign.ready, after.campaign.ready);
    }
  }
  static Outcome outcome(const Settings& settings, std::uint32_t trial) {
    const Tables tables = compile_duel(settings);
    return Player(tables).play(1, trial);
  }
};

TEST_F(ChangesNothing, APauseBeyondTheEnd) {
  expect_same_after([](Parts& parts) {
    parts.pauses = parts.pauses.substr(0, parts.pauses.size() - 1) + ", [20 d, 30 d]]";
    return Settings{};
  });
}

TEST_F(ChangesNothing, ADepotThatNeverRunsDryInPlaceOfNone) {
  expect_same_after(
      [](Parts& parts) {
        parts.supply = "{sam: {initial: 1000000}}";
        return Settings{};
      },
      [](Parts& parts) { parts.supply = "{}"; });
}

TEST_F(ChangesNothing, AStrikeWithoutOccasions) {
  expect_same_after([](Parts& parts) {
    parts.strikes = parts.strikes.substr(0, parts.strikes.size() - 1) + ", late: {every: 1 d, first: 20 d}}";
    return Settings{};
  });
}

TEST_F(ChangesNothing, TheRateOfDeliveryInTwoEqualSteps) {
  expect_same_after([](Parts& parts) {
    const std::size_t from = parts.attacker.find("[[0 d, 1 /d]");
    parts.attacker.replace(from, 12, "[[0 d, 1 /d], [2.5 d, 1 /d]");
    return Settings{};
  });
}

TEST_F(ChangesNothing, AGridThatTheAssetsDoNotFeed) {
  expect_same_after([](Parts&) {
    return Settings{"grid={buses: {town: {demand: 10 MW}}, generation: {yard: town}, imports: {town: 10 MW}}"};
  });
}

/// All draws but those of the jobs are shared.
TEST(CommonRandomNumbers, CrewsAndSparesLeaveTheRaidsAlone) {
  for (std::uint32_t k = 0; k < 20; ++k) {
    Dice dice(k);
    const Settings raid = random_raid(dice);
    Parts parts = random_parts(dice);
    const Tables few = compile_duel(raid + parts.settings());
    parts.repair = "{crews: 9, kinds: {default: {time: 1 h}}}";
    const Tables many = compile_duel(raid + parts.settings());
    Player with_few(few);
    Player with_many(many);
    const Outcome& a = with_few.play(1, k);
    const Outcome& b = with_many.play(1, k);
    EXPECT_TRUE(a.campaign.launched == b.campaign.launched);
    for (std::size_t c = 0; c < a.cells.size(); ++c) EXPECT_EQ(a.cells[CellId(c)].fates, b.cells[CellId(c)].fates);
  }
}

}  // namespace
}  // namespace bulwark::testing
