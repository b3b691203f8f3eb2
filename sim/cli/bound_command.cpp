#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/sampling_options.h"
#include "cli/terminal.h"
#include "decide/bound.h"
#include "report/bound_report.h"
#include "results/bound_table.h"

namespace bulwark {

namespace {

struct BoundArguments {
  ScenarioArguments scenario;
  SamplingOptions sampling;
  std::uint32_t price_steps = BoundQuery{}.price_steps;
};

AllocationBound bound_with_progress(const BoundArguments& arguments, const Tables& tables, const BoundQuery& query) {
  const InterruptGuard interrupt;
  Progress progress(query.trials, arguments.sampling.quiet);
  return bound_allocation(tables, query, {threads_of(arguments.sampling), &interrupt.flag(), [&](std::uint64_t done) {
                                            progress.update(done);
                                          }});
}

int run(const BoundArguments& arguments, const BuildInfo& build) {
  const LoadedScenario loaded = load(arguments.scenario, threads_of(arguments.sampling));
  const Tables tables = compile(loaded.scenario);
  check_bound(arguments.scenario.file, loaded.scenario);
  Output output = prepare_out(arguments.sampling, build, "bound", arguments.scenario, loaded);
  const BoundQuery query{seed_of(arguments.sampling, loaded.scenario),
                         arguments.sampling.trials.value_or(BoundQuery{}.trials), arguments.price_steps};
  const AllocationBound bound = bound_with_progress(arguments, tables, query);
  if (arguments.sampling.talks()) {
    print_text(bound_report(arguments.scenario.file, loaded.scenario, bound));
  }
  write_out(arguments.sampling, output, query.seed, query.trials, {bound_table(bound)});
  return exit_success;
}

constexpr const char* bound_footer =
    "A bound below the expected leakers of every policy that does not see the future, under the model's rules: of "
    "each\n"
    "trial, with what is drawn at its start known, and prices for rounds and channels (sim/manual/bound.md has the "
    "proof,\n"
    "what is relaxed and what is kept). A limit on what better allocation could save, not what can be saved. Any "
    "prices\n"
    "make a bound; more --price-steps make it sharper. 100 trials unless told otherwise. Table: bound.csv.\n\n"
    "Examples:\n"
    "  bulwark bound configs/quickstart.yaml --trials 20\n"
    "  bulwark bound configs/missile_only.yaml --trials 40 --out results/bound";

void declare_bound(Options& options, BoundArguments& arguments) {
  add_scenario_arguments(options, arguments.scenario);
  options.number({"--price-steps", "Passes of the search for prices over the threats of each trial (default: 30)", "N"},
                 arguments.price_steps, {2, 100'000});
  add_sampling_options(options, arguments.sampling);
}

}  // namespace

void add_bound_command(CommandLine& line, const BuildInfo& build) {
  line.add<BoundArguments>({"bound", "Bound what any allocation could reach", bound_footer}, declare_bound,
                           [&build](const BoundArguments& arguments) { return run(arguments, build); });
}

}  // namespace bulwark
