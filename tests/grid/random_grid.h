// Small random grids with round numbers, so that there are ties, and with what a damaged grid has: buses without
// demand, lines without capacity, parallel lines, islands, loads that are bounded.
#pragma once

#include <random>

#include "grid/small_grid.h"

namespace bulwark::test {

struct RandomGrid {
  SmallGrid small;
  std::vector<AssetId> assets;
};

inline RandomGrid random_grid(std::mt19937& engine, FlowModel flow, std::size_t buses) {
  const auto whole = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(engine); };
  const auto chance = [&](double p) { return std::bernoulli_distribution(p)(engine); };
  RandomGrid random{SmallGrid(flow), {}};
  const bool weighted = chance(0.4);
  const bool odd = chance(0.3);  // numbers that are not round
  const auto power = [&](int most) {
    return 10.0 * whole(0, most) + (odd ? std::uniform_real_distribution<>(0, 10)(engine) : 0);
  };
  for (int i = 0; i < 3; ++i) random.assets.push_back(random.small.asset(power(10), whole(1, 3)));
  const auto through = [&](double p) {
    return chance(p) ? std::vector<AssetId>{random.assets[static_cast<std::size_t>(whole(0, 2))]}
                     : std::vector<AssetId>{};
  };
  for (std::size_t b = 0; b < buses; ++b) {
    random.small.bus(chance(0.7) ? power(10) : 0, chance(0.4) ? power(15) : 0, weighted ? whole(1, 3) : 1,
                     through(0.2));
  }
  const auto any_bus = [&] { return BusId(static_cast<std::size_t>(whole(0, static_cast<int>(buses) - 1))); };
  for (const AssetId asset : random.assets) random.small.unit(asset, any_bus());
  const int lines = whole(static_cast<int>(buses) - 1, 2 * static_cast<int>(buses));
  for (int l = 0; l < lines; ++l) {
    const BusId from = any_bus();
    const BusId to = any_bus();
    if (from == to) continue;
    const double capacity = chance(0.1) ? 0 : power(8);
    random.small.line(from, to, capacity, 0.25 * whole(1, 4) + (odd ? 0.01 * whole(0, 9) : 0), through(0.2));
  }
  return random;
}

/// Damage and a factor of demand at random.
inline void damage_at_random(std::mt19937& engine, const RandomGrid& random, GridCondition& condition) {
  for (const AssetId asset : random.assets) {
    const int hardness = random.small.scenario().assets[asset].hardness;
    condition.set_damage(asset, std::uniform_int_distribution<int>(0, hardness)(engine));
  }
  condition.set_factor(std::uniform_int_distribution<int>(0, 4)(engine) == 0 ? 0.75 : 1);
}

}  // namespace bulwark::test
