#include "calibrate/calibrate.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/sampling_options.h"
#include "cli/terminal.h"
#include "report/calibrate_report.h"
#include "results/calibrate_tables.h"

namespace bulwark {

namespace {

struct CalibrateArguments {
  ScenarioArguments files;  // the calibration and the settings of its scenario
  SamplingOptions sampling;
};

CalibrationResult calibrate_with_progress(const CalibrateArguments& arguments, const Calibration& calibration,
                                          std::uint64_t seed) {
  const InterruptGuard interrupt;
  const std::uint64_t bank = trials_of_bank(calibration);
  Progress progress(bank, arguments.sampling.quiet);
  const auto show = [&](std::uint64_t done) {
    if (done > bank) progress.entitle("further trials: ");
    progress.update(done);
  };
  return calibrate(calibration, seed,
                   hooks_within(arguments.files.max_memory, threads_of(arguments.sampling), &interrupt.flag(), show));
}

/// The result is of the calibration's text, which names the scenario.
LoadedScenario as_loaded(const Calibration& calibration) {
  LoadedScenario loaded = calibration.scenario;
  loaded.scenario.name = calibration.name;
  loaded.text = calibration.text;
  return loaded;
}

int run(const CalibrateArguments& arguments, const BuildInfo& build) {
  const Calibration calibration = load_calibration(arguments.files.file, overrides_of(arguments.files));
  warn(calibration.scenario.warnings, arguments.files.werror);
  const std::uint64_t seed =
      arguments.sampling.seed.value_or(calibration.seed.value_or(calibration.scenario.scenario.seed));
  Output output = prepare_out(arguments.sampling, build, "calibration", arguments.files, as_loaded(calibration));
  name_scenario(output.info, {calibration.scenario_file, calibration.scenario.text});
  const CalibrationResult result = calibrate_with_progress(arguments, calibration, seed);
  if (arguments.sampling.talks()) print_text(calibration_report(calibration, result));
  write_out(arguments.sampling, output, seed, static_cast<std::uint32_t>(result.trials), calibration_tables(result));
  return result.is_sound() ? exit_success : exit_failure;
}

constexpr const char* calibrate_footer =
    "CALIBRATION is a YAML file (bulwark_calibration: 1) that names a scenario, whose `uncertain:` is the prior, and\n"
    "raids as they were reported: launched and stopped by family, under the rules of their time. Draws of the prior\n"
    "are weighted by the record's probability, with reporting errors, and refined where they are too few; or bands of\n"
    "nights that differ, which the law of the draws is made to predict. Tables: posterior.csv, diagnostics.csv,\n"
    "predictive.csv and ranks.csv, or bands.csv, and, where every diagnostic holds, draws.csv, which a scenario reads\n"
    "as `uncertain: {draws: draws.csv}`; exit status 1 where one does not. sim/manual/calibrate.md has the format, "
    "the\n"
    "formulas and what a record can not tell.\n\n"
    "Example:\n"
    "  bulwark calibrate configs/calibrations/point_defence.yaml --out results/calibration";

void declare_calibrate(Options& options, CalibrateArguments& arguments) {
  options.argument({"CALIBRATION", "Calibration file (YAML), or - for the standard input"}, arguments.files.file)
      .required();
  options.texts({"--set", "Put a value at a path of its scenario before anything is checked; repeatable", "PATH=VALUE"},
                arguments.files.set);
  add_folder_options(options, arguments.sampling.out, arguments.sampling.force,
                     "Folder for the tables and the manifest");
  add_seed_option(options, arguments.sampling.seed);
  add_threads_option(options, arguments.sampling.threads);
  add_memory_option(options, arguments.files.max_memory);
  add_json_flag(options, arguments.sampling.json);
  add_werror_flag(options, arguments.files.werror);
  add_quiet_flag(options, arguments.sampling.quiet);
}

}  // namespace

void add_calibrate_command(CommandLine& line, const BuildInfo& build) {
  line.add<CalibrateArguments>({"calibrate", "Infer uncertain parameters from a record of raids", calibrate_footer},
                               declare_calibrate,
                               [&build](const CalibrateArguments& arguments) { return run(arguments, build); });
}

}  // namespace bulwark
