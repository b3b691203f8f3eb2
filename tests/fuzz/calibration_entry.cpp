// The entries of calibrations: the file, the raids beside it, and the joint draws that come out of one.
#include <cmath>
#include <string>

#include "base/input_error.h"
#include "calibrate/calibration_file.h"
#include "calibrate/prior.h"
#include "calibrate/raids_file.h"
#include "format/support.h"
#include "fuzz/entry_points.h"
#include "fuzz/memory_file.h"
#include "fuzz/properties.h"

namespace bulwark::fuzzing {

namespace {

void expect_reported(const std::vector<ReportedRaid>& raids, std::size_t families) {
  for (const ReportedRaid& raid : raids) {
    expect(!raid.reports.empty(), "a raid has reports");
    for (const FamilyReport& report : raid.reports) {
      expect(report.family < families, "a report is of a family of the record");
      expect(fault_of(report, raid.regime).empty(), "no more are stopped than were launched");
    }
  }
}

/// The scenario that an input may name.
const std::string& prior_text() {
  static const std::string text = testing::small_scenario() + "uncertain: {systems.sam.pk.uav: {beta: [2, 3]}}\n";
  return text;
}

/// The input with the path of a file in place of the word that stands for it.
std::string with_path(std::string text, const std::string& word, const std::string& path) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + path.size())) {
    text.replace(at, word.size(), path);
  }
  return text;
}

}  // namespace

void read_calibration(std::string_view input) {
  const MemoryFile prior(prior_text());
  const MemoryFile raids("raid,regime,family,launched,stopped\none,together,drones,9,8\n");
  const std::string text = with_path(with_path(std::string(input), "PRIOR", prior.path()), "RAIDS", raids.path());
  try {
    const Calibration calibration = load_calibration_text(text, std::string(empty_folder) + "calibration.yaml");
    expect(!calibration.record.raids.empty(), "a record has raids");
    expect_reported(calibration.record.raids, calibration.record.families.size());
    const Prior drawn(calibration.scenario.scenario);
    for (const double value : drawn.values(std::vector<double>(drawn.inputs(), 0.5))) {
      expect(std::isfinite(value), "draws of the prior are finite");
    }
  } catch (const InputErrors& errors) {
    expect_readable(errors);
  }
}

void read_raids_file(std::string_view input) {
  ReportedFamily drones;
  drones.name = "drones";
  ReportedFamily cruise;
  cruise.name = "cruise";
  try {
    expect_reported(read_raids(std::string(input), "raids.csv", {drones, cruise}), 2);
  } catch (const InputErrors& errors) {
    expect_readable(errors);
  }
}

void read_draws(std::string_view input) {
  const MemoryFile draws(input);
  const std::string text = testing::small_scenario() + "uncertain: {draws: " + draws.path() + "}\n";
  try {
    const Scenario scenario = load_scenario_text(text, std::string(empty_folder) + "small.yaml").scenario;
    expect(!scenario.uncertain.empty(), "draws are of something");
    const std::size_t rows = std::get<Empirical>(scenario.uncertain[0].distribution.law).values.size();
    for (const UncertainParameter& column : scenario.uncertain) {
      const auto& values = std::get<Empirical>(column.distribution.law).values;
      expect(column.is_joint && values.size() == rows && rows > 0, "every column has a value in each row");
      for (const double value : values) expect(std::isfinite(value), "draws are finite");
    }
  } catch (const InputErrors& errors) {
    expect_readable(errors);
  }
}

}  // namespace bulwark::fuzzing
