// Campaigns whose figures are known in closed form: queues, spares, magazines over raids, stocks as renewal processes.
#include <gtest/gtest.h>

#include <boost/math/distributions/poisson.hpp>

#include "small_campaign.h"

namespace bulwark::testing {
namespace {

/// One drone a raid, raids as a Poisson process of one a day: an asset that is hit at random times.
Settings hit_at_random(int hardness, const std::string& duration, const std::string& repair) {
  return defenceless() + Settings{"assets.plant.hardness=" + std::to_string(hardness), "raid.wave.launch={at: -1000 s}",
                                  "campaign={duration: " + duration +
                                      ", strikes: {a: {every: {exponential: 1 d}}}, repair: " + repair + "}"};
}

/// Jobs not yet done on a day.
double outstanding(const Outcome& outcome, std::size_t day) {
  return static_cast<double>(outcome.campaign.waiting[day] + outcome.campaign.under_way[day]);
}

/// Palm's theorem: with crews for all, λ hits a day and repairs of mean L days and any distribution, the number under
/// repair is Poisson with mean λ·L (Palm 1938). So a stock of S spares kept one for one fills a demand at once with
/// P(N < S), and is short of E(N - S)+: 0.676676 and 0.218018 for λ·L = 2, S = 3 (validation figures).
TEST(KnownAnswers, UnderRepairIsPoisson) {
  const std::vector<std::string> times{"{exponential: 2 d}", "{uniform: [0 d, 4 d]}", "{gamma: {mean: 2 d, cv: 1.5}}"};
  for (const std::string& time : times) {
    const Settings settings = hit_at_random(200, "40 d", "{crews: 500, kinds: {default: {time: " + time + "}}}");
    const boost::math::poisson law(2);
    expect_mean(mean_of_campaigns(settings, 8000, [](const Outcome& o) { return outstanding(o, 39); }), 2, 0.04);
    expect_mean(mean_of_campaigns(settings, 8000, [](const Outcome& o) { return outstanding(o, 39) < 3 ? 1.0 : 0.0; }),
                boost::math::cdf(law, 2), 0.04);
    expect_mean(
        mean_of_campaigns(settings, 8000, [](const Outcome& o) { return std::max(0.0, outstanding(o, 39) - 3); }),
        0.218018, 0.16);
  }
}

/// M/M/c/K: hits on a disabled asset make no job, so d is a birth-and-death process with births λ below the hardness K
/// and deaths min(d, c)·μ; π_n ∝ Π λ / (min(k, c)·μ) (Erlang; Gross and Harris 1985, section 2.4).
TEST(KnownAnswers, DamageOfACrewedAssetIsAQueueWithoutRoom) {
  const int hardness = 5;
  const int crews = 2;
  const double mean_repair_d = 1.6;
  std::vector<double> pi{1};
  for (int n = 1; n <= hardness; ++n) pi.push_back(pi.back() * mean_repair_d / std::min(n, crews));
  double total = 0;
  double mean = 0;
  for (int n = 0; n <= hardness; ++n) {
    total += pi[static_cast<std::size_t>(n)];
    mean += n * pi[static_cast<std::size_t>(n)];
  }
  const Tables tables =
      compile_duel(hit_at_random(hardness, "1000 d", "{crews: 2, kinds: {default: {time: {exponential: 1.6 d}}}}"));
  Player player(tables);
  constexpr int trials = 400;
  double damage_days = 0;
  double disabled_days = 0;
  double damage_squares = 0;
  double disabled_squares = 0;
  for (std::uint32_t k = 0; k < trials; ++k) {
    const CampaignOutcome& campaign = player.play(1, k).campaign;
    const double d = static_cast<double>(campaign.damage_us[0]) / static_cast<double>(1000 * day_us);
    const double out = static_cast<double>(campaign.disabled_us[0]) / static_cast<double>(1000 * day_us);
    damage_days += d;
    damage_squares += d * d;
    disabled_days += out;
    disabled_squares += out * out;
  }
  const auto expect = [&](double sum, double squares, double expected, double resolution, double start_up) {
    const double found = sum / trials;
    const double error = std::sqrt((squares / trials - found * found) / trials);
    EXPECT_NEAR(found, expected, 4.5 * error + start_up);
    EXPECT_LT(4.5 * error, resolution * expected);
  };
  // It begins undamaged, and settles within days of 1000: at most 5 hits · 3 d.
  expect(damage_days, damage_squares, mean / total, 0.02, 0.01);
  expect(disabled_days, disabled_squares, pi.back() / total, 0.04, 0.003);
}

/// 10 jobs at once, 3 crews, 0.1 a day each: the mean number left on later days (validation figures, by the pure death
/// process).
TEST(KnownAnswers, ABatchIsRestoredInTime) {
  const Settings settings =
      defenceless() +
      Settings{"assets.plant.hardness=10", "raid.wave.count=10", "raid.wave.launch={at: -1000 s}",
               "campaign={duration: 91 d, strikes: {a: {days: [0 d]}}, repair: {crews: 3, kinds: {default: "
               "{time: {exponential: 10 d}}}}}"};
  const std::vector<std::pair<std::size_t, double>> left{{5, 8.500012},  {10, 7.002161}, {20, 4.156694},
                                                         {30, 2.031300}, {60, 0.125836}, {90, 0.006325}};
  const Tables tables = compile_duel(settings);
  Player player(tables);
  constexpr int trials = 20000;
  std::vector<double> sums(left.size());
  std::vector<double> squares(left.size());
  for (std::uint32_t k = 0; k < trials; ++k) {
    const Outcome& outcome = player.play(1, k);
    for (std::size_t i = 0; i < left.size(); ++i) {
      const double n = outstanding(outcome, left[i].first);
      sums[i] += n;
      squares[i] += n * n;
    }
  }
  for (std::size_t i = 0; i < left.size(); ++i) {
    const double mean = sums[i] / trials;
    EXPECT_NEAR(mean, left[i].second, 4.5 * std::sqrt((squares[i] / trials - mean * mean) / trials)) << left[i].first;
  }
}

/// W = 10 threats a raid against 40 rounds, shoot-look-shoot with p = 0.7 and no deadline; 10 rounds are delivered
/// after each raid: rounds used are min(M, W + NegBin(W, p)), leakers max(0, W - Bin(M, p)) (validation figures: stock
/// before the next raid, expected leakers).
TEST(KnownAnswers, MagazinesRunOutOverRaids) {
  const Tables tables = compile_duel(
      {"raid.wave.count=10", "systems.sam.pk.uav=0.7", "systems.sam.rounds=40", "systems.sam.channels=10",
       "systems.sam.envelope={range: [0 km, 95 km]}",
       "campaign={duration: 7 d, strikes: {a: {every: 1 d, first: 1 d}}, supply: {sam: {initial: 0, delivery: [[0 d, 0 "
       "/d], [1 d, 10 /d]]}}}"});
  const std::vector<double> stock{40, 35.714286, 31.428577, 27.143673, 22.878917, 18.771797};
  const std::vector<double> leakers{0, 4e-06, 0.000567, 0.014671, 0.125016, 0.500505};
  Player player(tables);
  constexpr int trials = 20000;
  std::vector<double> ready(6);
  std::vector<double> ready_squares(6);
  std::vector<double> leaked(6);
  std::vector<double> leaked_squares(6);
  for (std::uint32_t k = 0; k < trials; ++k) {
    const CampaignOutcome& campaign = player.play(1, k).campaign;
    ASSERT_EQ(campaign.raids.size(), 6U);
    for (std::size_t r = 0; r < 6; ++r) {
      const auto rounds = static_cast<double>(campaign.raids[r].ready_rounds);
      const double through = campaign.raids[r].leakers;
      ready[r] += rounds;
      ready_squares[r] += rounds * rounds;
      leaked[r] += through;
      leaked_squares[r] += through * through;
    }
  }
  for (std::size_t r = 0; r < 6; ++r) {
    const double rounds = ready[r] / trials;
    const double error = std::sqrt((ready_squares[r] / trials - rounds * rounds) / trials);
    EXPECT_NEAR(rounds, stock[r], 4.5 * error + 1e-9) << r;
    const double through = leaked[r] / trials;
    const double leak_error = std::sqrt(std::max(leaked_squares[r] / trials - through * through, leakers[r]) / trials);
    EXPECT_NEAR(through, leakers[r], 4.5 * leak_error + 1e-9) << r;
  }
}

/// A stock that is emptied by every raid is a renewal process: raids of all that was made since the last one. With gaps
/// X and a rate of production ρ, the size is floor(carry + ρ·X), of mean ρ·E X in the long run: nothing is lost to
/// rounding.
TEST(KnownAnswers, AStockThatIsEmptiedFliesWhatWasMade) {
  const Settings settings{"raid.wave.count=1000",
                          "campaign={duration: 500 d, strikes: {a: {every: {uniform: [3 d, 7 d]}}}, attacker: {stocks: "
                          "{drone: {initial: 0, production: 0.7 /d}}}}"};
  const Outcome outcome = play(defenceless() + settings);
  std::uint64_t flown = 0;
  for (const std::uint32_t count : launched(outcome)) flown += count;
  const double last_start_d = static_cast<double>(outcome.campaign.raids.back().start_us) / static_cast<double>(day_us);
  EXPECT_EQ(flown, static_cast<std::uint64_t>(std::floor(0.7 * last_start_d + 1e-6)));
  double mean = 0;
  for (const std::uint32_t count : launched(outcome)) mean += count;
  mean /= static_cast<double>(launched(outcome).size());
  EXPECT_NEAR(mean, 0.7 * 5, 0.3);
}

/// Raids of a least size: each waits for the stock to reach it, so they come at the first occasion after every
/// least / ρ = 5 d.
TEST(KnownAnswers, AStrikeWaitsForItsLeast) {
  const Outcome outcome = play({"raid.wave.count=10",
                                "campaign={duration: 41 d, strikes: {a: {every: 1 d, least: {drone: 10}}}, attacker: "
                                "{stocks: {drone: {initial: 0, production: 2 /d}}}}"});
  const std::vector<double> expected{5, 10, 15, 20, 25, 30, 35, 40};
  ASSERT_EQ(start_days(outcome).size(), expected.size());
  for (std::size_t k = 0; k < expected.size(); ++k) EXPECT_NEAR(start_days(outcome)[k], expected[k], 1e-9);
  EXPECT_EQ(outcome.campaign.skipped_raids, 41U - 8U);
}

}  // namespace
}  // namespace bulwark::testing
