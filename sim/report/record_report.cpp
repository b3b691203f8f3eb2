#include "report/record_report.h"

#include <fmt/format.h>

#include "calibrate/raids_file.h"
#include "report/text_table.h"

namespace bulwark {

namespace {

std::string counted(std::size_t unknowns) {
  return fmt::format("{} uncertain {}", unknowns, unknowns == 1 ? "parameter" : "parameters");
}

}  // namespace

std::string record_report(const Calibration& calibration) {
  const Record& record = calibration.record;
  std::string text = fmt::format("{}: what {} {} of {} in {}; {} draws of {} trials each\n\n", calibration.name,
                                 record.raids.size(), record.raids.size() == 1 ? "raid says" : "raids say",
                                 counted(calibration.scenario.scenario.uncertain.size()), calibration.scenario_file,
                                 calibration.draws, calibration.trials);
  TextTable table = TextTable::with_long_names({"raid", "regime", "family", "launched", "stopped", "lost"});
  for (const ReportedRaid& raid : record.raids) {
    for (const FamilyReport& report : raid.reports) {
      table.add({raid.name, name_of(raid.regime), record.families[report.family].name,
                 fmt::format("{}", report.launched), fmt::format("{}", report.stopped),
                 raid.regime == Regime::apart ? fmt::format("{}", report.lost) : "-"});
    }
  }
  return text + table.text();
}

}  // namespace bulwark
