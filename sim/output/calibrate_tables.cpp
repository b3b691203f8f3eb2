#include "output/calibrate_tables.h"

namespace bulwark {

namespace {

using Row = std::vector<TableCell>;

void append(const Band& band, Row& row) {
  for (const double value : {band.p05, band.p10, band.p50, band.p90, band.p95}) row.emplace_back(value);
}

ResultTable posterior_table(const CalibrationResult& result) {
  ResultTable table{"posterior",
                    header_of("parameter,prior_mean,prior_sd,prior_p05,prior_p10,prior_p50,prior_p90,prior_p95,mean,"
                              "mean_stderr,sd,p05,p10,p50,p90,p95,shrinkage"),
                    {}};
  for (const ParameterChange& change : result.parameters) {
    Row row{change.path, change.prior_mean, change.prior_deviation};
    append(change.prior, row);
    for (const double value : {change.mean, change.mean_error, change.deviation}) row.emplace_back(value);
    append(change.posterior, row);
    row.emplace_back(change.shrinkage);
    table.rows.push_back(std::move(row));
  }
  return table;
}

ResultTable draws_table(const CalibrationResult& result) {
  ResultTable table{"draws", result.paths, {}};
  for (const std::vector<double>& draw : result.draws) table.rows.emplace_back(draw.begin(), draw.end());
  return table;
}

ResultTable predictive_table(const CalibrationResult& result) {
  ResultTable table{
      "predictive",
      header_of("raid,family,quantity,launched,observed,prior_p05,prior_p10,prior_p50,prior_p90,prior_p95,"
                "posterior_p05,posterior_p10,posterior_p50,posterior_p90,posterior_p95,p_value"),
      {}};
  for (const Prediction& prediction : result.predictions) {
    Row row{prediction.raid, prediction.family, prediction.quantity, std::uint64_t{prediction.launched},
            prediction.observed};
    append(prediction.prior, row);
    append(prediction.posterior, row);
    row.emplace_back(prediction.p_value);
    table.rows.push_back(std::move(row));
  }
  return table;
}

ResultTable diagnostics_table(const CalibrationResult& result) {
  ResultTable table{"diagnostics", header_of("diagnostic,of,value,limit,side,holds"), {}};
  for (const Diagnostic& one : result.diagnostics) {
    table.rows.push_back({one.name, one.of, one.value, one.limit, std::string(one.is_least ? "at least" : "at most"),
                          std::string(one.holds() ? "yes" : "no")});
  }
  return table;
}

ResultTable ranks_table(const CalibrationResult& result) {
  ResultTable table{"ranks", header_of("parameter,rank"), {}};
  for (std::size_t k = 0; k < result.self_check.ranks.size(); ++k) {
    for (const double rank : result.self_check.ranks[k]) table.rows.push_back({result.paths[k], rank});
  }
  return table;
}

ResultTable stages_table(const CalibrationResult& result) {
  ResultTable table{"stages", header_of("stage,temperature,effective,accepted,step,sweeps"), {}};
  std::uint64_t number = 0;
  for (const RefinementStage& stage : result.stages) {
    table.rows.push_back(
        {++number, stage.temperature, stage.effective, stage.accepted, stage.step, std::uint64_t{stage.sweeps}});
  }
  return table;
}

}  // namespace

std::vector<ResultTable> calibration_tables(const CalibrationResult& result) {
  std::vector<ResultTable> tables{posterior_table(result), predictive_table(result), diagnostics_table(result),
                                  ranks_table(result)};
  if (result.is_sound()) tables.push_back(draws_table(result));
  if (result.is_refined) tables.push_back(stages_table(result));
  return tables;
}

}  // namespace bulwark
