#include "study/hypotheses.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <map>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>

#include "base/phrase.h"

namespace bulwark {

namespace {

bool is_about(const Hypothesis& hypothesis, const DesignPoint& point) {
  for (std::size_t i = 0; i < point.levels.size(); ++i) {
    if (hypothesis.of[i] && hypothesis.of[i]->label != point.levels[i].label) return false;
  }
  return true;
}

/// A test and the scenarios that it takes, by number.
struct PlannedTest {
  HypothesisTest test;
  std::size_t of = 0;
  std::size_t than = 0;
};

/// The tests of a study, and every scenario that they take, once.
class Tests {
 public:
  explicit Tests(const Study& study) : study_(study) {}

  void add(std::size_t hypothesis, std::size_t number, const DesignPoint& point) {
    const DesignPoint than = point_at(study_.hypotheses[hypothesis].than, point);
    const std::size_t first = scenario(point);
    const std::size_t second = scenario(than);
    if (first == second) return;  // a point is not compared with itself
    HypothesisTest test;
    test.hypothesis = hypothesis;
    test.point = number;
    planned.push_back({test, first, second});
  }

  std::vector<PlannedTest> planned;
  std::vector<DesignPoint> scenarios;

 private:
  std::size_t scenario(const DesignPoint& point) {
    const auto [found, is_new] = numbers_.emplace(in_words(study_, point), scenarios.size());
    if (is_new) scenarios.push_back(point);
    return found->second;
  }

  const Study& study_;
  std::map<std::string, std::size_t> numbers_;
};

Tests tests_of(const SweepPlan& plan) {
  const Study& study = plan.study();
  Tests tests(study);
  for (std::size_t h = 0; h < study.hypotheses.size(); ++h) {
    for (std::size_t p = 0; p < plan.points(); ++p) {
      const DesignPoint point = plan.point(p);
      if (is_about(study.hypotheses[h], point)) tests.add(h, p, point);
    }
  }
  return tests;
}

std::vector<MetricName> metrics_of(const Study& study) {
  std::vector<MetricName> metrics;
  for (const Hypothesis& hypothesis : study.hypotheses) metrics.push_back(parse_metric(hypothesis.metric.text));
  return metrics;
}

std::optional<std::vector<Sample>> samples_of(const SweepPlan& plan, const std::vector<DesignPoint>& points,
                                              const PoolHooks& hooks) {
  const Study& study = plan.study();
  std::vector<Sample> samples(points.size());
  GeometryCache geometries;
  const OpenJob open = [&](std::size_t i) {
    Scenario scenario =
        load_scenario_text(study.scenario_text, study.scenario_file, overrides_of(study, points[i])).scenario;
    return SampleJob{std::make_shared<const Tables>(compile(std::move(scenario), geometries)), metrics_of(study),
                     plan.seed(), 0, plan.trials() * study.replicates};
  };
  const bool is_whole = run_jobs(
      points.size(), open, [&](std::size_t i, Sample sample) { samples[i] = std::move(sample); }, hooks);
  if (!is_whole) return std::nullopt;
  return samples;
}

}  // namespace

double one_sided_p(const Difference& difference, std::size_t trials, bool is_below, double by) {
  // How far the claim is met, in its own direction.
  const double lead = is_below ? -difference.estimate.value - by : difference.estimate.value - by;
  const double error = difference.estimate.standard_error;
  if (std::isnan(lead) || std::isnan(error)) return std::numeric_limits<double>::quiet_NaN();
  if (error == 0) return lead > 0 ? 0 : 1;
  const boost::math::students_t law(static_cast<double>(trials - 1));
  return boost::math::cdf(boost::math::complement(law, lead / error));
}

std::vector<double> holm(const std::vector<double>& p_values) {
  std::vector<double> corrected = p_values;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p_values.size(); ++i) {
    if (!std::isnan(p_values[i])) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
  double largest = 0;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    largest = std::max(largest, static_cast<double>(order.size() - rank) * p_values[order[rank]]);
    corrected[order[rank]] = std::min(1.0, largest);
  }
  return corrected;
}

std::vector<InputError> check_hypotheses(const SweepPlan& plan) {
  const Study& study = plan.study();
  const Scenario scenario = load_scenario_text(study.scenario_text, study.scenario_file).scenario;
  const Tests tests = tests_of(plan);
  std::vector<InputError> errors;
  for (std::size_t h = 0; h < study.hypotheses.size(); ++h) {
    const Hypothesis& hypothesis = study.hypotheses[h];
    const PlacedText& metric = hypothesis.metric;
    try {
      check_observable(scenario, {parse_metric(metric.text)});
    } catch (const std::invalid_argument& fault) {
      errors.push_back({study.file, metric.line, metric.column, metric.path, fault.what()});
    }
    const auto is_of = [&](const PlannedTest& planned) { return planned.test.hypothesis == h; };
    if (std::none_of(tests.planned.begin(), tests.planned.end(), is_of)) {
      errors.push_back({study.file, 0, 0, "hypotheses." + hypothesis.name,
                        "no design point has these levels and differs from what it is compared with"});
    }
  }
  return errors;
}

std::optional<std::vector<HypothesisTest>> test_hypotheses(const SweepPlan& plan, const PoolHooks& hooks) {
  const Tests tests = tests_of(plan);
  const auto samples = samples_of(plan, tests.scenarios, hooks);
  if (!samples) return std::nullopt;
  std::vector<HypothesisTest> results;
  std::vector<double> p_values;
  for (const PlannedTest& planned : tests.planned) {
    HypothesisTest test = planned.test;
    const Hypothesis& hypothesis = plan.study().hypotheses[test.hypothesis];
    const Series& of = (*samples)[planned.of].series[test.hypothesis];
    const Series& than = (*samples)[planned.than].series[test.hypothesis];
    test.of = estimate_of(of);
    test.than = estimate_of(than);
    test.difference = difference_of(of, than);
    test.p_value = one_sided_p(test.difference, of.trials(), hypothesis.is_below, hypothesis.by);
    p_values.push_back(test.p_value);
    results.push_back(test);
  }
  const std::vector<double> corrected = holm(p_values);
  for (std::size_t i = 0; i < results.size(); ++i) results[i].p_holm = corrected[i];
  return results;
}

}  // namespace bulwark
