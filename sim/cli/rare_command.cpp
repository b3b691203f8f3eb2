#include "base/input_error.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/sampling_options.h"
#include "cli/terminal.h"
#include "decide/rare_question.h"
#include "output/result_folder.h"
#include "report/rare_report.h"
#include "results/rare_tables.h"
#include "yaml/read_file.h"

namespace bulwark {

namespace {

struct RareArguments {
  ScenarioArguments scenario;
  SamplingOptions sampling;
  std::string event;
  std::string relative = "10 %";
  std::uint32_t max_trials = RareQuery{}.max_trials;
  std::uint32_t particles = RareQuery{}.particles;
  std::uint32_t moves = RareQuery{}.moves;
};

/// The scenario. A condition that is no plain comparison becomes one of its events, and what is wrong with it is told
/// as of those.
LoadedScenario load_with_event(RareArguments& arguments) {
  LoadedScenario loaded = load(arguments.scenario, threads_of(arguments.sampling));
  const auto setting = setting_of_event(loaded.scenario, arguments.event);
  if (!setting) return loaded;
  arguments.scenario.set.push_back(*setting);
  arguments.event = looked_for;
  return load_scenario_text(loaded.text, name_of_input(arguments.scenario.file), overrides_of(arguments.scenario));
}

RareQuery query_of(const RareArguments& arguments, const Scenario& scenario) {
  RareQuery query;
  query.event = read_rare_event(scenario, arguments.event);
  query.relative = read_relative("--relative", arguments.relative);
  query.seed = seed_of(arguments.sampling, scenario);
  query.max_trials = arguments.max_trials;
  query.particles = arguments.particles;
  query.moves = arguments.moves;
  return query;
}

struct Found {
  RareResult result;
  std::vector<Trait> portrait;
};

Found find_with_interrupt(const RareArguments& arguments, const Tables& tables, const RareQuery& query) {
  const InterruptGuard interrupt;
  Found found{find_rare(tables, query, {threads_of(arguments.sampling), &interrupt.flag()}), {}};
  found.portrait = portrait_of(tables, query, found.result, &interrupt.flag());
  return found;
}

int run(RareArguments arguments, const BuildInfo& build) {
  const LoadedScenario loaded = load_with_event(arguments);
  const RareQuery query = query_of(arguments, loaded.scenario);
  const Tables tables = compile(loaded.scenario);
  Output output = prepare_out(arguments.sampling, build, "rare", arguments.scenario, loaded);
  const auto [result, portrait] = find_with_interrupt(arguments, tables, query);
  if (arguments.sampling.talks()) print_text(rare_report(query, result, portrait));
  write_out(arguments.sampling, output, query.seed, static_cast<std::uint32_t>(result.estimate().trials),
            rare_tables(tables, query, result, portrait));
  return exit_success;
}

constexpr const char* rare_footer =
    "Events are METRIC:GROUP>=LEVEL, or with >, <=, <: any metric of summary.csv, its causes and probabilities, and\n"
    "effective_hits:ASSET (or :all); or an event of the scenario's `events:`, or any condition that could stand "
    "there.\n"
    "Hits on assets are summed, not drawn. Splitting renews part of the draws of\n"
    "trials that come near to the event; importance sampling from a scenario fitted to what it found then goes on to\n"
    "the precision, and each checks the other. Tables: rare.csv, strata.csv, levels.csv, checks.csv, portrait.csv,\n"
    "disasters.csv and the events of three disasters. See sim/manual/rare.md.\n\n"
    "Example:\n"
    "  bulwark rare configs/quickstart.yaml --set systems.medium_sam.channels=3 --event 'effective_hits:plant>=6'\n"
    "               --relative '20 %'";

void declare_rare(Options& options, RareArguments& arguments) {
  add_scenario_without_events(options, arguments.scenario);
  options.text({"--event", "What is looked for, as 'capacity_lost_MW:all>=5500'", "EVENT"}, arguments.event).required();
  options.text(
      {"--relative", "Stop where half the 95 % interval is this share of the probability (default: 10 %)", "X"},
      arguments.relative);
  options.number(
      {"--max-trials", "Begin nothing more of either method beyond so many trials (default: 2,000,000)", "N"},
      arguments.max_trials, {1'000U, 1'000'000'000U});
  options.number({"--particles", "Trials that a splitting keeps at a level (default: 200)", "N"}, arguments.particles,
                 {50U, 100'000U});
  options.number({"--moves", "Moves of each at a level (default: 3)", "N"}, arguments.moves, {1U, 1'000U});
  add_folder_options(options, arguments.sampling.out, arguments.sampling.force,
                     "Folder for the tables and the manifest");
  add_seed_option(options, arguments.sampling.seed);
  add_threads_option(options, arguments.sampling.threads);
  add_json_flag(options, arguments.sampling.json);
  add_quiet_flag(options, arguments.sampling.quiet);
}

}  // namespace

void add_rare_command(CommandLine& line, const BuildInfo& build) {
  line.add<RareArguments>({"rare", "Find the probability of a rare event, down to 1e-9 and less", rare_footer},
                          declare_rare, [&build](const RareArguments& arguments) { return run(arguments, build); });
}

}  // namespace bulwark
