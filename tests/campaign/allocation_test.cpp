// Campaigns allocate nothing once their arrays have grown (performance.md): one that uses all parts, with a grid, and
// one raid with a grid.
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

#include "campaign/player.h"
#include "format/load.h"

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

constexpr const char* all_parts =
    "{duration: 30 d, pauses: [[8 d, 12 d]], strikes: {nightly: {every: 1 d}, massed: {every: {uniform: [2 d, 5 d]}, "
    "size: "
    "{share: 0.5}}}, attacker: {stocks: {one_way_drone: {initial: 50, production: 20 /d}}, avoid_disabled: true}, "
    "repair: "
    "{crews: 2, order: capacity, kinds: {default: {time: {exponential: 3 d}, spare: part}}, spares: {part: {initial: "
    "3, "
    "delivery: 1 /d}}}}";

std::size_t allocations_after_warm_up(const std::vector<Override>& overrides) {
  const std::string path = std::string(BULWARK_SOURCE_DIR) + "/configs/decoy_flood.yaml";
  const Tables tables = compile(load_scenario(path, overrides).scenario);
  Player player(tables);
  for (std::uint32_t k = 0; k < 30; ++k) player.play(1, k);
  allocations = 0;
  counting = true;
  for (std::uint32_t k = 0; k < 30; ++k) player.play(1, k);  // the same: nothing can have to grow further
  counting = false;
  return allocations;
}

constexpr const char* grid =
    "{flow: dc, buses: {north: {demand: 500 MW, people: 1000}, south: {demand: 400 MW, people: 900, through: "
    "[substation_1]}}, generation: {plant_a: north, substation_2: south}, lines: {tie: {between: [north, south], "
    "capacity: "
    "200 MW, reactance: 1, through: [substation_2]}}, demand: {daily: [[0 h, 0.6], [6 h, 1]]}}";

TEST(CampaignAllocation, IsNoneAfterWarmUp) {
  EXPECT_EQ(allocations_after_warm_up({{"campaign", all_parts}}), 0U);
}

TEST(CampaignAllocation, IsNoneWithUncertainParameters) {
  EXPECT_EQ(allocations_after_warm_up(
                {{"campaign", all_parts}, {"uncertain", "{campaign.repair.crews: {uniform_int: [1, 4]}}"}}),
            0U);
}

TEST(CampaignAllocation, IsNoneWithAGrid) {
  EXPECT_EQ(allocations_after_warm_up({{"campaign", all_parts}, {"grid", grid}}), 0U);
  EXPECT_EQ(allocations_after_warm_up({{"grid", grid}}), 0U);
}

}  // namespace
}  // namespace bulwark

#endif
