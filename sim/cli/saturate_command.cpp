#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/sampling_options.h"
#include "cli/terminal.h"
#include "inquiry/saturation_reader.h"
#include "inquiry/valid_range.h"
#include "report/saturation_report.h"
#include "results/saturation_tables.h"

namespace bulwark {

namespace {

struct SaturateArguments {
  ScenarioArguments scenario;
  SamplingOptions sampling;
  SaturationTexts texts;
  double confidence = usual_end_confidence;  // of `assured`, one-sided
};

SaturationQuery query_of(const SaturateArguments& arguments, const Scenario& scenario, SaturationQuery query) {
  query.confidence = arguments.confidence;
  query.seed = seed_of(arguments.sampling, scenario);
  query.trials = trials_of(arguments.sampling, scenario);
  return query;
}

std::vector<Crossing> saturate_with_interrupt(const SaturateArguments& arguments, const ScenarioText& text,
                                              const SaturationQuery& query, PoolHooks hooks) {
  const InterruptGuard interrupt;
  hooks.stop = &interrupt.flag();
  return saturate(text, overrides_of(arguments.scenario), query, hooks);
}

int run(const SaturateArguments& arguments, const BuildInfo& build) {
  const SaturationQuery asked = read_saturation_query(arguments.texts);
  const LoadedScenario loaded = load(arguments.scenario, threads_of(arguments.sampling));
  SaturationQuery query = query_of(arguments, loaded.scenario, asked);
  const ScenarioText text(loaded.text, arguments.scenario.file);
  warn(narrow_to_valid(text, overrides_of(arguments.scenario), query), arguments.scenario.werror);
  const PoolHooks hooks = hooks_within(arguments.scenario.max_memory, threads_of(arguments.sampling));
  check_saturation(text, overrides_of(arguments.scenario), query, hooks);
  Output output = prepare_out(arguments.sampling, build, "saturation", arguments.scenario, loaded);
  const std::vector<Crossing> crossings = saturate_with_interrupt(arguments, text, query, hooks);
  if (arguments.sampling.talks()) print_text(saturation_report(query, crossings));
  write_out(arguments.sampling, output, query.seed, query.trials, saturation_tables(query, crossings));
  return exit_success;
}

constexpr const char* saturate_footer =
    "Every value runs the same trials (common random numbers), so the curve is smooth and bisection finds its "
    "crossing;\n"
    "the interval holds all values at which the curve's own interval contains the level. The scan is of nine values\n"
    "at equal distances; what happens twice between two of them is not seen. Ends written as whole\n"
    "numbers mean whole values only; write 0.0 for others. An end that the scenario does not take moves to the "
    "nearest\n"
    "value that it does, with a warning. The minimum with a stated confidence is in the column "
    "assured:\n"
    "from there on (or below it) the condition holds with --confidence, one-sided; the intervals are the two-sided\n"
    "ones that belong to it, of 95 % with 97.5 %. Tables: curve.csv, crossing.csv.\n\n"
    "Examples:\n"
    "  bulwark saturate configs/quickstart.yaml --vary raid.salvo.count --from 10 --to 120 --until "
    "'leakage:all>=0.10'\n"
    "  bulwark saturate configs/quickstart.yaml --vary systems.medium_sam.channels --from 1 --to 8\n"
    "                   --until 'leakage:all<=5 %' --for 'raid.salvo.count=20,40,60'";

void declare_saturate(Options& options, SaturateArguments& arguments) {
  add_scenario_arguments(options, arguments.scenario);
  options.text({"--vary", "Path of the parameter", "PATH"}, arguments.texts.vary).required();
  options.text({"--from", "Lowest value, with its unit", "A"}, arguments.texts.from).required();
  options.text({"--to", "Highest value, with its unit", "B"}, arguments.texts.to).required();
  options.text({"--until", "METRIC:GROUP>=LEVEL or <=", "CONDITION"}, arguments.texts.until).required();
  options.text({"--for", "Once for each value of a second parameter: the frontier", "PATH=V1,V2,..."},
               arguments.texts.also);
  options.positive_number({"--tolerance", "Width to which the crossing is found (default: (B - A)/1000)", "X"},
                          arguments.texts.tolerance);
  options.number({"--confidence", "One-sided confidence of `assured` (default: 0.975)", "P"}, arguments.confidence,
                 {0.55, 0.999999});
  add_sampling_options(options, arguments.sampling);
}

}  // namespace

void add_saturate_command(CommandLine& line, const BuildInfo& build) {
  line.add<SaturateArguments>(
      {"saturate", "Find the value of a parameter at which a metric crosses a level", saturate_footer},
      declare_saturate, [&build](const SaturateArguments& arguments) { return run(arguments, build); });
}

}  // namespace bulwark
