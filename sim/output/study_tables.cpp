#include "output/study_tables.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "output/csv_file.h"
#include "output/result_table.h"
#include "study/sweep.h"

namespace bulwark {

namespace {

/// Columns that say which run and metric a row is of.
std::vector<std::string> header_with(const Study& study, const std::string& rest) {
  std::vector<std::string> header = {"point", "replicate"};
  for (const Factor& factor : study.factors) header.push_back(factor.column());
  for (std::string& column : header_of("metric,group," + rest)) header.push_back(std::move(column));
  return header;
}

std::vector<TableCell> run_cells(const SweepPlan& plan, std::size_t run) {
  const std::size_t point = run % plan.points();
  std::vector<TableCell> cells = {std::uint64_t{point}, std::uint64_t{run / plan.points()}};
  for (const Level& level : plan.point(point).levels) cells.emplace_back(level.label);
  return cells;
}

std::vector<TableCell> joined(std::vector<TableCell> cells, const std::vector<TableCell>& more) {
  cells.insert(cells.end(), more.begin(), more.end());
  return cells;
}

std::vector<TableCell> point_cells(const SweepFigures& figures, std::uint64_t trials) {
  const Figure& f = figures.figure;
  return {f.estimate.value, f.estimate.standard_error, f.interval.low, f.interval.high, f.p05, f.p50, f.p95, trials};
}

std::vector<TableCell> difference_cells(const SweepFigures& figures, std::uint64_t trials) {
  const Difference& d = figures.difference;
  return {figures.baseline_mean,
          d.estimate.value,
          d.estimate.standard_error,
          d.interval.low,
          d.interval.high,
          d.variance_reduction,
          trials};
}

/// The baseline's own record has no differences; an empty group has none either, but then no mean.
bool is_compared(const RunFigures& figures) {
  return std::any_of(figures.metrics.begin(), figures.metrics.end(),
                     [](const SweepFigures& f) { return !std::isnan(f.baseline_mean); });
}

std::vector<TableCell> hypothesis_cells(const SweepPlan& plan, const HypothesisTest& test) {
  const Study& study = plan.study();
  const Hypothesis& hypothesis = study.hypotheses[test.hypothesis];
  const MetricName metric = parse_metric(hypothesis.metric.text);
  const DesignPoint point = plan.point(test.point);
  const Difference& d = test.difference;
  const char* verdict = std::isnan(test.p_holm) ? "" : test.is_supported() ? "supported" : "not supported";
  std::vector<TableCell> cells = {hypothesis.name, std::uint64_t{test.point}};
  for (const Level& level : point.levels) cells.emplace_back(level.label);
  return joined(std::move(cells),
                {metric.metric, metric.group, std::string(hypothesis.is_below ? "below" : "above"),
                 in_words(study, point_at(hypothesis.than, point)), hypothesis.by, test.of.value, test.than.value,
                 d.estimate.value, d.estimate.standard_error, d.interval.low, d.interval.high, test.p_value,
                 test.p_holm, std::string(verdict), std::uint64_t{plan.trials()} * study.replicates});
}

}  // namespace

std::uint64_t write_hypotheses(ResultSwap& files, const SweepPlan& plan, const std::vector<HypothesisTest>& tests) {
  const Study& study = plan.study();
  std::vector<std::string> header = {"hypothesis", "point"};
  for (const Factor& factor : study.factors) header.push_back(factor.column());
  for (std::string& column : header_of("metric,group,relation,than,by,mean,than_mean,difference,stderr,ci_low,ci_high,"
                                       "p_value,p_holm,verdict,trials")) {
    header.push_back(std::move(column));
  }
  CsvFile file(files.folder() / "hypotheses.csv", header);
  for (const HypothesisTest& test : tests) file.add(hypothesis_cells(plan, test));
  file.finish(files);
  return file.rows();
}

StudyRows write_study_tables(ResultSwap& files, const SweepPlan& plan, const std::vector<const Journal*>& journals) {
  CsvFile points(files.folder() / "points.csv",
                 header_with(plan.study(), "mean,stderr,ci_low,ci_high,p05,p50,p95,trials"));
  std::optional<CsvFile> differences;
  if (plan.has_baseline()) {
    differences.emplace(
        files.folder() / "differences.csv",
        header_with(plan.study(), "baseline_mean,difference,stderr,ci_low,ci_high,variance_reduction,trials"));
  }
  for (std::size_t run = 0; run < plan.runs(); ++run) {
    const RunFigures figures = from_numbers(record_of(run, journals), plan.metrics().size());
    const std::vector<TableCell> cells = run_cells(plan, run);
    const bool has_differences = differences && is_compared(figures);
    for (std::size_t m = 0; m < figures.metrics.size(); ++m) {
      const std::vector<TableCell> named = joined(cells, {plan.metrics()[m].metric, plan.metrics()[m].group});
      points.add(joined(named, point_cells(figures.metrics[m], figures.trials)));
      if (has_differences) differences->add(joined(named, difference_cells(figures.metrics[m], figures.trials)));
    }
  }
  points.finish(files);
  if (differences) differences->finish(files);
  return {points.rows(), differences ? differences->rows() : 0};
}

}  // namespace bulwark
