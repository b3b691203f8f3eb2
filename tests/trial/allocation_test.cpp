// The trial loop allocates nothing once its arrays have grown (performance.md): every policy, on a raid that uses all
// parts of a trial.
//
// Sanitizers put their own allocation in place, so there the file is empty.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define BULWARK_SANITIZED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define BULWARK_SANITIZED
#endif

#ifndef BULWARK_SANITIZED

#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <string>

#include "format/load.h"
#include "tally/tallies.h"
#include "trial/trial.h"

namespace {

std::atomic<bool> counting = false;
std::atomic<std::size_t> allocations = 0;

void* counted(std::size_t size, std::size_t alignment = alignof(std::max_align_t)) {
  if (counting) ++allocations;
  // aligned_alloc wants a size that is a multiple of the alignment
  const std::size_t whole = (size + alignment - 1) / alignment * alignment;
  if (void* memory = std::aligned_alloc(alignment, whole == 0 ? alignment : whole)) return memory;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) {
  return counted(size);
}
void* operator new[](std::size_t size) {
  return counted(size);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete[](void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace bulwark {
namespace {

std::size_t allocations_after_warm_up(const std::vector<Override>& overrides) {
  const std::string path = std::string(BULWARK_SOURCE_DIR) + "/configs/decoy_flood.yaml";
  const Tables tables = compile(load_scenario(path, overrides).scenario);
  Trial trial(tables);
  for (std::uint32_t k = 0; k < 200; ++k) trial.run(1, k);
  allocations = 0;
  counting = true;
  for (std::uint32_t k = 0; k < 200; ++k) trial.run(1, k);  // the same trials: nothing can have to grow further
  counting = false;
  return allocations;
}

TEST(Allocation, GreedyTrialsAllocateNothingAfterWarmUp) {
  EXPECT_EQ(allocations_after_warm_up({}), 0U);
}

TEST(Allocation, AssignmentTrialsAllocateNothingAfterWarmUp) {
  EXPECT_EQ(allocations_after_warm_up({{"command.policy", "assignment"}}), 0U);
}

TEST(Allocation, IndependentTrialsAllocateNothingAfterWarmUp) {
  EXPECT_EQ(allocations_after_warm_up({{"command.coordination", "independent"}, {"command.order", "random"}}), 0U);
}

TEST(Allocation, UncertainTrialsAllocateNothingAfterWarmUp) {
  EXPECT_EQ(allocations_after_warm_up({{"uncertain", "{threats.one_way_drone.reliability: {uniform: [0.5, 1]}}"}}), 0U);
}

TEST(Allocation, TalliesAllocateNothingOnceTheyHaveSeenTheTrials) {
  const std::string path = std::string(BULWARK_SOURCE_DIR) + "/configs/decoy_flood.yaml";
  const Tables tables = compile(load_scenario(path).scenario);
  Trial trial(tables);
  Tallies tallies(tables.scenario, tables.layout);
  for (std::uint32_t k = 0; k < 110; ++k) tallies.add(trial.run(1, k % 100));  // the last few are counted with the next
  allocations = 0;
  counting = true;
  for (std::uint32_t k = 0; k < 100; ++k) tallies.add(trial.run(1, k));
  counting = false;
  EXPECT_EQ(allocations, 0U);
}

}  // namespace
}  // namespace bulwark

#endif
