// That the optima of static weapon-target assignment which `bulwark validate` quotes are the optima: by enumeration.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <vector>

namespace bulwark {
namespace {

struct Instance {
  std::vector<double> value;
  std::vector<std::vector<double>> pk;
  std::vector<int> rounds;
};

/// Least surviving value over all ways to spread weapon type i's rounds over the targets.
double optimum(const Instance& instance) {
  double best = std::numeric_limits<double>::infinity();
  std::vector<double> surviving = instance.value;
  const std::function<void(std::size_t, std::size_t, int)> spread = [&](std::size_t i, std::size_t j, int left) {
    if (i == instance.pk.size()) {
      double sum = 0;
      for (const double v : surviving) sum += v;
      best = std::min(best, sum);
      return;
    }
    const double before = surviving[j];
    const bool last = j + 1 == surviving.size();
    for (int x = last ? left : 0; x <= left; ++x) {
      surviving[j] = before * std::pow(1 - instance.pk[i][j], x);
      if (last) {
        spread(i + 1, 0, i + 1 < instance.rounds.size() ? instance.rounds[i + 1] : 0);
      } else {
        spread(i, j + 1, left - x);
      }
    }
    surviving[j] = before;
  };
  spread(0, 0, instance.rounds[0]);
  return best;
}

TEST(StaticAllocation, QuotedOptimaAreOptima) {
  EXPECT_NEAR(optimum({{5, 10, 20}, {{0.3, 0.2, 0.5}, {0.1, 0.6, 0.5}, {0.4, 0.5, 0.4}}, {5, 2, 1}}), 4.95, 1e-9);
  EXPECT_NEAR(optimum({{5, 6, 7}, {{0.1, 0.1, 0.1}}, {3}}), 16.07, 1e-9);
  EXPECT_NEAR(optimum({{10, 20, 30, 40, 50, 60, 70, 80, 90},
                       {{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9}, {0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.2, 0.3}},
                       {4, 3}}),
              148.2, 1e-9);
}

}  // namespace
}  // namespace bulwark
