// What a ResultSet holds.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "bulwark.h"
#include "columns/result_table.h"
#include "output/manifest.h"
#include "scenario/scenario.h"
#include "tally/tallies.h"

namespace bulwark {

struct ResultSet::Data {
  std::vector<ResultTable> tables;
  std::vector<DataFrame> frames;
  std::optional<RunInfo> info;     // none of results that are in a folder already
  std::optional<Tallies> tallies;  // of a run, of this scenario
  Scenario scenario;
  std::string report;
  std::function<void(const std::string&, bool)> write_own;  // into a folder, where it is not one of tables and `info`
};

/// With the tables as frames too.
ResultSet make_result_set(ResultSet::Data data);

/// The tables of a folder.
ResultSet read_folder(const std::string& folder);

/// Of a question; `kind` as in its manifest.
ResultSet results_of(const std::string& kind, std::vector<ResultTable> tables, std::string report, RunInfo info);

}  // namespace bulwark
