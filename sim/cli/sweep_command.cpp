#include "cli/commands.h"
#include "cli/sweep_stages.h"

namespace bulwark {

namespace {

constexpr const char* sweep_footer =
    "STUDY names a scenario, factors by path, and a design. Every invalid design point is listed before anything "
    "runs.\n"
    "What is finished is in DIR/journal.bin, even after a kill; --resume goes on, to the same bytes. Tables:\n"
    "  points.csv       a row a design point and metric\n"
    "  differences.csv  the same against the study's baseline, trial by trial under common random numbers\n"
    "  hypotheses.csv   the study's hypotheses, each at the points that it is about, and whether they are supported\n\n"
    "Example:\n"
    "  bulwark sweep configs/studies/raid_size_channels.yaml --out results/raid_size --threads 8 --resume";

void declare_sweep(Options& options, SweepArguments& arguments) {
  add_study_arguments(options, arguments.study);
  options.text({"--out", "Folder for the journal and the tables", "DIR"}, arguments.folder.path).required();
  options.flag({"--resume", "Go on with what the folder holds"}, arguments.folder.resume);
  options.flag({"--force", "Begin anew in a folder that holds a sweep or other files"}, arguments.folder.force);
  options.text({"--shard", "Do part I of N, to be merged with the others", "I/N"}, arguments.shard);
  add_threads_option(options, arguments.threads);
  add_json_flag(options, arguments.json);
  add_quiet_flag(options, arguments.quiet);
}

}  // namespace

void add_sweep_command(CommandLine& line, const BuildInfo& build) {
  line.add<SweepArguments>({"sweep", "Run a study: a scenario at many design points", sweep_footer}, declare_sweep,
                           [&build](const SweepArguments& arguments) { return run_sweep_command(arguments, build); });
}

}  // namespace bulwark
