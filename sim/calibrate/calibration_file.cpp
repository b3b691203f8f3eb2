#include "calibrate/calibration_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>

#include "calibrate/record_reader.h"
#include "format/file_kind.h"
#include "format/named_scenario.h"
#include "yaml/map_reader.h"
#include "yaml/parse.h"
#include "yaml/read_file.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::array calibration_keys{
    Key{"bulwark_calibration", "the version of the format, as bulwark_calibration: 1"},
    Key{"name", "a text"},
    Key{"scenario", "a scenario file, relative to this one"},
    Key{"families", "families of the record by name"},
    Key{"raids", "raids by name"},
    Key{"raids_file", "a CSV file of raids, relative to this one"},
    Key{"bands", "bands of nights by name, in place of raids"},
    Key{"draws", "a number of draws of the prior"},
    Key{"trials", "a number of trials of each draw"},
    Key{"posterior_draws", "a number of draws"},
    Key{"least_effective", "a number of draws"},
    Key{"refine", "true or false"},
    Key{"seed", "a whole number"},
};

void read_sizes(const MapReader& map, Calibration& calibration) {
  map.read("name", calibration.name, Text());
  map.read("draws", calibration.draws, Whole{100, 1'000'000});
  map.read("trials", calibration.trials, Whole{1, 10'000});
  map.read("posterior_draws", calibration.posterior_draws, Whole{1, 1'000'000});
  map.read("least_effective", calibration.least_effective, Whole{10, 1'000'000});
  map.read("refine", calibration.refine, Flag());
  map.read("seed", calibration.seed, Whole{0, std::numeric_limits<std::uint64_t>::max()});
}

void check_together(const MapReader& map, const Calibration& calibration) {
  const Record& record = calibration.record;
  const bool has_raids = !record.raids.empty();
  const bool has_bands = !record.bands.empty();
  if (!has_raids && !has_bands) map.value().error("nothing observed; expected raids, raids_file or bands");
  if (has_raids && has_bands) {
    map.value().error("raids tell of one truth, bands of nights that differ; expected one of the two");
  }
  if (calibration.least_effective > calibration.draws) {
    map.value().error("least_effective exceeds draws; expected at most " + std::to_string(calibration.draws));
  }
  constexpr double most_trials = 1e9;
  if (static_cast<double>(trials_of_bank(calibration)) > most_trials) {
    map.value().error("more than 1e9 trials (draws x trials x raids); expected fewer");
  }
}

void read_version(const MapReader& map) {
  bool is_ours = true;
  map.require("bulwark_calibration", is_ours, FormatVersion{"bulwark_calibration"});
}

const Text a_scenario_file{"a scenario file, relative to this one"};

/// The scenario that the file names, with what is wrong with it said of its own file.
void load_prior(const MapReader& map, const std::vector<Override>& settings, const ScenarioText* at_hand,
                Calibration& calibration) {
  std::string name;
  if (!map.require("scenario", name, a_scenario_file)) return;
  const ScenarioText scenario =
      at_hand != nullptr ? *at_hand : named_scenario(*map.value().node, calibration.file).value_or(ScenarioText());
  calibration.scenario_file = scenario.file();
  calibration.scenario = scenario.with(settings);
  const Value at = *map.find("scenario");
  if (calibration.scenario.scenario.uncertain.empty()) at.error("has no `uncertain:` parameters; expected some");
  if (calibration.scenario.scenario.campaign) at.error("is a campaign; expected the scenario of one raid");
}

}  // namespace

Shape calibration_shape() {
  return described_by([](const Value& value) {
    const MapReader map(value, calibration_keys);
    Calibration calibration;
    std::string file;
    read_version(map);
    read_sizes(map, calibration);
    map.require("scenario", file, a_scenario_file);
    read_record(map, Scenario(), file);
  });
}

std::uint64_t trials_of_bank(const Calibration& calibration) {
  const Record& record = calibration.record;
  const std::uint64_t times = record.bands.empty() ? std::max<std::size_t>(1, record.raids.size()) : 2;
  return std::uint64_t{calibration.draws} * calibration.trials * times;
}

Calibration load_calibration(const std::string& path, const std::vector<Override>& settings) {
  return load_calibration_text(read_scenario_file(path), path, settings);
}

Calibration load_calibration_text(const std::string& text, const std::string& path,
                                  const std::vector<Override>& settings, const ScenarioText* at_hand) {
  Calibration calibration;
  calibration.file = name_of_input(path);
  calibration.name = std::filesystem::path(calibration.file).stem().string();
  calibration.text = text;
  Diagnostics diagnostics({calibration.file});
  const Node root = parse_yaml(calibration.text, 0, diagnostics);
  if (diagnostics.has_errors()) throw InputErrors(diagnostics.errors());
  const Value value{&root, "", &diagnostics};
  if (const std::string fault = fault_of_kind(root, FileKind::calibration); !fault.empty()) {
    value.error(fault);
    throw InputErrors(diagnostics.errors());
  }
  const MapReader map(value, calibration_keys);
  ErrorCollector errors;
  if (map.is_map()) {
    read_version(map);
    read_sizes(map, calibration);
    const bool is_loaded = errors.collect([&] { load_prior(map, settings, at_hand, calibration); });
    const bool is_read = is_loaded && errors.collect([&] {
      calibration.record = read_record(map, calibration.scenario.scenario, path);
    });
    if (is_read && !diagnostics.has_errors()) check_together(map, calibration);
  }
  for (const InputError& error : diagnostics.errors()) errors.add(error);
  errors.finish();
  return calibration;
}

}  // namespace bulwark
