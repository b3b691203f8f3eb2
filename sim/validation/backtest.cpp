#include "validation/backtest.h"

#include <algorithm>
#include <memory>
#include <string_view>

#include "base/constants.h"
#include "bulwark_flagship.h"
#include "engine/sample_pool.h"
#include "statistics/frequency_table.h"
#include "statistics/quantiles.h"
#include "validation/measure.h"

namespace bulwark {

namespace {

constexpr double least_common_share = 0.5;

/// What is recorded of each trial, in this order.
std::vector<MetricName> recorded() {
  return {{"leakage", "family:drone"},     {"leakage", "family:decoy"},         {"leakage", "family:cruise"},
          {"leakage", "family:ballistic"}, {"leakage", "family:aeroballistic"}, {"soft_killed", "family:drone"},
          {"soft_killed", "family:decoy"}, {"launched", "family:drone"},        {"launched", "family:decoy"}};
}

std::vector<std::int64_t> sum(std::vector<std::int64_t> a, const std::vector<std::int64_t>& b) {
  std::transform(a.begin(), a.end(), b.begin(), a.begin(), std::plus<>());
  return a;
}

/// The series of the figures, in the order of reported_backtest(). Reports count decoys among the drones.
std::vector<Series> figures_of(const Sample& sample) {
  const std::vector<Series>& s = sample.series;
  const MetricForm share = s[0].form;
  return {{share, sum(s[0].x, s[1].x), sum(s[0].y, s[1].y)},
          s[2],
          s[3],
          s[4],
          {share, sum(s[5].x, s[6].x), sum(s[7].x, s[8].x)}};
}

QuantileOverTrials quantile_of(const FrequencyTable& values, double q) {
  if (values.empty()) return {nan, {nan, nan}};
  const RankInterval ranks = quantile_rank_interval(q, values.total());
  return {values.quantile(q),
          {ranks.low ? values.value_at_rank(*ranks.low) : nan, ranks.high ? values.value_at_rank(*ranks.high) : nan}};
}

void compute(const Series& series, BacktestFigure& figure) {
  const Figure over_trials = figure_of(series);
  figure.estimate = over_trials.estimate;
  figure.interval = over_trials.interval;
  std::vector<FrequencyTable::Entry> shares;
  for (std::size_t i = 0; i < series.trials(); ++i) {
    if (series.y[i] > 0) shares.push_back({static_cast<double>(series.x[i]) / static_cast<double>(series.y[i]), 1});
  }
  const FrequencyTable values(std::move(shares));
  figure.p10 = quantile_of(values, 0.1);
  figure.p90 = quantile_of(values, 0.9);
}

}  // namespace

LoadedScenario flagship() {
  return load_scenario_text(flagship_yaml, "configs/winter_grid.yaml");
}

double common_share(const BacktestFigure& figure) {
  const ReportedFigure& reported = figure.reported;
  const double common = std::min(reported.high, figure.p90.value) - std::max(reported.low, figure.p10.value);
  const double whole = std::max(reported.high, figure.p90.value) - std::min(reported.low, figure.p10.value);
  return std::max(0.0, common / whole);
}

bool passes(const BacktestFigure& figure) {
  const double mean = figure.estimate.value;
  const bool is_level = figure.reported.low <= mean && mean <= figure.reported.high;
  return is_level && (!figure.reported.is_spread_of_raids || common_share(figure) >= least_common_share);
}

bool passes(const BacktestOrder& order) {
  return order.interval.low > 0;
}

bool passes(const Backtest& backtest) {
  const auto is_passed = [](const auto& item) { return passes(item); };
  return std::all_of(backtest.figures.begin(), backtest.figures.end(), is_passed) &&
         std::all_of(backtest.orders.begin(), backtest.orders.end(), is_passed);
}

Backtest reported_backtest() {
  Backtest backtest;
  for (const ReportedFigure& reported :
       {ReportedFigure{"leakage of drones, decoys among them (raids of 400 or more)", 0.067, 0.04, 0.11},
        ReportedFigure{"leakage of cruise missiles (10 or more in the raid)", 0.17, 0.01, 0.37},
        ReportedFigure{"leakage of ballistic missiles (5 or more)", 0.63, 0.26, 1.0},
        ReportedFigure{"leakage of hypersonic and aeroballistic missiles (3 or more)", 0.66, 0.33, 1.0},
        ReportedFigure{"soft-killed and lost drones, of those launched (while reported apart)", nan, 0.33, 0.43,
                       false}}) {
    backtest.figures.push_back({reported, {}, {}, {}, {}});
  }
  for (const char* what :
       {"leakage of cruise missiles less that of drones", "leakage of ballistic missiles less that of cruise"}) {
    backtest.orders.push_back({what, {}, {}});
  }
  return backtest;
}

bool is_backtest(const std::string& id) {
  return std::string_view(backtest_id).starts_with(id);
}

Backtest run_backtest(const Scenario& scenario, const Effort& effort) {
  const SampleJob job{std::make_shared<const Tables>(compile(scenario, effort.stop)), recorded(), scenario.seed, 0,
                      scaled_trials(scenario.trials, effort)};
  check_observable(scenario, job.metrics);
  const std::vector<Series> series = figures_of(run_job(job, {std::max(1U, effort.threads), effort.stop, {}}));
  end_if_asked(effort.stop);
  Backtest backtest = reported_backtest();
  for (std::size_t k = 0; k < series.size(); ++k) compute(series[k], backtest.figures[k]);
  for (std::size_t k = 0; k < backtest.orders.size(); ++k) {
    const Difference difference = difference_of(series[k + 1], series[k]);
    backtest.orders[k].difference = difference.estimate;
    backtest.orders[k].interval = difference.interval;
  }
  return backtest;
}

}  // namespace bulwark
