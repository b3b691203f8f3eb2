// Laws of scenarios: each tried on many generated ones, and shown on the smallest that breaks it.
#pragma once

#include <functional>
#include <string>

#include "properties/scenario_tree.h"
#include "tables/tables.h"
#include "tally/tallies.h"

namespace bulwark::testing {

/// How the law is broken; empty where it holds or says nothing.
using Law = std::function<std::string(const Node& scenario)>;

/// Tries the law on generated scenarios 0 … count-1. The first that breaks it fails the test, shrunk to what matters.
void expect_law(unsigned count, const Law& law);

/// A scenario with its tallies over trials 0 … trials-1.
struct Played {
  Scenario scenario;
  Tallies tallies;
};
Played play(const Node& scenario, std::uint32_t trials);

/// The first figure of `a` that `b` has not got to the last bit, group by group, battery by battery and so on, by name;
/// what only `b` has is of no matter. `name_in_b` says what `b` calls things.
std::string first_difference(const Played& a, const Played& b,
                             const std::function<std::string(const std::string&)>& name_in_b = {});

}  // namespace bulwark::testing
