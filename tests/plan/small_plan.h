// A purchase whose every outcome is known: twenty threats at once, and fewer rounds than threats. Every round is fired
// at a threat that lives and kills with probability 0.8, so 20 - 0.8·R leak of R rounds, R the sum over batteries; one
// battery stands with two rounds, a second one can be bought, and rounds for each battery.
#pragma once

#include <string>

#include "decide/small_raids.h"
#include "plan/plan_file.h"

namespace bulwark {

inline std::string small_scenario_text() {
  return text_of({20, 2, 0.8, 2, 100});
}

inline const std::string& small_plan_head() {
  static const std::string text =
      "bulwark_plan: 1\nscenario: small.yaml\nobjective: {least: leakers:all}\nwithin: 0.2\n"
      "sites: {near: {position: [100 m, 0 m], systems: [w]}}\n";
  return text;
}

inline const std::string& small_options() {
  static const std::string text =
      "options:\n  rounds: {add: {systems.w.rounds: 1}, cost: 1, most: 4}\n  battery: {battery: w, cost: 3}\n";
  return text;
}

/// The head, and what a test puts after it.
inline PlanProblem plan_of(const std::string& rest) {
  return load_plan_text(small_plan_head() + rest, "plan.yaml", small_scenario_text(), "small.yaml");
}

inline PlanProblem small_plan(const std::string& rest) {
  return plan_of(small_options() + rest);
}

}  // namespace bulwark
