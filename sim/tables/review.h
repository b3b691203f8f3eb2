// What an analyst would want to know of a compiled scenario before running it.
#pragma once

#include <string>
#include <vector>

#include "tables/tables.h"

namespace bulwark {

/// How well one system reaches one salvo.
struct Reach {
  std::size_t batteries = 0;    // of the system, with a launch window on some route of the salvo
  std::size_t routes = 0;       // of the salvo, on which some battery of the system has one
  double longest_window_s = 0;  // most time in launch windows that one battery has on one route
};

/// Of each system and salvo.
IndexedByBoth<SystemId, SalvoId, Reach> reach_table(const Tables& tables);

/// Warnings: a battery that can engage nothing, a salvo that nobody can engage, a sensor that sees no route, a reserve
/// larger than a magazine, a jammer that no threat of its families meets, and those of exposure.h.
std::vector<std::string> review(const Tables& tables);

}  // namespace bulwark
