#include "results/calibrate_tables.h"

#include <functional>
#include <string>

#include "columns/columns.h"

namespace bulwark {

namespace {

/// Five columns, `prefix` before each.
template <class Row>
void add_band(Columns<Row>& columns, const std::string& prefix, std::function<Band(const Row&)> band) {
  columns.number(prefix + "p05", [band](const Row& row) { return band(row).p05; })
      .number(prefix + "p10", [band](const Row& row) { return band(row).p10; })
      .number(prefix + "p50", [band](const Row& row) { return band(row).p50; })
      .number(prefix + "p90", [band](const Row& row) { return band(row).p90; })
      .number(prefix + "p95", [band](const Row& row) { return band(row).p95; });
}

ResultTable posterior_table(const CalibrationResult& result) {
  using Row = ParameterChange;
  Columns<Row> columns;
  columns.text("parameter", [](const Row& row) { return row.path; })
      .number("prior_mean", [](const Row& row) { return row.prior_mean; })
      .number("prior_sd", [](const Row& row) { return row.prior_deviation; });
  add_band<Row>(columns, "prior_", [](const Row& row) { return row.prior; });
  columns.number("mean", [](const Row& row) { return row.mean; })
      .number("mean_stderr", [](const Row& row) { return row.mean_error; })
      .number("sd", [](const Row& row) { return row.deviation; });
  add_band<Row>(columns, "", [](const Row& row) { return row.posterior; });
  columns.number("shrinkage", [](const Row& row) { return row.shrinkage; });
  return columns.table("posterior", result.parameters);
}

ResultTable draws_table(const CalibrationResult& result) {
  using Row = std::vector<double>;
  Columns<Row> columns;
  for (std::size_t k = 0; k < result.paths.size(); ++k) {
    columns.number(result.paths[k], [k](const Row& row) { return row[k]; });
  }
  return columns.table("draws", result.draws);
}

ResultTable predictive_table(const CalibrationResult& result) {
  using Row = Prediction;
  Columns<Row> columns;
  columns.text("raid", [](const Row& row) { return row.raid; })
      .text("family", [](const Row& row) { return row.family; })
      .text("quantity", [](const Row& row) { return row.quantity; })
      .count("launched", [](const Row& row) { return row.launched; })
      .number("observed", [](const Row& row) { return row.observed; });
  add_band<Row>(columns, "prior_", [](const Row& row) { return row.prior; });
  add_band<Row>(columns, "posterior_", [](const Row& row) { return row.posterior; });
  columns.number("p_value", [](const Row& row) { return row.p_value; });
  return columns.table("predictive", result.predictions);
}

ResultTable diagnostics_table(const CalibrationResult& result) {
  using Row = Diagnostic;
  Columns<Row> columns;
  columns.text("diagnostic", [](const Row& row) { return row.name; })
      .text("of", [](const Row& row) { return row.of; })
      .number("value", [](const Row& row) { return row.value; })
      .number("limit", [](const Row& row) { return row.limit; })
      .text("side", [](const Row& row) { return row.is_least ? "at least" : "at most"; })
      .text("holds", [](const Row& row) { return row.holds() ? "yes" : "no"; });
  return columns.table("diagnostics", result.diagnostics);
}

ResultTable bands_table(const CalibrationResult& result) {
  using Row = BandFit;
  Columns<Row> columns;
  columns.text("band", [](const Row& row) { return row.band; })
      .text("family", [](const Row& row) { return row.family; })
      .text("figure", [](const Row& row) { return row.figure; })
      .count("launched", [](const Row& row) { return row.launched; })
      .number("low", [](const Row& row) { return row.low; })
      .number("high", [](const Row& row) { return row.high; })
      .number("prior", [](const Row& row) { return row.prior; })
      .number("posterior", [](const Row& row) { return row.posterior; })
      .number("stderr", [](const Row& row) { return row.standard_error; })
      .number("multiplier", [](const Row& row) { return row.multiplier; })
      .number("missed", [](const Row& row) { return row.missed; });
  return columns.table("bands", result.bands);
}

struct Rank {
  std::string parameter;
  double rank = 0;
};

ResultTable ranks_table(const CalibrationResult& result) {
  std::vector<Rank> rows;
  for (std::size_t k = 0; k < result.self_check.ranks.size(); ++k) {
    for (const double rank : result.self_check.ranks[k]) rows.push_back({result.paths[k], rank});
  }
  Columns<Rank> columns;
  columns.text("parameter", [](const Rank& row) { return row.parameter; }).number("rank", [](const Rank& row) {
    return row.rank;
  });
  return columns.table("ranks", rows);
}

ResultTable stages_table(const CalibrationResult& result) {
  using Row = RefinementStage;
  Columns<Row> columns;
  columns.rank("stage")
      .number("temperature", [](const Row& row) { return row.temperature; })
      .number("effective", [](const Row& row) { return row.effective; })
      .number("accepted", [](const Row& row) { return row.accepted; })
      .number("step", [](const Row& row) { return row.step; })
      .count("sweeps", [](const Row& row) { return row.sweeps; });
  return columns.table("stages", result.stages);
}

}  // namespace

std::vector<ResultTable> calibration_tables(const CalibrationResult& result) {
  std::vector<ResultTable> tables{posterior_table(result), diagnostics_table(result)};
  if (result.bands.empty()) {
    tables.push_back(predictive_table(result));
    tables.push_back(ranks_table(result));
  } else {
    tables.push_back(bands_table(result));
  }
  if (result.is_sound()) tables.push_back(draws_table(result));
  if (result.is_refined) tables.push_back(stages_table(result));
  return tables;
}

}  // namespace bulwark
