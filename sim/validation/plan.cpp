#include <fmt/format.h>

#include <string>
#include <vector>

#include "plan/plan_file.h"
#include "plan/plan_results.h"
#include "validation/case.h"
#include "validation/measure.h"
#include "validation/scenarios.h"

namespace bulwark {

namespace {

/// Twenty threats at once and two rounds of 0.8: so many fewer leak for each round that is bought.
std::string short_of_rounds() {
  Pass pass;
  pass.window_s = 10;
  pass.fire = "channels: 100, rounds: 2, pk: {drone: 0.8}, assessment: 6 s";
  pass.raid = salvo("raid", "20", "at: 0 s");
  return pass_scenario(pass);
}

/// A second battery has as many rounds as the first, however many those are by then.
PlanProblem what_to_buy(const std::string& id, const Effort& effort) {
  const std::uint32_t trials = scaled_trials(20'000, effort);
  const std::string text = fmt::format(
      "bulwark_plan: 1\nscenario: {}\nobjective: {{least: leakers:all}}\nwithin: 0.2\nbudgets: [2, 5, 7]\n"
      "sites: {{beside: {{position: [60 m, 0 m], systems: [unit]}}}}\n"
      "options:\n"
      "  rounds: {{add: {{systems.unit.rounds: 1}}, cost: 1, most: 4}}\n"
      "  battery: {{battery: unit, cost: 3}}\n"
      "trials: {}\nswap_trials: 100\n",
      id, trials);
  PlanProblem problem = load_plan_text(text, id, short_of_rounds(), id);
  problem.seed = validation_seed(id);
  return problem;
}

std::vector<Measured> run_plan(const ValidationCase& self, const Effort& effort) {
  const PlanProblem problem = what_to_buy(self.id, effort);
  const PlanResults results = best_plans(problem, {}, {{effort.threads, effort.stop, {}}, {}});
  std::vector<Measured> measured;
  for (std::size_t b = 0; b < results.budgets.size(); ++b) {
    const Figure& leakers = results.budgets[b].figures[0][0];
    measured.push_back(against(leakers.estimate, problem.settings.trials, self.figures[b].expected));
  }
  return measured;
}

}  // namespace

std::vector<ValidationCase> plan_cases() {
  ValidationCase made;
  made.id = "plan-rounds";
  made.title = "What to buy";
  made.setting =
      "Twenty threats come at once at a battery with two rounds that each kill with 0.8. A round more for every "
      "battery "
      "costs 1, a second battery 3. `bulwark plan` is to find the plans with the most rounds: two rounds for 2; the "
      "battery and two rounds for 5; the battery and four rounds for 7.";
  made.source = "Every round is fired at a threat that lives: 20 - 0.8 · rounds leak";
  made.figures = {{"leakers, nothing bought", 20 - 0.8 * 2},
                  {"leakers for 2", 20 - 0.8 * 4},
                  {"leakers for 5", 20 - 0.8 * 8},
                  {"leakers for 7", 20 - 0.8 * 12}};
  made.run = run_plan;
  return {made};
}

}  // namespace bulwark
