// The memory that a scenario is thought to need, against what it takes.
#include "engine/memory.h"

#include <gmock/gmock.h>

#include <numeric>

#include "base/input_error.h"
#include "engine/compile_job.h"
#include "format/load.h"
#include "trial/small_raid.h"

namespace bulwark::testing {
namespace {

using ::testing::HasSubstr;

double sum_of(const std::vector<MemoryPart>& parts) {
  return std::accumulate(parts.begin(), parts.end(), 0.0,
                         [](double sum, const MemoryPart& p) { return sum + p.bytes; });
}

template <class Array>
double bytes_of(const Array& array) {
  return static_cast<double>(array.size() * sizeof(*array.begin()));
}

TEST(Memory, OfPairsIsWhatTheirTablesTakeToWithinAFactorOfThree) {
  for (const char* ring : {"0 km", "10 km", "60 km"}) {
    const Settings settings = {"raid.wave.lanes=300", "raid.wave.lane_spacing=200 m", "batteries.north.count=300",
                               std::string("batteries.north.ring=") + ring};
    const Scenario scenario = load_duel(settings);
    const Tables tables = compile(scenario);
    const Geometry& g = *tables.geometry;
    const double taken = bytes_of(g.pairs) + bytes_of(g.pair_of) + bytes_of(g.windows) + bytes_of(g.shots.pieces) +
                         bytes_of(g.shots.launches) + bytes_of(tables.openings);
    const double thought = memory_parts(scenario, 1)[1].bytes;
    EXPECT_LT(taken / 3, thought) << ring;
    EXPECT_GT(taken * 3, thought) << ring;
  }
}

TEST(Memory, OfLooksIsWhatTheyTakeToWithinAFactorOfThree) {
  const Settings settings = {"raid.wave.lanes=100",
                             "sensors={eye: {position: [0 km, 0 km], max_range: 80 km, scan: 1 s, pd: 0.001}}"};
  const Scenario scenario = load_duel(settings);
  const Tables tables = compile(scenario);
  const double taken = bytes_of(tables.geometry->looks) + bytes_of(tables.geometry->look_marks);
  const double thought = memory_parts(scenario, 1)[2].bytes;
  EXPECT_LT(taken / 3, thought);
  EXPECT_GT(taken * 3, thought);
}

TEST(Memory, OfReservesThatEndIsWhatTheyTake) {
  std::string ends;
  for (int k = 1; k <= 20; ++k) ends += "k" + std::to_string(k) + ": {rounds: 1, until: " + std::to_string(k) + " h}, ";
  Settings settings = {"batteries.north.count=300", "command.reserve={sam: {" + ends + "uav: 1}}"};
  for (int k = 1; k <= 20; ++k) {
    const std::string name = std::to_string(k);
    settings.push_back("threats.t" + name + "={family: k" + name + ", speed: 100 m/s, altitude: 0 m}");
  }
  const Scenario scenario = load_duel(settings);
  double taken = 0;
  for (const ReserveStage& stage : compile(scenario).later_reserves) {
    taken += static_cast<double>(stage.reserved.size()) * sizeof(std::uint32_t) + bytes_of(stage.changed);
  }
  const double thought = memory_parts(scenario, 1)[4].bytes;
  EXPECT_GT(taken, 300 * 20 * 21 * 4);
  EXPECT_NEAR(thought, taken, 0.01 * taken);
}

TEST(Memory, NamesTheProductThatIsTooLarge) {
  const auto fault = [](const Settings& settings, unsigned threads = 1, bool with_log = false) {
    return memory_fault(memory_parts(load_duel(settings), threads, with_log), 1e9);
  };
  EXPECT_EQ(fault({}), "");
  EXPECT_THAT(fault({"raid.wave.count=10000", "raid.wave.lanes=10000", "batteries.north.count=10000"}),
              HasSubstr("10,000 routes x 10,000 batteries"));
  EXPECT_THAT(fault({"raid.wave.count=1000000"}, 8), HasSubstr("1,000,000 threats x 8 threads"));
  EXPECT_THAT(fault({"raid.wave.count=1000000"}, 1, true), HasSubstr("1,000,000 threats x the events of each"));
  EXPECT_THAT(fault({"raid.wave.count=20000", "batteries.north.count=10000", "command={policy: assignment}"}),
              HasSubstr("20,000 threats x 10,000 batteries to be matched"));
}

TEST(Memory, OfAJobIsAskedForBeforeItIsCompiled) {
  PoolHooks hooks;
  hooks.most_bytes = 1e9;
  const Scenario large = load_duel({"raid.wave.lanes=10000", "batteries.north.count=10000"});
  try {
    compile_job(large, hooks);
    FAIL() << "it was compiled";
  } catch (const InputErrors& errors) {
    EXPECT_THAT(errors.what(), HasSubstr("10,000 routes x 10,000 batteries; --max-memory moves this limit"));
  }
  EXPECT_NE(compile_job(load_duel({}), hooks), nullptr);
}

TEST(Memory, OfScenariosHeldAtOnceIsThatOfTheirTablesTogether) {
  const Settings wide = {"raid.wave.lanes=1000", "batteries.north.count=100"};
  const Scenario large = load_duel(wide);
  const Scenario same = load_duel({wide[0], wide[1], "raid.wave.count=7"});
  const Scenario other = load_duel({wide[0], wide[1], "threats.drone.speed=200 km/h"});
  const double alone = sum_of(memory_parts(large, 1));
  const double shared = sum_of(memory_parts_together({&large, &same}, 9, 1));
  const double apart = sum_of(memory_parts_together({&large, &other}, 9, 1));
  const double third = sum_of(memory_parts_together({&large, &other, &other}, 2, 1));
  EXPECT_GT(shared, alone);
  EXPECT_LT(shared, alone * 1.5);
  EXPECT_GT(apart, alone * 1.5);
  EXPECT_LT(apart, alone * 2);  // the program and a thread's workspace are there once
  EXPECT_EQ(third, apart);      // no more than so many are held
  const double both = memory_parts_together({&large, &other}, 2, 1).back().bytes;
  EXPECT_DOUBLE_EQ(apart, alone + both);
  EXPECT_NO_THROW(check_memory_together({&large, &other}, 2, 1, apart));
  EXPECT_THROW(check_memory_together({&large, &other}, 2, 1, apart * 0.99), InputErrors);
}

TEST(Memory, OfTheShippedScenariosIsLittle) {
  const std::string folder = std::string(BULWARK_SOURCE_DIR) + "/configs/";
  for (const char* file : {"quickstart.yaml", "winter_grid.yaml"}) {
    EXPECT_LT(sum_of(memory_parts(load_scenario(folder + file).scenario, 8)), 200e6) << file;
  }
}

TEST(Memory, OfAGridIsThatOfMatricesOfAllItsBuses) {
  Scenario scenario = load_duel({});
  scenario.grid.emplace();
  for (int k = 0; k < 20'000; ++k) scenario.grid->buses.push_back({});
  EXPECT_THAT(memory_fault(memory_parts(scenario, 2), 5e9), HasSubstr("20,000 buses x 20,000 x 2 threads"));
  EXPECT_EQ(memory_fault(memory_parts(scenario, 2), 13e9), "");  // an inverse and the matrix that it is of: 12.8 GB
}

TEST(Memory, OfThisMachineIsKnown) {
  EXPECT_GT(usual_memory_bytes(), 64e6);
}

TEST(Memory, OfAShareIsOfTheStock) {
  const auto threats = [](const std::string& size) {
    return memory_parts(load_duel({"raid.wave.count=2", "campaign={duration: 1 d, strikes: {one: {days: [0 d], size: " +
                                                            size + "}}, attacker: {stocks: {drone: {initial: 100}}}}"}),
                        1)[5]
        .product;
  };
  EXPECT_EQ(threats("plan"), "2 threats x 1 threads");
  EXPECT_EQ(threats("{share: 1}"), "100 threats x 1 threads");
}

}  // namespace
}  // namespace bulwark::testing
