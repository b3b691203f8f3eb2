#include "report/record_report.h"

#include <fmt/format.h>

#include "calibrate/raids_file.h"
#include "report/text_table.h"

namespace bulwark {

namespace {

std::string counted(std::size_t unknowns) {
  return fmt::format("{} uncertain {}", unknowns, unknowns == 1 ? "parameter" : "parameters");
}

std::string raids_text(const Record& record) {
  TextTable table = TextTable::with_long_names({"raid", "regime", "family", "launched", "stopped", "lost"});
  for (const ReportedRaid& raid : record.raids) {
    for (const FamilyReport& report : raid.reports) {
      table.add({raid.name, name_of(raid.regime), record.families[report.family].name,
                 fmt::format("{}", report.launched), fmt::format("{}", report.stopped),
                 raid.regime == Regime::apart ? fmt::format("{}", report.lost) : "-"});
    }
  }
  return table.text();
}

std::string bands_text(const Record& record) {
  TextTable table = TextTable::with_long_names({"band of nights", "regime", "family", "launched", "says"});
  for (const ReportedBand& band : record.bands) {
    std::string says;
    for (const auto& level : band.levels) {
      says += fmt::format("{}{} {:g}", says.empty() ? "" : ", ", level.name, 100 * level.low);
      if (level.high > level.low) says += fmt::format(" to {:g}", 100 * level.high);
      says += " %";
    }
    table.add(
        {band.name, name_of(band.regime), record.families[band.family].name, fmt::format("{}", band.launched), says});
  }
  return table.text();
}

}  // namespace

std::string record_report(const Calibration& calibration) {
  const Record& record = calibration.record;
  const bool is_of_bands = !record.bands.empty();
  const std::size_t reports = is_of_bands ? record.bands.size() : record.raids.size();
  const char* const one = is_of_bands ? "band says" : "raid says";
  const char* const many = is_of_bands ? "bands say" : "raids say";
  const std::string head =
      fmt::format("{}: what {} {} of {} in {}; {} draws of {} trials each\n\n", calibration.name, reports,
                  reports == 1 ? one : many, counted(calibration.scenario.scenario.uncertain.size()),
                  calibration.scenario_file, calibration.draws, calibration.trials);
  return head + (is_of_bands ? bands_text(record) : raids_text(record));
}

}  // namespace bulwark
