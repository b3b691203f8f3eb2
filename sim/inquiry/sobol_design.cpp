#include "inquiry/sobol_design.h"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <stdexcept>
#include <utility>

#include "engine/compile_job.h"
#include "format/load.h"
#include "study/design.h"
#include "study/sweep_plan.h"

namespace bulwark {

namespace {

constexpr std::uint32_t input_ordinal = 3;  // after those of design.cpp; sides A and B have two

class UncertainInputs : public SobolDesign {
 public:
  UncertainInputs(const Scenario& scenario, std::uint64_t seed, StopFlag stop)
      : tables_(compile(scenario, stop)), seed_(seed) {}

  std::vector<std::string> names() const override {
    std::vector<std::string> names;
    for (const UncertainParameter& parameter : tables_.scenario.uncertain) names.push_back(parameter.path);
    return names;
  }

  std::shared_ptr<const Tables> tables(std::uint32_t row, const std::vector<int>& sides,
                                       const PoolHooks&) const override {
    // What is uncertain changes no route, envelope or coverage: nothing is to be compiled again.
    auto fixed = std::make_shared<Tables>(tables_);
    for (std::size_t i = 0; i < sides.size(); ++i) {
      Stream stream(TrialStreams(seed_, row), {hash_name(tables_.scenario.uncertain[i].path), 0}, Purpose::study,
                    input_ordinal + static_cast<std::uint32_t>(sides[i]));
      fixed->uncertain[i] = Distribution::constant_of(sample(tables_.uncertain[i], stream));
    }
    return fixed;
  }

 private:
  Tables tables_;
  std::uint64_t seed_;
};

class FactorInputs : public SobolDesign {
 public:
  FactorInputs(const Study& study, std::uint64_t seed) : study_(study), seed_(seed) {}

  std::vector<std::string> names() const override {
    std::vector<std::string> names;
    for (const Factor& factor : study_.factors) names.push_back(factor.name);
    return names;
  }

  std::shared_ptr<const Tables> tables(std::uint32_t row, const std::vector<int>& sides,
                                       const PoolHooks& hooks) const override {
    DesignPoint point;
    for (std::size_t i = 0; i < sides.size(); ++i) {
      const Factor& factor = study_.factors[i];
      const Block block =
          TrialStreams(seed_, row)
              .block({hash_name(factor.name), 0}, Purpose::study, input_ordinal + static_cast<std::uint32_t>(sides[i]));
      point.levels.push_back(level_at(factor, block.first()));
    }
    try {
      return compile_job(study_.scenario.with(overrides_of(study_, point)).scenario, geometries_, hooks);
    } catch (const std::exception& fault) {
      throw std::runtime_error(fmt::format("{}: {}", in_words(study_, point), fault.what()));
    }
  }

 private:
  const Study& study_;
  std::uint64_t seed_;
  mutable GeometryCache geometries_;
};

/// The points of rows that are in flight.
class Rows {
 public:
  Rows(std::uint32_t rows, std::size_t points) : points_(points), rows_(rows) {}

  void close(std::size_t number, Sample sample) {
    const std::size_t row = number / points_;
    Open& open = open_[row];
    open.points.resize(points_);
    open.points[number % points_] = std::move(sample.series[0]);
    if (++open.finished < points_) return;
    rows_[row] = sobol_row(open.points);
    open_.erase(row);
    if (!std::isfinite(rows_[row].variance_a + rows_[row].variance_b)) {
      throw std::runtime_error(
          "the metric does not exist at some point: in none of its trials anything of its group appears; more --trials "
          "where that is chance, else inputs that leave some of it, or a metric that is no ratio, as leakers:all");
    }
  }
  const std::vector<SobolRow>& rows() const { return rows_; }

 private:
  struct Open {
    std::vector<Series> points;
    std::size_t finished = 0;
  };
  std::size_t points_;
  std::vector<SobolRow> rows_;
  std::map<std::size_t, Open> open_;
};

}  // namespace

std::unique_ptr<SobolDesign> uncertain_inputs(const Scenario& scenario, std::uint64_t seed, StopFlag stop) {
  return std::make_unique<UncertainInputs>(scenario, seed, stop);
}

std::string fault_of_uncertain_inputs(const Scenario& scenario) {
  if (scenario.uncertain.empty()) return "no `uncertain:` parameters; expected some, or a study with factors instead";
  for (const UncertainParameter& parameter : scenario.uncertain) {
    if (parameter.is_joint) return "has joint draws, and indices are of inputs that vary by themselves; expected none";
  }
  return "";
}

std::unique_ptr<SobolDesign> factor_inputs(const Study& study, std::uint64_t seed) {
  return std::make_unique<FactorInputs>(study, seed);
}

Study with_metric_alone(Study study, const PlacedText& metric, const PoolHooks& hooks) {
  study.metrics = {metric};
  study.precision.clear();
  const SweepPlan plan(study, std::nullopt);
  if (const auto faults = plan.check(hooks); !faults.empty()) throw InputErrors(faults);
  return study;
}

SobolIndices run_sobol(const SobolDesign& design, const SobolPlan& plan, const PoolHooks& hooks) {
  const std::size_t inputs = design.names().size();
  const std::size_t points = inputs + 2;
  Rows rows(plan.rows, points);
  const OpenJob open = [&](std::size_t number) {
    const auto row = static_cast<std::uint32_t>(number / points);
    const std::size_t point = number % points;  // A, B, AB_1, …
    std::vector<int> sides(inputs, point == 1 ? 1 : 0);
    if (point >= 2) sides[point - 2] = 1;
    return SampleJob{design.tables(row, sides, hooks), {plan.metric}, plan.seed, row * plan.trials, plan.trials};
  };
  const bool is_whole = run_jobs(
      plan.rows * points, open, [&](std::size_t number, Sample sample) { rows.close(number, std::move(sample)); },
      hooks);
  if (!is_whole) throw Stopped();
  return sobol_indices(rows.rows(), plan.seed);
}

}  // namespace bulwark
