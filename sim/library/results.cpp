#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

#include "base/input_error.h"
#include "base/suggest.h"
#include "columns/csv_reader.h"
#include "library/frames.h"
#include "library/guarded.h"
#include "library/result_data.h"
#include "output/result_folder.h"
#include "tally/metrics.h"

namespace bulwark {

namespace fs = std::filesystem;

ResultSet make_result_set(ResultSet::Data data) {
  for (const ResultTable& table : data.tables) data.frames.push_back(frame_of(table));
  return ResultSet(std::make_shared<const ResultSet::Data>(std::move(data)));
}

ResultSet results_of(const std::string& kind, std::vector<ResultTable> tables, std::string report, RunInfo info) {
  ResultSet::Data data;
  data.tables = std::move(tables);
  data.report = std::move(report);
  data.info = std::move(info);
  data.info->kind = kind;
  return make_result_set(std::move(data));
}

std::vector<std::string> ResultSet::names() const {
  std::vector<std::string> names;
  for (const DataFrame& frame : data_->frames) names.push_back(frame.name());
  return names;
}

const DataFrame& ResultSet::frame(const std::string& name) const {
  const auto found = std::find_if(data_->frames.begin(), data_->frames.end(),
                                  [&](const DataFrame& frame) { return frame.name() == name; });
  if (found != data_->frames.end()) return *found;
  const std::string message = "no table '" + name + "'" + suggestion(name, names());
  throw Error(Error::Kind::input, message, {{"", 0, 0, "", message}});
}

MetricEstimate ResultSet::estimate(const std::string& metric) const {
  return guarded([&] {
    if (!data_->tallies) refuse(metric, "only a run has estimates of all metrics; expected a table instead");
    const Metric found = metric_of(data_->scenario, *data_->tallies, parse_metric(metric));
    return MetricEstimate{found.estimate.value, found.estimate.standard_error, found.interval.low, found.interval.high};
  });
}

std::uint64_t ResultSet::trials() const {
  return data_->info ? data_->info->trials : 0;
}

bool ResultSet::is_partial() const {
  return data_->info && data_->info->partial;
}

const std::string& ResultSet::report() const {
  return data_->report;
}

void ResultSet::write(const std::string& folder, bool force) const {
  guarded([&] {
    if (data_->write_own) return data_->write_own(folder, force);
    if (!data_->info) refuse(folder, "these results are in a folder already; expected a copy of that");
    FolderHold hold = prepare_result_folder(folder, identity_of(*data_->info), force);
    write_results(hold, data_->tables, *data_->info);
  });
}

ResultSet read_folder(const std::string& folder) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".csv") files.push_back(entry.path());
  }
  if (files.empty()) refuse(folder, "no tables; expected a folder that holds results");
  std::sort(files.begin(), files.end());
  ResultSet::Data data;
  for (const fs::path& file : files) data.tables.push_back(read_table(file));
  return make_result_set(std::move(data));
}

ResultSet read_results(const std::string& folder) {
  return guarded([&] { return read_folder(folder); });
}

}  // namespace bulwark
