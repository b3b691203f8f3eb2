#include "cli/commands.h"
#include "cli/compare_best.h"
#include "cli/interrupt.h"
#include "cli/sampling_options.h"
#include "cli/terminal.h"
#include "decide/placing.h"
#include "inquiry/comparison.h"
#include "report/comparison_report.h"
#include "report/placing_report.h"
#include "results/comparison_tables.h"
#include "results/placing_table.h"

namespace bulwark {

namespace {

struct CompareArguments {
  std::vector<std::string> files;
  std::vector<std::string> set;
  std::vector<std::string> events;
  std::string max_memory;
  bool werror = false;
  std::uint32_t bound_trials = 0;  // 0: no bound
  SamplingOptions sampling;
  BestOptions best;
};

/// What is asked of one of the files.
ScenarioArguments under(const CompareArguments& arguments, const std::string& file) {
  return {file, arguments.set, arguments.events, arguments.max_memory, arguments.werror};
}

/// Options of one of the two ways to compare without the other.
void check_options(const CompareArguments& arguments) {
  const BestOptions& best = arguments.best;
  if (best.is_asked()) {
    if (arguments.bound_trials > 0)
      refuse("--bound", "of policies side by side; expected no --least or --most beside it");
    return;
  }
  std::vector<InputError> errors;
  const auto without = [&](bool is_given, const char* option) {
    if (is_given) errors.push_back({option, 0, 0, "", "expected beside --least or --most"});
  };
  without(!best.within.empty(), "--within");
  without(best.confidence.has_value(), "--confidence");
  without(best.first_stage.has_value(), "--first");
  if (arguments.files.size() < 2) {
    errors.push_back({arguments.files[0], 0, 0, "", "expected a scenario to compare it with, or --least METRIC"});
  }
  if (!errors.empty()) throw InputErrors(errors);
}

/// Each scenario between the first and the bound, over the first trials.
std::vector<Placing> place_all(const CompareArguments& arguments, const std::vector<Scenario>& scenarios) {
  const InterruptGuard interrupt;
  const BoundQuery query{seed_of(arguments.sampling, scenarios[0]), arguments.bound_trials};
  return place(scenarios, query, {threads_of(arguments.sampling), &interrupt.flag(), {}});
}

int run(const CompareArguments& arguments, const BuildInfo& build) {
  check_options(arguments);
  if (arguments.best.is_asked()) {
    return compare_best(arguments.files, under(arguments, ""), arguments.best, arguments.sampling, build);
  }
  std::vector<LoadedScenario> loaded;
  std::vector<Scenario> scenarios;
  for (const std::string& file : arguments.files) {
    loaded.push_back(load(under(arguments, file), threads_of(arguments.sampling)));
    scenarios.push_back(loaded.back().scenario);
    if (arguments.bound_trials > 0) check_bound(file, scenarios.back());
  }
  Output output = prepare_out(arguments.sampling, build, "comparison", under(arguments, arguments.files[0]), loaded[0]);
  for (std::size_t i = 1; i < loaded.size(); ++i) output.info.others.push_back({arguments.files[i], loaded[i].text});
  const std::vector<MetricName> metrics = shared_metrics(scenarios);
  const std::vector<Sample> samples = sample_scenarios(arguments.sampling, scenarios, metrics, arguments.max_memory);
  std::vector<Comparison> comparisons;
  for (std::size_t i = 1; i < samples.size(); ++i) {
    comparisons.push_back(
        compare_samples(metrics, samples[0], samples[i], extra_batteries_cost(scenarios[0], scenarios[i])));
    if (!arguments.sampling.talks()) continue;
    print_text(comparison_report(arguments.files[i], arguments.files[0], comparisons.back()));
  }
  const std::uint32_t trials = trials_of(arguments.sampling, scenarios[0]);
  std::vector<ResultTable> tables = comparison_tables(arguments.files, comparisons, trials);
  if (arguments.bound_trials > 0) {
    const std::vector<Placing> placings = place_all(arguments, scenarios);
    if (arguments.sampling.talks()) print_text(placing_report(arguments.files, placings, arguments.bound_trials));
    tables.push_back(placing_table(arguments.files, placings, arguments.bound_trials));
  }
  write_out(arguments.sampling, output, seed_of(arguments.sampling, scenarios[0]), trials, tables);
  return exit_success;
}

constexpr const char* compare_footer =
    "All scenarios run the same trials under the first one's seed (common random numbers): differences are taken trial "
    "by\n"
    "trial. Rows of families, salvos and assets that all have. cost counts rounds fired and, where batteries\n"
    "have a `cost`, those that there are more of.\n"
    "Tables: comparison.csv, cost.csv.\n\n"
    "--bound N also bounds, over the first N trials, what any allocation of the same rounds and channels could reach\n"
    "(`bulwark help bound`), and says how much of the gap between the first scenario and the bound each other one "
    "closes:\n"
    "for scenarios that differ in their policies alone. Table: policies.csv.\n\n"
    "--least or --most asks which of many is best, as does a study in place of scenarios: which of its points. Trials "
    "go\n"
    "where they matter (Kim and Nelson 2001): one that falls behind is dropped. One that is best by --within or more "
    "is\n"
    "selected with the probability --confidence; --trials is then the most for each (default: 100000). A metric of "
    "rare\n"
    "events wants a larger --first. Table: selection.csv.\n\n"
    "Examples:\n"
    "  bulwark compare configs/quickstart.yaml with_guns.yaml --trials 5000 --out results/guns\n"
    "  bulwark compare configs/studies/layout.yaml --least leakage:all --within '0.5 %' --out results/layout";

void declare_compare(Options& options, CompareArguments& arguments) {
  options.arguments({"SCENARIO", "Scenario files, the reference first; or with --least one study"}, arguments.files)
      .required()
      .takes(1, 1000);
  options.texts({"--set", "Put a value at a path in all of them; repeatable", "PATH=VALUE"}, arguments.set);
  add_event_option(options, arguments.events);
  add_memory_option(options, arguments.max_memory);
  add_werror_flag(options, arguments.werror);
  options.number({"--bound", "Place each between the first and the bound, over the first N trials", "N"},
                 arguments.bound_trials, {2, 1'000'000});
  add_best_options(options, arguments.best);
  add_sampling_options(options, arguments.sampling);
}

}  // namespace

void add_compare_command(CommandLine& line, const BuildInfo& build) {
  line.add<CompareArguments>({"compare", "Compare scenarios with the first, trial by trial", compare_footer},
                             declare_compare,
                             [&build](const CompareArguments& arguments) { return run(arguments, build); });
}

}  // namespace bulwark
