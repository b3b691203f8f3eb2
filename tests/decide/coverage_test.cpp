// How often the intervals of `bulwark rare` cover the probability that they are of. BULWARK_COVERAGE_RUNS=1000 for more
// than a build's test has time for; then what is reported is counted on every case, too.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <iostream>
#include <vector>

#include "decide/known_laws.h"
#include "decide/loss_system.h"
#include "decide/rare.h"
#include "decide/small_scenarios.h"
#include "decide/waves.h"

namespace bulwark {
namespace {

using testing::compiled;
using testing::query_of;
using testing::single_shots;

int asked(const char* name, int usual) {
  const char* const value = std::getenv(name);
  return value == nullptr ? usual : std::atoi(value);
}

int runs(int usual) {
  return asked("BULWARK_COVERAGE_RUNS", usual);
}

bool is_long() {
  return std::getenv("BULWARK_COVERAGE_RUNS") != nullptr;
}

/// Estimates of one probability, by independent seeds.
class Count {
 public:
  explicit Count(double exact) : exact_(exact) {}

  void add(const RareEstimate& estimate) {
    if (estimate.interval.low <= exact_ && exact_ <= estimate.interval.high) ++covers_;
    values_.push_back(estimate.probability);
    errors_ += std::log1p(std::pow(estimate.standard_error / std::max(estimate.probability, 1e-300), 2));
  }

  /// Covered by 0.95 or more, but for chance and one hundredth: the laws are skewed. And by intervals that are not
  /// wider than need be: the errors that are claimed are those that estimates make, but for chance and a fifth.
  void expect(const std::string& of) const {
    const auto n = static_cast<double>(values_.size());
    const double scatter = scatter_of(values_);
    const double claimed = std::sqrt(std::expm1(errors_ / n));
    std::cout << fmt::format("{}: {} of {} covered; claimed over true error {:.2f}\n", of, covers_, n,
                             claimed / scatter);
    EXPECT_GE(covers_ / n, 0.95 - 3.5 * std::sqrt(0.95 * 0.05 / n) - 0.01) << of;
    EXPECT_LT(claimed / scatter, 1.2 + 3.5 / std::sqrt(2 * n)) << of;
  }

 private:
  double exact_;
  double covers_ = 0;
  double errors_ = 0;  // Σ ln(1 + relative variance)
  std::vector<double> values_;
};

/// Rare enough for several levels, and soon found: Bin(40, 0.1) >= 11.
constexpr double eleven_of_forty = 1.469722e-3;

TEST(Coverage, OfSplittingIsThatOfItsIntervals) {
  const Judge judge = testing::binomial_judge(40, 0.1, 11);
  Count count(eleven_of_forty);
  for (int run = 0; run < runs(40); ++run) {
    SplittingPlan plan{1'000 + static_cast<std::uint64_t>(run), 200, 3, 200, {}};
    plan.levels = fit_levels(judge, plan).levels;
    std::vector<double> replications;
    for (std::uint32_t r = 0; r < first_wave; ++r) replications.push_back(replicate(judge, plan, r).estimate);
    count.add(estimate_of(replications, 1));
  }
  count.expect("splitting");
}

TEST(Coverage, OfImportanceSamplingIsThatOfItsIntervals) {
  const Tables tables = compiled(single_shots(40, 0.9));
  const RareQuery query = query_of(tables, "leakers:all>=11", 1);
  const RareResult fitted = find_rare(tables, query, {1, nullptr});
  ASSERT_TRUE(fitted.importance);
  Count count(eleven_of_forty);
  for (int run = 0; run < runs(40); ++run) {
    const ImportanceSampler sampler(tables, query.event, 2'000 + static_cast<std::uint64_t>(run),
                                    fitted.importance->parts);
    count.add(estimate_of(sampler.sample(0, 2'000)));
  }
  count.expect("importance sampling");
}

/// A scenario whose event has an exact probability.
struct ExactCase {
  const char* name;
  std::string scenario;
  std::vector<std::string> settings;
  const char* event;
  double exact;
};

std::vector<ExactCase> exact_cases() {
  return {{"Binomial15", single_shots(40, 0.9), {}, "leakers:all>=15", 3.48055e-6},
          {"Binomial18", single_shots(40, 0.9), {}, "leakers:all>=18", 1.27890e-8},
          {"Binomial20", single_shots(40, 0.9), {}, "leakers:all>=20", 1.87186e-10},
          {"TwoGroups18", testing::two_groups(), {}, "leakers:all>=18", 1.17970e-6},
          {"TwoGroups20", testing::two_groups(), {}, "leakers:all>=20", 3.23221e-8},
          {"SharedUnknown",
           single_shots(20, 0.8, "uncertain: {systems.sam.pk.uav: {beta: [8, 2]}}\n"),
           {},
           "leakers:all>=20",
           2.09685e-6},
          {"TwoModes", testing::two_modes(), {"systems.sam.availability=0.999"}, "leakers:all>=18", 1.0127890e-6},
          {"Erlang12", testing::loss_system(12, 2), {}, "leakers:salvo:marked>=1", 1.15727e-6},
          {"Erlang20", testing::loss_system(20, 5), {}, "leakers:salvo:marked>=1", 2.64121e-7},
          {"Erlang25", testing::loss_system(25, 5), {}, "leakers:salvo:marked>=1", 1.29459e-10}};
}

/// All of them take a day of a core, most of it the loss systems.
std::vector<ExactCase> counted_cases() {
  return is_long() ? exact_cases() : std::vector<ExactCase>();
}

class ReportedCoverage : public ::testing::TestWithParam<ExactCase> {};

/// As a user asks: 200 particles (or BULWARK_COVERAGE_PARTICLES), three moves, both methods, whichever is reported, to
/// a quarter.
TEST_P(ReportedCoverage, IsThatOfItsIntervals) {
  const ExactCase& known = GetParam();
  const Tables tables = compiled(known.scenario, known.settings);
  Count count(known.exact);
  int by_importance = 0;
  for (int run = 0; run < runs(0); ++run) {
    RareQuery query = query_of(tables, known.event, 3'000 + static_cast<std::uint64_t>(run), 0.25);
    query.particles = static_cast<std::uint32_t>(asked("BULWARK_COVERAGE_PARTICLES", 200));
    query.moves = 3;
    const RareResult result = find_rare(tables, query, {1, nullptr});
    count.add(result.estimate());
    by_importance += result.is_by_importance() ? 1 : 0;
  }
  count.expect(fmt::format("{}, {} by importance sampling", known.name, by_importance));
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(ReportedCoverage);
INSTANTIATE_TEST_SUITE_P(Exact, ReportedCoverage, ::testing::ValuesIn(counted_cases()),
                         [](const auto& instance) { return std::string(instance.param.name); });

}  // namespace
}  // namespace bulwark
