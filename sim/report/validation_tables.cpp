#include "report/validation_tables.h"

#include "base/constants.h"
#include "columns/columns.h"

namespace bulwark {

namespace {

struct CaseRow {
  const ValidationCase* of;
  const KnownFigure* figure;
  const Measured* measured;
};

std::vector<CaseRow> case_rows(const std::vector<CaseResult>& results) {
  std::vector<CaseRow> rows;
  for (const CaseResult& result : results) {
    for (std::size_t k = 0; k < result.measured.size(); ++k) {
      rows.push_back({&result.validation, &result.validation.figures[k], &result.measured[k]});
    }
  }
  return rows;
}

std::string verdict_of(bool passes) {
  return passes ? "ok" : "fails";
}

/// A figure of the backtest, or an order of two.
struct BacktestRow {
  std::string what;
  ReportedFigure reported;
  Estimate estimate;
  ConfidenceInterval interval;
  double p10 = nan;
  double p90 = nan;
  double common = nan;
  bool passes = false;
};

BacktestRow backtest_row(const BacktestFigure& figure) {
  const double common = figure.reported.is_spread_of_raids ? common_share(figure) : nan;
  return {figure.reported.what, figure.reported,  figure.estimate, figure.interval,
          figure.p10.value,     figure.p90.value, common,          passes(figure)};
}

BacktestRow backtest_row(const BacktestOrder& order) {
  BacktestRow row;
  row.what = order.what;
  row.reported.high = nan;
  row.estimate = order.difference;
  row.interval = order.interval;
  row.passes = passes(order);
  return row;
}

}  // namespace

ResultTable cases_table(const std::vector<CaseResult>& results) {
  using Row = CaseRow;
  const auto of_law = [](const Row& row, double z) { return row.measured->law ? nan : z; };
  return Columns<Row>()
      .text("case", [](const Row& row) { return row.of->id; })
      .text("title", [](const Row& row) { return row.of->title; })
      .text("figure", [](const Row& row) { return row.figure->what; })
      .number("expected", [](const Row& row) { return row.figure->expected; })
      .text("relation",
            [](const Row& row) { return row.figure->expectation == Expectation::equals ? "equals" : "differs"; })
      .number("computed", [=](const Row& row) { return of_law(row, row.measured->value); })
      .number("ci_low", [=](const Row& row) { return of_law(row, row.measured->interval.low); })
      .number("ci_high", [=](const Row& row) { return of_law(row, row.measured->interval.high); })
      .number("z", [](const Row& row) { return row.measured->z; })
      .number("resolution", [=](const Row& row) { return of_law(row, z_limit * row.measured->standard_error); })
      .number("p_value", [](const Row& row) { return row.measured->law ? row.measured->law->p_value : nan; })
      .text("verdict", [](const Row& row) { return verdict_of(passes(*row.figure, *row.measured)); })
      .table("cases", case_rows(results));
}

ResultTable backtest_table(const Backtest& backtest) {
  using Row = BacktestRow;
  std::vector<Row> rows;
  for (const BacktestFigure& figure : backtest.figures) rows.push_back(backtest_row(figure));
  for (const BacktestOrder& order : backtest.orders) rows.push_back(backtest_row(order));
  return Columns<Row>()
      .text("figure", [](const Row& row) { return row.what; })
      .number("reported", [](const Row& row) { return row.reported.pooled; })
      .number("reported_low", [](const Row& row) { return row.reported.low; })
      .number("reported_high", [](const Row& row) { return row.reported.high; })
      .number("computed", [](const Row& row) { return row.estimate.value; })
      .sole_interval([](const Row& row) { return row.interval; })
      .number("p10", [](const Row& row) { return row.p10; })
      .number("p90", [](const Row& row) { return row.p90; })
      .number("common", [](const Row& row) { return row.common; })
      .text("verdict", [](const Row& row) { return verdict_of(row.passes); })
      .table("backtest", rows);
}

}  // namespace bulwark
