// Served load against a plain sequence of linear programs, on random small grids.
#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>
#include <vector>

#include "grid/plain_program.h"
#include "grid/random_grid.h"

namespace bulwark::test {
namespace {

/// None where the plain program itself fails: it holds every optimum by a row, which rounding may make infeasible.
std::optional<std::vector<double>> plain_answer(const Network& network, const GridState& state) {
  try {
    return plainly_served_mw(network, state);
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
}

void compare(FlowModel flow, std::uint32_t seed, int grids, std::size_t most_buses) {
  std::mt19937 engine(seed);
  int without_answer = 0;
  for (int i = 0; i < grids; ++i) {
    const std::size_t buses = std::uniform_int_distribution<std::size_t>(2, most_buses)(engine);
    const RandomGrid random = random_grid(engine, flow, buses);
    const Network network = random.small.network();
    GridCondition condition(network);
    damage_at_random(engine, random, condition);
    const std::vector<double> served = served_mw(network, condition.state());
    const std::optional<std::vector<double>> plain = plain_answer(network, condition.state());
    if (!plain) ++without_answer;
    for (std::size_t b = 0; plain && b < served.size(); ++b) {
      EXPECT_NEAR(served[b], (*plain)[b], 1e-6) << "grid " << i << " of " << buses << " buses, bus " << b;
    }
  }
  EXPECT_LE(20 * without_answer, grids);
}

TEST(PlainProgram, AgreesOnTransport) {
  compare(FlowModel::transport, 1, 400, 7);
}
TEST(PlainProgram, AgreesOnDc) {
  compare(FlowModel::dc, 2, 400, 7);
}
TEST(PlainProgram, AgreesOnLargerTransport) {
  compare(FlowModel::transport, 3, 20, 24);
}
TEST(PlainProgram, AgreesOnLargerDc) {
  compare(FlowModel::dc, 4, 20, 24);
}

}  // namespace
}  // namespace bulwark::test
