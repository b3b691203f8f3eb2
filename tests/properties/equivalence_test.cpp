// Changes that keep the law of every figure, though not every draw or digit: within k standard errors. Each scenario is
// tested by itself, and all together, where an error of 1 % would show.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "properties/law.h"
#include "trial/trial.h"

namespace bulwark::testing {
namespace {

constexpr unsigned scenarios = 100;
constexpr double k_scenario = 5.5;  // one of some hundred figures: by chance once in 10^5 runs of this test
constexpr double k_all = 4.5;

struct Run {
  std::uint64_t seed = 0;  // one of its own for each scenario: names and so draws are the same in many
  std::uint32_t trials = 0;
};

/// What a trial comes to.
struct Figures {
  double leakers = 0;
  double shots = 0;
  double kills = 0;
};

Figures figures_of(const Outcome& outcome) {
  Figures figures;
  for (const CellCounts& cell : outcome.cells) {
    figures.kills += cell.fates[static_cast<std::size_t>(Fate::intercepted)];
    figures.leakers += cell.fates[static_cast<std::size_t>(Fate::leaked_hit)] +
                       cell.fates[static_cast<std::size_t>(Fate::leaked_miss)];
    figures.shots += cell.shots;
  }
  return figures;
}

struct Sum {
  double n = 0;
  double sum = 0;
  double squares = 0;
  void add(double x) {
    n += 1;
    sum += x;
    squares += x * x;
  }
  double mean() const { return sum / n; }
  double variance_of_mean() const { return std::max(0.0, squares / n - mean() * mean()) / (n - 1); }
};

/// Differences over all scenarios of one figure's means.
class Comparison {
 public:
  /// Says where the difference is too large to be chance.
  std::string add(const char* figure, double difference, double variance, double mean) {
    difference_ += difference;
    variance_ += variance;
    mean_ += mean;
    if (std::abs(difference) <= k_scenario * std::sqrt(variance) + 1e-12) return {};
    return std::string(figure) + ": a difference of " + std::to_string(difference) + " with a standard error of " +
           std::to_string(std::sqrt(variance));
  }
  void expect_none_in_all(const char* figure) const {
    SCOPED_TRACE(figure);
    EXPECT_LE(std::abs(difference_), k_all * std::sqrt(variance_) + 1e-12);
    EXPECT_LT(k_all * std::sqrt(variance_), 0.01 * mean_) << "too few trials to notice an error of 1 %";
  }

 private:
  double difference_ = 0;
  double variance_ = 0;
  double mean_ = 0;
};

struct Comparisons {
  Comparison leakers;
  Comparison shots;
  Comparison kills;
};

struct Sums {
  Sum leakers;
  Sum shots;
  Sum kills;
};

Sums sums_of(const Scenario& scenario, const Run& run) {
  const Tables tables = compile(scenario);
  Trial trial(tables);
  Sums sums;
  for (std::uint32_t k = 0; k < run.trials; ++k) {
    const Figures figures = figures_of(trial.run(run.seed, k));
    sums.leakers.add(figures.leakers);
    sums.shots.add(figures.shots);
    sums.kills.add(figures.kills);
  }
  return sums;
}

/// Two scenarios of the same law and different draws.
std::string compare_apart(const Node& one, const Node& other, const Run& run, Comparisons& all) {
  const Sums a = sums_of(load_tree(one), run);
  const Sums b = sums_of(load_tree(other), run);
  const auto compare = [](const char* figure, Comparison& to, const Sum& x, const Sum& y) {
    return to.add(figure, y.mean() - x.mean(), x.variance_of_mean() + y.variance_of_mean(), x.mean());
  };
  return compare("leakers", all.leakers, a.leakers, b.leakers) + compare("shots", all.shots, a.shots, b.shots) +
         compare("kills", all.kills, a.kills, b.kills);
}

/// Two scenarios from one, to be compared.
using Pairing = std::function<std::pair<Node, Node>(const Node&)>;

void expect_equivalent(std::uint32_t trials, const Pairing& pair) {
  Comparisons all;
  Run run{0, trials};
  expect_law(scenarios, [&](const Node& scenario) {
    if (run.seed < scenarios) ++run.seed;
    const auto [one, other] = pair(scenario);
    return compare_apart(one, other, run, all);
  });
  if (::testing::Test::HasFailure()) return;  // and what shrinking has tried is among all
  all.leakers.expect_none_in_all("leakers");
  all.shots.expect_none_in_all("shots");
  all.kills.expect_none_in_all("kills");
}

void rename_keys(Node* section) {
  if (section == nullptr) return;
  for (Member& member : section->members) member.key += "_renamed";
}

TEST(Equivalence, NewNamesOfSalvosAndBatteriesAreNewDrawsOfTheSameLaw) {
  expect_equivalent(3200, [](const Node& scenario) {
    Node plain = scenario;
    drop(&plain, "uncertain");  // its paths name them
    Node renamed = plain;
    rename_keys(renamed.find("raid"));
    rename_keys(renamed.find("batteries"));
    return std::pair(plain, renamed);
  });
}

/// Salvos of fixed and even numbers of threats, all threats of a salvo alike.
Node with_even_salvos(const Node& scenario) {
  Node even = scenario;
  drop(even.find("uncertain"), "raid.salvo0.count");
  for (const Member& salvo : part(scenario, "raid").members) {
    const std::string path = "raid." + salvo.key;
    const Node* lanes = salvo.value.find("lanes");
    put(even, path + ".count", std::to_string(4 * (lanes ? std::stoi(lanes->text) : 1)));
    put(even, path + ".assign", "random");
  }
  spread_launches(even, 60);
  return even;
}

Node with_halves(const Node& even) {
  Node halves = even;
  std::vector<Member>& salvos = part(halves, "raid").members;
  salvos.clear();
  for (const Member& salvo : part(even, "raid").members) {
    Member half = salvo;
    Node& count = part(half.value, "count");
    count.text = std::to_string(std::stoi(count.text) / 2);
    for (const char* suffix : {"_a", "_b"}) {
      half.key = salvo.key + suffix;
      salvos.push_back(half);
    }
  }
  return halves;
}

TEST(Equivalence, TwoHalvesAreOneSalvo) {
  expect_equivalent(1700, [](const Node& scenario) {
    const Node even = with_even_salvos(scenario);
    return std::pair(even, with_halves(even));
  });
}

/// The whole map turned about (0, 0), then shifted.
Scenario moved(Scenario scenario, double angle_rad, const Vector2& shift_m) {
  const double c = std::cos(angle_rad);
  const double s = std::sin(angle_rad);
  const auto move = [&](Vector2& at_m) {
    at_m = Vector2(c * at_m.x() - s * at_m.y(), s * at_m.x() + c * at_m.y()) + shift_m;
  };
  for (Asset& asset : scenario.assets) move(asset.position_m);
  for (Sensor& sensor : scenario.sensors) move(sensor.position_m);
  for (Battery& battery : scenario.batteries) move(battery.position_m);
  for (Jammer& jammer : scenario.jammers) move(jammer.position_m);
  for (Salvo& salvo : scenario.salvos) {
    move(salvo.origin_m);
    for (Vector2& waypoint_m : salvo.waypoints_m) move(waypoint_m);
  }
  return scenario;
}

/// Trial by trial, for digits may change the last of a time and nothing else but by a rare chance.
struct MovedMaps {
  Comparisons all;
  double trials = 0;
  double different_trials = 0;

  std::string compare(const Scenario& one, const Scenario& other) {
    const Tables tables = compile(one);
    const Tables other_tables = compile(other);
    Trial trial(tables);
    Trial other_trial(other_tables);
    Sum leakers;
    Sum shots;
    double mean = 0;
    for (std::uint32_t k = 0; k < 60; ++k) {
      const Figures a = figures_of(trial.run(1, k));
      const Figures b = figures_of(other_trial.run(1, k));
      leakers.add(b.leakers - a.leakers);
      shots.add(b.shots - a.shots);
      mean += a.shots / 60;
      different_trials += a.leakers != b.leakers || a.shots != b.shots || a.kills != b.kills ? 1 : 0;
      trials += 1;
    }
    return all.leakers.add("leakers", leakers.mean(), leakers.variance_of_mean(), mean) +
           all.shots.add("shots", shots.mean(), shots.variance_of_mean(), mean);
  }
};

TEST(Equivalence, TheWholeMapMayBeTurnedAndShifted) {
  MovedMaps maps;
  expect_law(scenarios, [&](const Node& scenario) {
    Node spread = scenario;
    spread_launches(spread, 97);  // no ties for rounding to decide
    const Scenario loaded = load_tree(spread);
    return maps.compare(loaded, moved(loaded, 0.7, Vector2(0, 0))) +
           maps.compare(loaded, moved(loaded, std::numbers::pi, Vector2(31e3, -57e3)));
  });
  EXPECT_LT(maps.different_trials, 1e-3 * maps.trials);
}

}  // namespace
}  // namespace bulwark::testing
