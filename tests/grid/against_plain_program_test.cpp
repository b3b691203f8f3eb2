// Served load against a plain sequence of linear programs, on random small grids.
#include <gtest/gtest.h>

#include "grid/plain_program.h"
#include "grid/random_grid.h"

namespace bulwark::test {
namespace {

void compare(FlowModel flow, std::uint32_t seed, int grids, std::size_t most_buses) {
  std::mt19937 engine(seed);
  for (int i = 0; i < grids; ++i) {
    const std::size_t buses = std::uniform_int_distribution<std::size_t>(2, most_buses)(engine);
    const RandomGrid random = random_grid(engine, flow, buses);
    const Network network = random.small.network();
    GridCondition condition(network);
    damage_at_random(engine, random, condition);
    const std::vector<double> served = served_mw(network, condition.state());
    const std::vector<double> plain = plainly_served_mw(network, condition.state());
    for (std::size_t b = 0; b < served.size(); ++b) {
      EXPECT_NEAR(served[b], plain[b], 1e-6) << "grid " << i << " of " << buses << " buses, bus " << b;
    }
  }
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
