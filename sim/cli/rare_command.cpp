#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "base/stop.h"
#include "cli/commands.h"
#include "cli/rare_stages.h"
#include "cli/shard_option.h"
#include "cli/terminal.h"
#include "decide/rare_question.h"
#include "output/study_folder.h"
#include "output/sweep_folder.h"

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
  std::string shard = "1/1";
  bool resume = false;
};

/// The search. A condition that is no plain comparison becomes one of the scenario's events, and what is wrong with it
/// is told as of those.
RareSearch search_of(const RareArguments& arguments) {
  const LoadedScenario loaded = load(arguments.scenario, threads_of(arguments.sampling));
  RareSearch search{arguments.scenario.file, loaded.text, overrides_of(arguments.scenario), {}};
  search.query.event.text = arguments.event;
  if (const auto setting = setting_of_event(loaded.scenario, arguments.event)) {
    search.settings.push_back(parse_override(*setting));
    search.query.event.text = looked_for;
  }
  search.query.relative = read_relative("--relative", arguments.relative);
  search.query.seed = seed_of(arguments.sampling, loaded.scenario);
  search.query.max_trials = arguments.max_trials;
  search.query.particles = arguments.particles;
  search.query.moves = arguments.moves;
  return search;
}

/// The journal in the folder, if there is one.
std::optional<HeldJournal> journal_of(const RareArguments& arguments, const RareSearch& search, const Shard& shard,
                                      const RunInfo& info) {
  const SamplingOptions& sampling = arguments.sampling;
  if (sampling.out.empty()) return std::nullopt;
  const JournalHeader header = rare_journal_header(search, shard, info.version + " " + info.revision);
  return earlier_or_new_journal({sampling.out, arguments.resume, sampling.force, "search"}, identity_of(info), header,
                                most_journal_runs, rare_record_length);
}

/// An interrupted search keeps its journal if there is anything in it.
int stop_early(const Journal& journal, const std::string& folder) {
  if (journal.finished() == 0) {
    std::filesystem::remove(journal_path(folder));
    throw Stopped();
  }
  report("bulwark: interrupted; what was played is in {}, and --resume goes on\n", folder);
  return exit_interrupted;
}

int play_share(const RareArguments& arguments, const ReadySearch& search, const Shard& shard, HeldJournal& held) {
  RareLog log(held.journal);
  const RareSession session(arguments.sampling, &log);
  play_rare_share(search.tables, search.search.query, session.hooks(), shard);
  held.journal.flush();
  if (arguments.sampling.talks() || arguments.sampling.json) {
    tell_of_shard(shard, arguments.sampling.out, held.journal.finished(), arguments.sampling.json);
  }
  return exit_success;
}

/// The whole; its tables take the place of the journal.
int search_all(const RareArguments& arguments, const ReadySearch& search, std::optional<HeldJournal>& held,
               Output& output) {
  std::optional<RareLog> log;
  if (held) log.emplace(held->journal);
  const FoundRare found = find_rare_in_session(search, arguments.sampling, log ? &*log : nullptr);
  if (held) output.hold.emplace(std::move(held->hold));
  tell_rare(search, found, arguments.sampling, output);
  if (held) std::filesystem::remove(journal_path(arguments.sampling.out));
  return exit_success;
}

int run(const RareArguments& arguments, const BuildInfo& build) {
  const Shard shard = parse_shard(arguments.shard);
  check_has_folder(arguments.sampling.out, arguments.resume, shard);
  const ReadySearch search = ready(search_of(arguments));
  Output output{rare_info(search, arguments.sampling, build), std::nullopt};
  std::optional<HeldJournal> held = journal_of(arguments, search.search, shard, output.info);
  try {
    if (shard.count > 1) return play_share(arguments, search, shard, *held);
    return search_all(arguments, search, held, output);
  } catch (const Stopped&) {
    if (!held) throw;
    return stop_early(held->journal, arguments.sampling.out);
  }
}

constexpr const char* rare_footer =
    "Events are METRIC:GROUP>=LEVEL, or with >, <=, <: any metric of summary.csv, its causes and probabilities, and\n"
    "effective_hits:ASSET (or :all); or an event of the scenario's `events:`, or any condition that could stand "
    "there.\n"
    "Hits on assets are summed, not drawn. Splitting renews part of the draws of\n"
    "trials that come near to the event; importance sampling from a scenario fitted to what it found then goes on to\n"
    "the precision, and each checks the other. Tables: rare.csv, strata.csv, levels.csv, checks.csv, portrait.csv,\n"
    "disasters.csv and the events of three disasters. What was played is in DIR/journal.bin until they are written; "
    "after a\n"
    "kill --resume goes on, to the same bytes. See sim/manual/rare.md.\n\n"
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
      arguments.max_trials, {1'000U, most_rare_trials});
  options.number({"--particles", "Trials that a splitting keeps at a level (default: 200)", "N"}, arguments.particles,
                 {50U, most_rare_particles});
  options.number({"--moves", "Moves of each at a level (default: 3)", "N"}, arguments.moves, {1U, most_rare_moves});
  add_folder_options(options, arguments.sampling.out, arguments.sampling.force,
                     "Folder for the tables and the manifest");
  options.flag({"--resume", "Go on with what a search that was stopped has left in the folder"}, arguments.resume);
  options.text({"--shard", "Do part I of N, to be merged with the others", "I/N"}, arguments.shard);
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
