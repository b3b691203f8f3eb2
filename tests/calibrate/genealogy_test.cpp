#include "calibrate/genealogy.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>
#include <utility>

#include "calibrate/weights.h"

namespace bulwark {
namespace {

TEST(Genealogy, SumsByAncestor) {
  // Forty pairs of twins: two of a pair have +1 or -1 together, so that the mean has the error of forty, 1/sqrt(40 -
  // 1).
  std::vector<std::size_t> parents;
  std::vector<double> values;
  for (std::size_t i = 0; i < 80; ++i) {
    parents.push_back(i / 2);
    values.push_back(i / 2 % 2 == 0 ? 1 : -1);
  }
  Genealogy genealogy;
  EXPECT_EQ(genealogy.error_of_mean(values), 0);
  genealogy.select(parents);
  EXPECT_DOUBLE_EQ(genealogy.error_of_mean(values), 1 / std::sqrt(39.0));
}

TEST(Genealogy, LooksBackAsFarAsEnoughAncestorsAreLeft) {
  // All of one grandparent: that stage tells nothing, and the last one has twins.
  std::vector<std::size_t> twins;
  for (std::size_t i = 0; i < 80; ++i) twins.push_back(i / 2);
  std::vector<double> values(80);
  for (std::size_t i = 0; i < 80; ++i) values[i] = i / 2 % 2 == 0 ? 1 : -1;
  Genealogy genealogy;
  genealogy.select(std::vector<std::size_t>(80, 0));
  EXPECT_EQ(genealogy.error_of_mean(values), 0);
  genealogy.select(twins);
  EXPECT_DOUBLE_EQ(genealogy.error_of_mean(values), 1 / std::sqrt(39.0));
}

/// Particles from N(0, 1) to the posterior of nine observations that average 2, in six stages of equal power, each with
/// two moves that keep the stage's law: the parts of refinement.cpp, with a law that is known, N(1.8, 0.1).
struct SmallRefinement {
  SmallRefinement(std::uint64_t seed, double old) : engine(seed), old_part(old) {
    for (double& x : particles) x = normal(engine);
    for (int stage = 1; stage <= 6; ++stage) {
      select();
      for (int sweep = 0; sweep < 2; ++sweep) move(stage / 6.0);
    }
  }

  static double log_likelihood(double x) { return -4.5 * (x - 2) * (x - 2); }

  void select() {
    std::vector<double> logs;
    for (const double x : particles) logs.push_back(log_likelihood(x) / 6);
    const auto parents = resample(normalised(logs).weights, particles.size(), uniform(engine));
    std::vector<double> selected;
    for (const std::size_t j : parents) selected.push_back(particles[j]);
    particles = selected;
    genealogy.select(parents);
  }

  void move(double power) {
    for (double& x : particles) {
      const double proposed = old_part * x + std::sqrt(1 - old_part * old_part) * normal(engine);
      if (std::log(uniform(engine)) < power * (log_likelihood(proposed) - log_likelihood(x))) x = proposed;
    }
  }

  double mean() const { return std::accumulate(particles.begin(), particles.end(), 0.0) / 400; }

  std::mt19937_64 engine;
  double old_part;
  std::normal_distribution<double> normal;
  std::uniform_real_distribution<double> uniform;
  std::vector<double> particles = std::vector<double>(400);
  Genealogy genealogy;
};

/// The error of means over that of independent particles, sqrt(0.1/400), and what is claimed over it.
std::pair<double, double> errors_of(double old_part, int runs) {
  double true_square = 0;
  double claimed_square = 0;
  for (int run = 0; run < runs; ++run) {
    const SmallRefinement refinement(static_cast<std::uint64_t>(run), old_part);
    true_square += std::pow(refinement.mean() - 1.8, 2);
    claimed_square += std::pow(refinement.genealogy.error_of_mean(refinement.particles), 2);
  }
  return {std::sqrt(true_square / runs / (0.1 / 400)), std::sqrt(claimed_square / true_square)};
}

TEST(Genealogy, KnowsTheErrorThatRefinedMeansHave) {
  constexpr int runs = 1000;
  const double four_errors = 4 / std::sqrt(2.0 * runs);
  for (const double old_part : {0.9, 0.99, 0.999}) {
    const auto [worse, claimed] = errors_of(old_part, runs);
    EXPECT_GT(worse, old_part > 0.95 ? 1.3 : 1 - four_errors) << old_part;
    EXPECT_NEAR(claimed, 1, 0.05 + four_errors) << old_part;
  }
}

}  // namespace
}  // namespace bulwark
