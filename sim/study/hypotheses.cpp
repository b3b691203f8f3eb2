#include "study/hypotheses.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "base/constants.h"
#include "base/input_error.h"
#include "engine/compile_job.h"
#include "engine/parallel_tasks.h"
#include "study/kept_trials.h"
#include "study/point_faults.h"
#include "tally/alike.h"

namespace bulwark {

namespace {

bool is_about(const Hypothesis& hypothesis, const DesignPoint& point) {
  for (std::size_t i = 0; i < point.levels.size(); ++i) {
    if (hypothesis.of[i] && hypothesis.of[i]->label != point.levels[i].label) return false;
  }
  return true;
}

/// Every test of a study, hypothesis by hypothesis; figures are still to come.
std::vector<HypothesisTest> tests_of(const SweepPlan& plan) {
  const Study& study = plan.study();
  std::vector<HypothesisTest> tests;
  for (std::size_t h = 0; h < study.hypotheses.size(); ++h) {
    for (std::size_t p = 0; p < plan.points(); ++p) {
      const DesignPoint point = plan.point(p);
      if (!is_about(study.hypotheses[h], point)) continue;
      const DesignPoint than = point_at(study.hypotheses[h].than, point);
      if (in_words(study, point) == in_words(study, than)) continue;  // a point is not compared with itself
      HypothesisTest& test = tests.emplace_back();
      test.hypothesis = h;
      test.point = p;
    }
  }
  return tests;
}

/// Tests that are done together, and every scenario that they take, once.
class Batch {
 public:
  Batch(const SweepPlan& plan, const std::vector<const Journal*>& journals)
      : plan_(plan), journals_(journals), kept_(plan) {}

  void add(HypothesisTest& test) {
    const Study& study = plan_.study();
    const DesignPoint point = plan_.point(test.point);
    const std::size_t of = scenario(point);
    pairs_.push_back({&test, of, scenario(point_at(study.hypotheses[test.hypothesis].than, point))});
  }
  std::size_t scenarios() const { return points_.size(); }

  /// False where it was stopped.
  bool run(const PoolHooks& hooks) {
    std::vector<Sample> samples(points_.size());
    std::vector<std::size_t> left;  // to be run
    for (std::size_t i = 0; i < points_.size(); ++i) {
      const auto number = kept_.any() && !journals_.empty() ? plan_.number_of(points_[i]) : std::nullopt;
      if (number) {
        samples[i] = kept_.read(*number, journals_);
      } else {
        left.push_back(i);
      }
    }
    if (!run_points(left, samples, hooks)) return false;
    for (const Pair& pair : pairs_) judge(*pair.test, samples[pair.of], samples[pair.than]);
    return true;
  }

 private:
  struct Pair {
    HypothesisTest* test = nullptr;
    std::size_t of = 0;
    std::size_t than = 0;
  };

  std::size_t scenario(const DesignPoint& point) {
    const auto [found, is_new] = numbers_.emplace(in_words(plan_.study(), point), points_.size());
    if (is_new) points_.push_back(point);
    return found->second;
  }

  bool run_points(const std::vector<std::size_t>& numbers, std::vector<Sample>& samples, const PoolHooks& hooks) const {
    const Study& study = plan_.study();
    std::vector<MetricName> metrics;
    for (const Hypothesis& hypothesis : study.hypotheses) metrics.push_back(parse_metric(hypothesis.metric.text));
    GeometryCache geometries;
    const OpenJob open = [&](std::size_t i) {
      Scenario scenario = study.scenario.with(overrides_of(study, points_[numbers[i]])).scenario;
      return SampleJob{compile_job(std::move(scenario), geometries, hooks), metrics, plan_.seed(), 0,
                       plan_.trials() * study.replicates};
    };
    return run_jobs(
        numbers.size(), open, [&](std::size_t i, Sample done) { samples[numbers[i]] = std::move(done); }, hooks);
  }

  void judge(HypothesisTest& test, const Sample& sample_of, const Sample& sample_than) const {
    const Hypothesis& hypothesis = plan_.study().hypotheses[test.hypothesis];
    const Series& of = sample_of.series[test.hypothesis];
    const Series& than = sample_than.series[test.hypothesis];
    test.of = estimate_of(of);
    test.than = estimate_of(than);
    test.difference = difference_of(of, than);
    test.p_value = one_sided_p(of, than, hypothesis.is_below, hypothesis.by);
  }

  const SweepPlan& plan_;
  const std::vector<const Journal*>& journals_;
  KeptTrials kept_;
  std::vector<Pair> pairs_;
  std::vector<DesignPoint> points_;
  std::map<std::string, std::size_t> numbers_;
};

/// The tests in the order of their points, so that those which share scenarios are done together.
std::vector<HypothesisTest*> by_point(std::vector<HypothesisTest>& tests) {
  std::vector<HypothesisTest*> order;
  for (HypothesisTest& test : tests) order.push_back(&test);
  std::stable_sort(order.begin(), order.end(),
                   [](const HypothesisTest* a, const HypothesisTest* b) { return a->point < b->point; });
  return order;
}

/// Complaints about the metric of a hypothesis in itself.
std::optional<InputError> metric_fault(const Study& study, const Hypothesis& hypothesis, const Scenario& scenario) {
  const PlacedText& metric = hypothesis.metric;
  try {
    check_observable(scenario, {parse_metric(metric.text)});
  } catch (const InputErrors& fault) {
    return InputError{study.file, metric.line, metric.column, metric.path, fault.what()};
  }
  return std::nullopt;
}

/// What is wrong with one test's two scenarios.
std::optional<InputError> test_fault(const SweepPlan& plan, const HypothesisTest& test, const PoolHooks& hooks) {
  const Study& study = plan.study();
  const Hypothesis& hypothesis = study.hypotheses[test.hypothesis];
  const std::vector<MetricName> metrics = {parse_metric(hypothesis.metric.text)};
  const DesignPoint point = plan.point(test.point);
  const DesignPoint than = point_at(hypothesis.than, point);
  // At a design point what the study records is checked by SweepPlan::check().
  const bool is_recorded = std::find(plan.metrics().begin(), plan.metrics().end(), metrics[0]) != plan.metrics().end();
  for (const auto& [at, relation] : {std::pair(point, ""), std::pair(than, "compared with ")}) {
    if (is_recorded && plan.number_of(at)) continue;
    const std::vector<InputError> errors = plan.errors_at(at, metrics, hooks);
    if (errors.empty()) continue;
    return InputError{
        study.file, 0, 0,
        fmt::format("hypotheses.{}: point {}, {}({})", hypothesis.name, test.point, relation, in_words(study, at)),
        in_one_line(errors)};
  }
  return std::nullopt;
}

constexpr std::size_t most_faults = 1000;

std::vector<InputError> test_faults(const SweepPlan& plan, const std::vector<HypothesisTest>& tests,
                                    const PoolHooks& hooks) {
  std::mutex mutex;
  std::map<std::size_t, InputError> faults;  // the first
  std::size_t count = 0;
  parallel_tasks(hooks.threads, tests.size(), [&](std::size_t i) {
    const auto fault = test_fault(plan, tests[i], hooks);
    if (!fault) return;
    const std::lock_guard lock(mutex);
    ++count;
    faults.emplace(i, *fault);
    if (faults.size() > most_faults) faults.erase(std::prev(faults.end()));
  });
  std::vector<InputError> errors;
  for (const auto& [i, fault] : faults) errors.push_back(fault);
  if (count > errors.size()) {
    errors.push_back({plan.study().file, 0, 0, "", fmt::format("{} more tests cannot be made", count - errors.size())});
  }
  return errors;
}

double student_p(double lead, double error, std::size_t trials) {
  if (error == 0) return lead > 0 ? 0 : 1;
  const boost::math::students_t law(static_cast<double>(trials) - 1);
  return boost::math::cdf(boost::math::complement(law, lead / error));
}

/// Trial by trial; `lead` is their mean.
std::vector<double> leads_of(const Series& of, const Series& than, double sign, double lead) {
  std::vector<double> leads = deviations_of(of);
  const std::vector<double> others = deviations_of(than);
  for (std::size_t i = 0; i < leads.size(); ++i) leads[i] = lead + sign * (leads[i] - others[i]);
  return leads;
}

/// By how much a trial may fall short of the lead of most; 0: not known.
double most_change(const Alike& alike, const MetricForm& form, double by, double count_change) {
  if (form.is_fraction()) return alike.value + by + 1;
  const double seen = std::max(alike.largest, form == MetricForm{} ? count_change : 0.0);
  return seen > 0 ? alike.value + seen : 0;
}

}  // namespace

double one_sided_p(const Series& of, const Series& than, bool is_below, double by, double count_change) {
  const Difference difference = difference_of(of, than);
  const double error = difference.estimate.standard_error;
  // How far the claim is met, in its own direction.
  const double sign = is_below ? -1 : 1;
  const double lead = sign * difference.estimate.value - by;
  if (std::isnan(lead) || std::isnan(error)) return nan;
  const Alike alike = alike_of(leads_of(of, than, sign, lead));
  if (!alike.are_few()) return student_p(lead, error, of.trials());
  const double change = most_change(alike, of.form, by, count_change);
  if (!(alike.value > 0) || !(change > 0)) return 1;
  const boost::math::binomial_distribution<> others(static_cast<double>(of.trials()), alike.value / change);
  return std::max(student_p(lead, error, of.trials()), boost::math::cdf(others, static_cast<double>(alike.others)));
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

std::vector<InputError> check_hypotheses(const SweepPlan& plan, const PoolHooks& hooks) {
  const Study& study = plan.study();
  if (study.hypotheses.empty()) return {};
  const Scenario scenario = study.base().scenario;
  const std::vector<HypothesisTest> tests = tests_of(plan);
  std::vector<InputError> errors;
  for (std::size_t h = 0; h < study.hypotheses.size(); ++h) {
    if (auto fault = metric_fault(study, study.hypotheses[h], scenario)) errors.push_back(*fault);
    const auto is_of = [&](const HypothesisTest& test) { return test.hypothesis == h; };
    if (std::none_of(tests.begin(), tests.end(), is_of)) {
      errors.push_back({study.file, 0, 0, "hypotheses." + study.hypotheses[h].name,
                        "no design point has these levels and differs from what it is compared with"});
    }
  }
  return errors.empty() ? test_faults(plan, tests, hooks) : errors;
}

std::optional<std::vector<HypothesisTest>> test_hypotheses(const SweepPlan& plan,
                                                           const std::vector<const Journal*>& journals,
                                                           const PoolHooks& hooks, std::size_t memory) {
  const Study& study = plan.study();
  std::vector<HypothesisTest> tests = tests_of(plan);
  const std::size_t sample_bytes =
      std::size_t{plan.trials()} * study.replicates * study.hypotheses.size() * 2 * sizeof(std::int64_t);
  const std::vector<HypothesisTest*> order = by_point(tests);
  for (auto next = order.begin(); next != order.end();) {
    Batch batch(plan, journals);
    while (next != order.end() && (batch.scenarios() + 2) * sample_bytes <= std::max(memory, 2 * sample_bytes)) {
      batch.add(**next++);
    }
    if (!batch.run(hooks)) return std::nullopt;
  }
  std::vector<double> p_values;
  for (const HypothesisTest& test : tests) p_values.push_back(test.p_value);
  const std::vector<double> corrected = holm(p_values);
  for (std::size_t i = 0; i < tests.size(); ++i) tests[i].p_holm = corrected[i];
  return tests;
}

}  // namespace bulwark
