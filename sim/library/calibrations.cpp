#include "base/input_error.h"
#include "base/stopwatch.h"
#include "calibrate/calibrate.h"
#include "library/build.h"
#include "library/guarded.h"
#include "library/result_data.h"
#include "library/simulation_data.h"
#include "report/calibrate_report.h"
#include "results/calibrate_tables.h"

namespace bulwark {

namespace {

RunInfo info_of(const Calibration& calibration, const std::vector<std::string>& overrides) {
  RunInfo info = library_info();
  info.scenario_name = calibration.name;
  info.scenario_file = calibration.file;
  info.scenario_text = calibration.text;
  name_scenario(info, {calibration.scenario_file, calibration.scenario.text});
  info.overrides = overrides;
  return info;
}

ResultSet infer(const Calibration& calibration, const std::vector<std::string>& overrides, const RunOptions& options,
                double most_bytes) {
  const Stopwatch watch;
  if (options.trials) refuse("trials", "a calibration has its own; expected none");
  RunInfo info = info_of(calibration, overrides);
  info.seed = options.seed.value_or(calibration.seed.value_or(calibration.scenario.scenario.seed));
  const CalibrationResult result = calibrate(calibration, info.seed, hooks_of(options, most_bytes));
  info.trials = result.trials;
  info.threads = threads_of(options);
  info.wall_time_s = watch.elapsed_s();
  return results_of("calibration", calibration_tables(result), calibration_report(calibration, result), info);
}

}  // namespace

ResultSet calibrate(const std::string& file, const std::vector<std::string>& overrides,
                    const CalibrateOptions& options) {
  return guarded([&] {
    const double most_bytes = memory_allowed(options.max_memory);
    std::vector<Override> settings;
    for (const std::string& text : overrides) settings.push_back(parse_override(text));
    return infer(load_calibration(file, settings), overrides, options.run, most_bytes);
  });
}

ResultSet calibrate_text(const std::string& text, const std::string& name, const Simulation& scenario,
                         const CalibrateOptions& options) {
  return guarded([&] {
    const double most_bytes = memory_allowed(options.max_memory, &scenario);
    const ScenarioText at_hand(scenario.json(), scenario.file());
    return infer(load_calibration_text(text, name, {}, &at_hand), {}, options.run, most_bytes);
  });
}

}  // namespace bulwark
