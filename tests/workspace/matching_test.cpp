// The assignment's matching against exhaustion (model.md, section 6).
#include "workspace/matching.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <tuple>

namespace bulwark {
namespace {

using Capacity = IndexedBy<BatteryId, std::uint32_t>;
using BatteryOf = IndexedBy<CandidateId, BatteryId>;

MatchingEdge edge(std::size_t threat, std::size_t battery, double worth) {
  return {CandidateId(threat), BatteryId(battery), worth};
}

struct Problem {
  std::uint32_t threats = 0;
  Capacity capacity;
  std::vector<MatchingEdge> edges;
};

/// The contract's order among matchings; less is better.
using Score = std::tuple<std::int64_t, std::int64_t, std::vector<BatteryId>>;

Score score_of(const Problem& p, const BatteryOf& battery_of) {
  std::int64_t worth = 0;
  std::int64_t ranks = 0;
  for (const CandidateId t : battery_of.ids()) {
    if (battery_of[t] == unmatched) continue;
    ranks += t.value + 1;
    for (const MatchingEdge& pair : p.edges) {
      if (pair.threat == t && pair.battery == battery_of[t]) worth += std::llround(pair.worth * 1e9);
    }
  }
  return {-worth, ranks, std::vector<BatteryId>(battery_of.begin(), battery_of.end())};
}

void try_all(const Problem& p, CandidateId threat, Capacity& capacity, BatteryOf& battery_of, BatteryOf& best,
             Score& best_score) {
  if (threat.value == p.threats) {
    const Score score = score_of(p, battery_of);
    if (score < best_score) {
      best_score = score;
      best = battery_of;
    }
    return;
  }
  const CandidateId next(threat.index() + 1);
  for (const MatchingEdge& pair : p.edges) {
    if (pair.threat != threat || pair.worth <= 0 || capacity[pair.battery] == 0) continue;
    --capacity[pair.battery];
    battery_of[threat] = pair.battery;
    try_all(p, next, capacity, battery_of, best, best_score);
    ++capacity[pair.battery];
  }
  battery_of[threat] = unmatched;
  try_all(p, next, capacity, battery_of, best, best_score);
}

BatteryOf exhausted(const Problem& p) {
  Capacity capacity = p.capacity;
  BatteryOf battery_of(p.threats, unmatched);
  BatteryOf best = battery_of;
  Score best_score = score_of(p, best);
  try_all(p, CandidateId(0), capacity, battery_of, best, best_score);
  return best;
}

Problem random_problem(std::mt19937& engine, bool ties) {
  const auto whole = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(engine); };
  Problem p;
  p.threats = static_cast<std::uint32_t>(whole(1, 6));
  const int batteries = whole(1, 5);
  for (int b = 0; b < batteries; ++b) p.capacity.push_back(static_cast<std::uint32_t>(whole(0, 2)));
  for (std::uint32_t t = 0; t < p.threats; ++t) {
    for (std::uint32_t b = 0; b < p.capacity.size(); ++b) {
      if (whole(0, 3) == 0) continue;
      // With ties: few values, 0 among them, and sums that are equal on paper only (0.1 + 0.2 and 0.3).
      const double worth = ties ? 0.1 * whole(0, 3) : std::uniform_real_distribution<double>(0, 3)(engine);
      p.edges.push_back(edge(t, b, worth));
    }
  }
  return p;
}

TEST(Matching, AgreesWithExhaustion) {
  std::mt19937 engine(3);
  for (int round = 0; round < 1500; ++round) {
    const Problem p = random_problem(engine, false);
    ASSERT_EQ(match(p.threats, p.capacity, p.edges), exhausted(p)) << "round " << round;
  }
}

TEST(Matching, AgreesWithExhaustionAmongManyEqualOptima) {
  std::mt19937 engine(4);
  for (int round = 0; round < 3000; ++round) {
    const Problem p = random_problem(engine, true);
    ASSERT_EQ(match(p.threats, p.capacity, p.edges), exhausted(p)) << "round " << round;
  }
}

/// Channels are few, so that most threats are left out from the start.
TEST(Matching, AgreesWithExhaustionWhereThreatsAreMany) {
  std::mt19937 engine(5);
  const auto whole = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(engine); };
  for (int round = 0; round < 300; ++round) {
    Problem p{9, {1, 1}, {}};
    for (std::uint32_t t = 0; t < p.threats; ++t) {
      for (std::uint32_t b = 0; b < 2; ++b) {
        if (whole(0, 4) > 0) p.edges.push_back(edge(t, b, 0.1 * whole(0, 3)));
      }
    }
    ASSERT_EQ(match(p.threats, p.capacity, p.edges), exhausted(p)) << "round " << round;
  }
}

/// A battery more than the problem has, whose edges are worth nothing and whose channels are many, keeps every threat
/// among those that are looked at: the whole matching.
TEST(Matching, OfTheBestEdgesIsThatOfAll) {
  std::mt19937 engine(6);
  const auto whole = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(engine); };
  for (int round = 0; round < 200; ++round) {
    Problem p{60, {2, 1, 3}, {}};
    Problem all{60, {2, 1, 3, 60}, {}};
    for (std::uint32_t t = 0; t < p.threats; ++t) {
      for (std::uint32_t b = 0; b < 3; ++b) {
        if (whole(0, 2) > 0) p.edges.push_back(edge(t, b, 0.1 * whole(0, 9)));
      }
      all.edges.push_back(edge(t, 3, 0));
    }
    all.edges.insert(all.edges.end(), p.edges.begin(), p.edges.end());
    ASSERT_EQ(match(p.threats, p.capacity, p.edges), match(all.threats, all.capacity, all.edges)) << "round " << round;
  }
}

TEST(Matching, CostFollowsTheChannelsNotTheThreats) {
  // In a square matrix of 5,000 this would take minutes, and 400 MB.
  std::vector<MatchingEdge> edges;
  for (std::uint32_t t = 0; t < 5000; ++t) edges.push_back(edge(t, t % 2, t == 4321 ? 0.9 : 0.5));
  BatteryOf expected(5000, unmatched);
  expected[CandidateId(0)] = BatteryId(0);
  expected[CandidateId(4321)] = BatteryId(1);
  for (int round = 0; round < 100; ++round) ASSERT_EQ(match(5000, {1, 1}, edges), expected);
}

TEST(Matching, CostFollowsThePairs) {
  // 160 channels against all of 5,050: minutes where every pair was looked at for every channel.
  std::mt19937 engine(7);
  std::uniform_real_distribution<double> worth(0.3, 0.8);
  std::vector<MatchingEdge> edges;
  for (std::uint32_t t = 0; t < 5050; ++t) {
    for (std::uint32_t b = 0; b < 40; ++b) edges.push_back(edge(t, b, worth(engine)));
  }
  Matcher matcher;
  for (int round = 0; round < 20; ++round) {
    const BatteryOf& battery_of = matcher.match(5050, Capacity(40, 4), edges);
    EXPECT_EQ(std::count(battery_of.begin(), battery_of.end(), unmatched), 5050 - 160);
  }
}

TEST(Matching, OfEqualOptimaWithManyChannelsTakesTheLowerBatteries) {
  std::vector<MatchingEdge> edges;
  for (std::uint32_t t = 0; t < 300; ++t) {
    for (std::uint32_t b = 0; b < 20; ++b) edges.push_back(edge(t, b, 0.5));
  }
  const BatteryOf battery_of = match(300, Capacity(20, 10), edges);
  for (const CandidateId t : battery_of.ids()) {
    ASSERT_EQ(battery_of[t], t.value < 200 ? BatteryId(t.index() / 10) : unmatched) << t.value;
  }
}

TEST(Matching, LeavesPairsWorthNothing) {
  EXPECT_EQ(match(1, {1}, {edge(0, 0, 0.0)}), BatteryOf({unmatched}));
}

TEST(Matching, GivesUpTheBestPairForTheBestSum) {
  // 0.9 + 0 < 0.8 + 0.7: the first threat takes the second battery.
  EXPECT_EQ(match(2, {1, 1}, {edge(0, 0, 0.9), edge(0, 1, 0.8), edge(1, 0, 0.7)}),
            BatteryOf({BatteryId(1), BatteryId(0)}));
}

TEST(Matching, AmongOptimaTheLeastRanksThenTheLowerBattery) {
  EXPECT_EQ(match(2, {1}, {edge(0, 0, 0.5), edge(1, 0, 0.5)}), BatteryOf({BatteryId(0), unmatched}));
  EXPECT_EQ(match(2, {1, 1}, {edge(0, 0, 0.5), edge(0, 1, 0.5), edge(1, 0, 0.5), edge(1, 1, 0.5)}),
            BatteryOf({BatteryId(0), BatteryId(1)}));
}

TEST(Matching, UsesABatteryAsOftenAsItHasChannels) {
  EXPECT_EQ(match(3, {2}, {edge(0, 0, 0.1), edge(1, 0, 0.5), edge(2, 0, 0.5)}),
            BatteryOf({unmatched, BatteryId(0), BatteryId(0)}));
}

}  // namespace
}  // namespace bulwark
