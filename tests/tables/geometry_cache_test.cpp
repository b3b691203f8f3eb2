// The cache of geometries: bounded, the least lately asked for goes first, and many threads may ask at once.
#include "tables/geometry_cache.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "tables/varied_raid.h"

namespace bulwark::testing {
namespace {

GeometryInputs with_lanes(std::size_t lanes) {
  return geometry_inputs(load_varied({"raid.wave.lanes=" + std::to_string(lanes)}));
}

/// Of two targets a lane, and the barrage.
std::size_t routes_of(std::size_t lanes) {
  return 2 * lanes + 1;
}

TEST(GeometryCache, KeepsThoseAskedForLast) {
  GeometryCache cache(2);
  const auto one = cache.of(with_lanes(1));
  const std::weak_ptr<const Geometry> two = cache.of(with_lanes(2));
  EXPECT_FALSE(two.expired());
  EXPECT_EQ(cache.of(with_lanes(1)), one);
  cache.of(with_lanes(3));
  EXPECT_TRUE(two.expired());
  EXPECT_EQ(cache.of(with_lanes(1)), one);
}

TEST(GeometryCache, CompilesAgainWhatItNoLongerKeeps) {
  GeometryCache cache(1);
  const auto one = cache.of(with_lanes(1));
  EXPECT_EQ(cache.of(with_lanes(2))->routes.size(), routes_of(2));
  const auto again = cache.of(with_lanes(1));
  EXPECT_NE(again, one);
  EXPECT_EQ(again->look_marks, one->look_marks);
  EXPECT_EQ(again->pair_of, one->pair_of);
}

TEST(GeometryCache, ForgetsWhatTakesTooMuch) {
  GeometryCache cache;
  const auto one = cache.of(with_lanes(1));
  const auto three = cache.of(with_lanes(3));
  EXPECT_GT(bytes_of(*three), bytes_of(*one));
  cache.shrink_to(bytes_of(*one) + bytes_of(*three));
  EXPECT_EQ(cache.of(with_lanes(1)), one);
  EXPECT_EQ(cache.of(with_lanes(3)), three);
  cache.shrink_to(bytes_of(*three));
  EXPECT_EQ(cache.of(with_lanes(3)), three);
  EXPECT_NE(cache.of(with_lanes(1)), one);
}

TEST(GeometryCache, LetsGeometriesOutliveIt) {
  std::shared_ptr<const Geometry> kept;
  {
    GeometryCache cache;
    kept = cache.of(with_lanes(2));
  }
  EXPECT_EQ(kept->routes.size(), routes_of(2));
}

TEST(GeometryCache, GivesThreadsThatAskAtOnceTheSame) {
  GeometryCache cache;
  const GeometryInputs inputs = with_lanes(20);
  std::vector<std::shared_ptr<const Geometry>> found(4);
  std::vector<std::thread> threads;
  for (auto& geometry : found) threads.emplace_back([&] { geometry = cache.of(inputs); });
  for (std::thread& thread : threads) thread.join();
  for (const auto& geometry : found) EXPECT_EQ(geometry, found[0]);
}

TEST(GeometryCache, ServesThreadsWhileItForgets) {
  GeometryCache cache(2);
  std::vector<GeometryInputs> inputs;
  for (std::size_t lanes = 1; lanes <= 4; ++lanes) inputs.push_back(with_lanes(lanes));
  std::vector<std::size_t> wrong(4, 0);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t k = 0; k < 100; ++k) {
        const std::size_t lanes = 1 + (t * k + k / 3) % 4;
        if (cache.of(inputs[lanes - 1])->routes.size() != routes_of(lanes)) ++wrong[t];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<std::size_t>(4, 0));
}

TEST(GeometryCache, CompilesAfterAnAttemptThatWasStopped) {
  GeometryCache cache;
  std::atomic<bool> stop = true;
  EXPECT_THROW(cache.of(with_lanes(3), &stop), Stopped);
  stop = false;
  EXPECT_EQ(cache.of(with_lanes(3), &stop)->routes.size(), routes_of(3));
}

}  // namespace
}  // namespace bulwark::testing
