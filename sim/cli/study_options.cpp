#include "cli/study_options.h"

#include <utility>

#include "base/input_error.h"
#include "cli/progress.h"
#include "engine/memory.h"
#include "study/hypotheses.h"
#include "study/study_file.h"

namespace bulwark {

void add_study_arguments(Options& options, StudyArguments& arguments) {
  ScenarioArguments& scenario = arguments.scenario;
  options.argument({"STUDY", "Study file (YAML), or - for the standard input"}, scenario.file).required();
  options.texts(
      {"--set", "Put a value at a path of the scenario, before the levels of the factors; repeatable", "PATH=VALUE"},
      scenario.set);
  add_event_option(options, scenario.events);
  add_seed_option(options, arguments.seed);
  options.number({"--trials", "Trials a point, in place of the study's", "N"}, arguments.trials, {2, 1'000'000});
  add_memory_option(options, scenario.max_memory);
  add_werror_flag(options, scenario.werror);
}

std::unique_ptr<SweepPlan> plan_of(const StudyArguments& arguments) {
  const ScenarioArguments& file = arguments.scenario;
  Study study = file.text ? load_study_text(*file.text, file.file) : load_study(file.file);
  study.settings = overrides_for(arguments.scenario, study.scenario.root());
  if (arguments.seed) study.seed = arguments.seed;
  return std::make_unique<SweepPlan>(std::move(study), arguments.trials);
}

void check_memory(const SweepPlan& plan, const PoolHooks& hooks) {
  check_memory(plan.study().scenario.file(), plan.study().base().scenario, hooks.threads, hooks.most_bytes);
}

void check_base(const SweepPlan& plan, const PoolHooks& hooks, bool werror) {
  check_memory(plan, hooks);
  warn(plan.study().base().warnings, werror);
}

void check_points(const SweepPlan& plan, const PoolHooks& hooks, bool quiet) {
  std::vector<InputError> faults = check_hypotheses(plan, hooks);
  Progress progress(plan.points(), quiet, "points");
  const auto show = [&](std::uint64_t done) { progress.update(done); };
  for (const InputError& fault : plan.check(hooks, show)) faults.push_back(fault);
  if (!faults.empty()) throw InputErrors(faults);
}

}  // namespace bulwark
