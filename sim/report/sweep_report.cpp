#include "report/sweep_report.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "report/interval_text.h"
#include "report/text_table.h"
#include "study/sweep.h"

namespace bulwark {

namespace {

constexpr std::size_t most_metrics = 3;

struct PointFigure {
  std::size_t point = 0;
  Figure figure;
};

/// The ends of a metric over the points that have it.
struct Extremes {
  std::optional<PointFigure> least;
  std::optional<PointFigure> most;

  void add(std::size_t point, const Figure& figure) {
    const double value = figure.estimate.value;
    if (!std::isfinite(value)) return;
    if (!least || value < least->figure.estimate.value) least = {point, figure};
    if (!most || value > most->figure.estimate.value) most = {point, figure};
  }
};

void add_row(TextTable& table, const SweepPlan& plan, const MetricName& metric, const char* word,
             const std::optional<PointFigure>& of) {
  if (!of) return;
  table.add({std::string(word) + " " + metric.text() + ": " + in_words(plan.study(), plan.point(of->point)),
             figure_text(form_of(metric), of->figure.estimate.value, of->figure.interval)});
}

}  // namespace

std::string sweep_report(const SweepPlan& plan, const std::vector<const Journal*>& journals) {
  const std::size_t shown = std::min(most_metrics, plan.metrics().size());
  std::vector<Extremes> extremes(shown);
  for (std::size_t point = 0; point < plan.points(); ++point) {
    const RunFigures figures = from_numbers(record_of(point, journals), plan.metrics().size());
    for (std::size_t m = 0; m < shown; ++m) extremes[m].add(point, figures.metrics[m].figure);
  }
  TextTable table = TextTable::with_long_names({"Of all points", "mean (95 %)"});
  for (std::size_t m = 0; m < shown; ++m) {
    add_row(table, plan, plan.metrics()[m], "least", extremes[m].least);
    add_row(table, plan, plan.metrics()[m], "most", extremes[m].most);
  }
  return table.text();
}

}  // namespace bulwark
