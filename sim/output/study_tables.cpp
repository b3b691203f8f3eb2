#include "output/study_tables.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "columns/columns.h"
#include "output/csv_file.h"
#include "study/sweep.h"

namespace bulwark {

namespace {

/// A metric of a run: a row of both tables.
struct RunMetric {
  std::size_t point = 0;
  std::size_t replicate = 0;
  const DesignPoint* design = nullptr;
  const MetricName* metric = nullptr;
  const SweepFigures* figures = nullptr;
  std::uint64_t trials = 0;
};

/// One a factor: its level at the row's design point.
template <class Row>
void add_factors(const Study& study, Columns<Row>& columns) {
  for (std::size_t f = 0; f < study.factors.size(); ++f) {
    columns.text(study.factors[f].column(), [f](const Row& row) { return row.design->levels[f].label; });
  }
}

/// Which run and metric a row is of.
Columns<RunMetric> run_columns(const Study& study) {
  Columns<RunMetric> columns;
  columns.count("point", [](const RunMetric& row) { return row.point; }).count("replicate", [](const RunMetric& row) {
    return row.replicate;
  });
  add_factors(study, columns);
  columns.text("metric", [](const RunMetric& row) { return row.metric->metric; })
      .text("group", [](const RunMetric& row) { return row.metric->group; });
  return columns;
}

Columns<RunMetric> point_columns(const Study& study) {
  const auto figure = [](const RunMetric& row) -> const Figure& { return row.figures->figure; };
  Columns<RunMetric> columns = run_columns(study);
  columns.sole_estimate("mean", [=](const RunMetric& row) { return figure(row).estimate; })
      .sole_interval([=](const RunMetric& row) { return figure(row).interval; })
      .number("p05", [=](const RunMetric& row) { return figure(row).p05; })
      .number("p50", [=](const RunMetric& row) { return figure(row).p50; })
      .number("p95", [=](const RunMetric& row) { return figure(row).p95; })
      .count("trials", [](const RunMetric& row) { return row.trials; });
  return columns;
}

Columns<RunMetric> difference_columns(const Study& study) {
  const auto difference = [](const RunMetric& row) -> const Difference& { return row.figures->difference; };
  Columns<RunMetric> columns = run_columns(study);
  columns.number("baseline_mean", [](const RunMetric& row) { return row.figures->baseline_mean; })
      .sole_estimate("difference", [=](const RunMetric& row) { return difference(row).estimate; })
      .sole_interval([=](const RunMetric& row) { return difference(row).interval; })
      .number("variance_reduction", [=](const RunMetric& row) { return difference(row).variance_reduction; })
      .count("trials", [](const RunMetric& row) { return row.trials; });
  return columns;
}

/// The baseline's own record has no differences; an empty group has none either, but then no mean.
bool is_compared(const RunFigures& figures) {
  return std::any_of(figures.metrics.begin(), figures.metrics.end(),
                     [](const SweepFigures& f) { return !std::isnan(f.baseline_mean); });
}

/// A hypothesis at one of its design points.
struct Claim {
  const HypothesisTest* test = nullptr;
  const Hypothesis* hypothesis = nullptr;
  const DesignPoint* design = nullptr;
  MetricName metric;
};

std::string verdict(const HypothesisTest& test) {
  if (std::isnan(test.p_holm)) return "";
  return test.is_supported() ? "supported" : "not supported";
}

Columns<Claim> hypothesis_columns(const SweepPlan& plan) {
  const Study& study = plan.study();
  const std::uint64_t trials = std::uint64_t{plan.trials()} * study.replicates;
  Columns<Claim> columns;
  columns.text("hypothesis", [](const Claim& row) { return row.hypothesis->name; })
      .count("point", [](const Claim& row) { return row.test->point; });
  add_factors(study, columns);
  columns.text("metric", [](const Claim& row) { return row.metric.metric; })
      .text("group", [](const Claim& row) { return row.metric.group; })
      .text("relation", [](const Claim& row) { return row.hypothesis->is_below ? "below" : "above"; })
      .text("than", [&study](const Claim& row) { return in_words(study, point_at(row.hypothesis->than, *row.design)); })
      .number("by", [](const Claim& row) { return row.hypothesis->by; })
      .number("mean", [](const Claim& row) { return row.test->of.value; })
      .number("than_mean", [](const Claim& row) { return row.test->than.value; })
      .sole_estimate("difference", [](const Claim& row) { return row.test->difference.estimate; })
      .sole_interval([](const Claim& row) { return row.test->difference.interval; })
      .number("p_value", [](const Claim& row) { return row.test->p_value; })
      .number("p_holm", [](const Claim& row) { return row.test->p_holm; })
      .text("verdict", [](const Claim& row) { return verdict(*row.test); })
      .count("trials", [trials](const Claim&) { return trials; });
  return columns;
}

}  // namespace

std::uint64_t write_hypotheses(ResultSwap& files, const SweepPlan& plan, const std::vector<HypothesisTest>& tests) {
  const Columns<Claim> columns = hypothesis_columns(plan);
  CsvFile file(files.folder() / file_of(StudyTable::hypotheses), columns.header());
  for (const HypothesisTest& test : tests) {
    const Hypothesis& hypothesis = plan.study().hypotheses[test.hypothesis];
    const DesignPoint design = plan.point(test.point);
    file.add(columns.cells({&test, &hypothesis, &design, parse_metric(hypothesis.metric.text)}));
  }
  file.finish(files);
  return file.rows();
}

StudyRows write_study_tables(ResultSwap& files, const SweepPlan& plan, const std::vector<const Journal*>& journals) {
  const Columns<RunMetric> of_point = point_columns(plan.study());
  const Columns<RunMetric> of_difference = difference_columns(plan.study());
  CsvFile points(files.folder() / file_of(StudyTable::points), of_point.header());
  std::optional<CsvFile> differences;
  if (plan.has_baseline()) {
    differences.emplace(files.folder() / file_of(StudyTable::differences), of_difference.header());
  }
  for (std::size_t run = 0; run < plan.runs(); ++run) {
    const RunFigures figures = from_numbers(record_of(run, journals), plan.metrics().size());
    const std::size_t point = run % plan.points();
    const DesignPoint design = plan.point(point);
    const bool has_differences = differences && is_compared(figures);
    for (std::size_t m = 0; m < figures.metrics.size(); ++m) {
      const RunMetric row = {point,         run / plan.points(), &design, &plan.metrics()[m], &figures.metrics[m],
                             figures.trials};
      points.add(of_point.cells(row));
      if (has_differences) differences->add(of_difference.cells(row));
    }
  }
  points.finish(files);
  if (differences) differences->finish(files);
  return {points.rows(), differences ? differences->rows() : 0};
}

}  // namespace bulwark
