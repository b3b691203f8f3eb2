// What a scenario takes of memory, known before anything is compiled: products of counts that are each harmless.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "scenario/scenario.h"

namespace bulwark {

/// A part of it, in words with the product that it grows by: "100,000 routes x 10,000 batteries".
struct MemoryPart {
  std::string product;
  double bytes = 0;
};

/// Compiled tables, and the workspaces of so many threads; `with_log`, also every event of one trial. To within a
/// factor of three where it matters (modelling assumption: events and launch windows as many as usual).
std::vector<MemoryPart> memory_parts(const Scenario& scenario, unsigned threads, bool with_log = false);

/// In words what is too large where the parts are more than `most_bytes`, else empty.
std::string memory_fault(const std::vector<MemoryPart>& parts, double most_bytes);

/// Throws InputErrors, without a place, where the scenario on so many threads has such a fault.
void check_memory(const Scenario& scenario, unsigned threads, double most_bytes);
/// The same about a file or an option.
void check_memory(const std::string& place, const Scenario& scenario, unsigned threads, double most_bytes);

/// Of several whose tables are held at once, no more than `held` of them: the workspaces of the largest and the tables
/// of all, where those of the same geometry share it. Precondition: one or more.
std::vector<MemoryPart> memory_parts_together(std::vector<const Scenario*> scenarios, std::size_t held,
                                              unsigned threads);

/// Throws InputErrors, without a place, where they have such a fault.
void check_memory_together(const std::vector<const Scenario*>& scenarios, std::size_t held, unsigned threads,
                           double most_bytes);

/// 80 % of the memory of the machine, of the group that the process is confined to, or of its own limit (`ulimit -v`).
double usual_memory_bytes();

}  // namespace bulwark
