// Serving a grid allocates nothing once its arrays have grown (performance.md).
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
#include <vector>

#include "grid/random_grid.h"

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

namespace bulwark::test {
namespace {

/// A hundred states twice; the second time nothing can have to grow further.
std::size_t allocations_after_warm_up(FlowModel flow) {
  std::mt19937 engine(1);
  const RandomGrid random = random_grid(engine, flow, 16);
  const Network network = random.small.network();
  GridCondition condition(network);
  ServedLoad load(network);
  for (int round = 0; round < 2; ++round) {
    engine.seed(2);
    allocations = 0;
    counting = round == 1;
    for (int i = 0; i < 100; ++i) {
      damage_at_random(engine, random, condition);
      load.solve(condition.state());
    }
    counting = false;
  }
  return allocations;
}

TEST(Allocation, TransportAllocatesNothingAfterWarmUp) {
  EXPECT_EQ(allocations_after_warm_up(FlowModel::transport), 0U);
}

TEST(Allocation, DcAllocatesNothingAfterWarmUp) {
  EXPECT_EQ(allocations_after_warm_up(FlowModel::dc), 0U);
}

}  // namespace
}  // namespace bulwark::test

#endif
