#include "cli/sensitivity_sobol.h"

#include <memory>
#include <vector>

#include "base/input_error.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "inquiry/metric_option.h"
#include "inquiry/sobol_design.h"
#include "report/sobol_report.h"
#include "results/sobol_table.h"
#include "study/study_file.h"

namespace bulwark {

namespace {

/// What is varied, and where it was read.
struct Source {
  ScenarioArguments arguments;
  LoadedScenario loaded;
  MetricName metric;
  Study study;  // of factors
  std::uint64_t seed = 0;
  std::unique_ptr<SobolDesign> design;
};

void read_scenario(Source& source, const SamplingOptions& sampling) {
  const std::string& file = source.arguments.file;
  source.loaded = load(source.arguments, threads_of(sampling));
  const std::string fault = fault_of_uncertain_inputs(source.loaded.scenario);
  if (!fault.empty()) refuse(file, fault);
  check_metric("--metric", source.metric, source.loaded.scenario);
  source.seed = seed_of(sampling, source.loaded.scenario);
  source.design = uncertain_inputs(source.loaded.scenario, source.seed);
}

void read_study(Source& source, const SamplingOptions& sampling) {
  if (!source.arguments.set.empty()) refuse("--set", "a study sets its own points; expected a scenario beside it");
  if (!source.arguments.events.empty()) {
    refuse("--event", "a study takes events from its scenario; expected a scenario beside it");
  }
  const PoolHooks hooks = hooks_within(source.arguments.max_memory, threads_of(sampling));
  source.study = load_study(source.arguments.file);
  source.loaded = source.study.base();
  warn(source.loaded.warnings, source.arguments.werror);
  check_metric("--metric", source.metric, source.loaded.scenario);
  source.study = with_metric_alone(source.study, {source.metric.text(), 0, 0, "--metric"}, hooks);
  source.seed = sampling.seed.value_or(source.study.seed.value_or(source.loaded.scenario.seed));
  source.loaded.scenario.name = source.study.name;
  source.loaded.text = source.study.text;
  source.design = factor_inputs(source.study, source.seed);
}

std::unique_ptr<Source> read_source(const ScenarioArguments& arguments, const std::string& metric,
                                    const SamplingOptions& sampling) {
  auto source = std::make_unique<Source>();
  source->arguments = arguments;
  source->metric = read_metric("--metric", metric);
  if (is_study_file(arguments.file)) {
    read_study(*source, sampling);
  } else {
    read_scenario(*source, sampling);
  }
  return source;
}

SobolIndices run_with_progress(const SobolDesign& design, const SobolPlan& plan, std::size_t points,
                               const std::string& max_memory, const SamplingOptions& sampling) {
  const InterruptGuard interrupt;
  Progress progress(std::uint64_t{plan.rows} * points * plan.trials, sampling.quiet);
  return run_sobol(design, plan,
                   hooks_within(max_memory, threads_of(sampling), &interrupt.flag(),
                                [&](std::uint64_t done) { progress.update(done); }));
}

}  // namespace

int sensitivity_sobol(const ScenarioArguments& scenario, const std::string& metric, std::uint32_t rows,
                      const SamplingOptions& sampling, const BuildInfo& build) {
  const std::unique_ptr<Source> source = read_source(scenario, metric, sampling);
  const SobolPlan plan{source->metric, source->seed, rows, sampling.trials.value_or(SobolPlan{}.trials)};
  if (static_cast<std::uint64_t>(plan.rows) * plan.trials > 0xffffffffULL) {
    refuse("--sobol", "more than 2^32 trials in all rows; expected fewer rows or --trials");
  }
  Output output = prepare_out(sampling, build, "sobol", source->arguments, source->loaded);
  const std::vector<std::string> names = source->design->names();
  const SobolIndices indices =
      run_with_progress(*source->design, plan, names.size() + 2, scenario.max_memory, sampling);
  if (sampling.talks()) print_text(sobol_report(names, plan, indices));
  write_out(sampling, output, source->seed, plan.trials, {sobol_table(names, plan, indices)});
  return exit_success;
}

}  // namespace bulwark
