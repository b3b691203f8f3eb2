#include "plan/trial_log.h"

#include <cmath>
#include <stdexcept>
#include <vector>

#include "study/sweep.h"

namespace bulwark {

namespace {

/// A whole number that a double holds; a record with another was made by nobody.
std::int64_t count_of(double number) {
  if (!(std::abs(number) <= 0x1p53))
    throw std::runtime_error("a record that no trial has made; the journal is damaged");
  return static_cast<std::int64_t>(number);
}

}  // namespace

std::size_t plan_record_length(const PlanProblem& problem) {
  std::size_t numbers = 0;
  for (const MetricName& metric : problem.metrics()) numbers += form_of(metric).is_ratio ? 2 : 1;
  return numbers * block_trials;
}

JournalHeader plan_journal_header(const PlanProblem& problem, const Shard& shard, const std::string& program) {
  return {{"program", program},
          {"shard", shard_text(shard)},
          {"trials", std::to_string(problem.settings.trials)},
          {"seed", std::to_string(problem.seed)},
          {"plan_file", problem.file},
          {"plan", problem.text},
          {"scenario_file", problem.scenario.file()},
          {"scenario", problem.scenario.text()}};
}

void TrialLog::read(std::size_t record, std::uint32_t first, Sample& sample) const {
  const std::vector<double> numbers = journal_.read(record);
  auto next = numbers.begin();
  for (Series& series : sample.series) {
    for (std::uint32_t t = 0; t < block_trials; ++t) series.x[first + t] = count_of(*next++);
    if (!series.form.is_ratio) continue;
    for (std::uint32_t t = 0; t < block_trials; ++t) series.y[first + t] = count_of(*next++);
  }
}

void TrialLog::check_writable() const {
  if (to_append_ == nullptr) throw std::runtime_error("the journal lacks trials that its plan asks for");
}

void TrialLog::append(std::size_t record, std::uint32_t first, const Sample& sample) {
  std::vector<double> numbers;
  const auto put = [&](const std::vector<std::int64_t>& values) {
    for (std::uint32_t t = 0; t < block_trials; ++t) numbers.push_back(static_cast<double>(values[first + t]));
  };
  for (const Series& series : sample.series) {
    put(series.x);
    if (series.form.is_ratio) put(series.y);
  }
  to_append_->append(record, numbers);
}

}  // namespace bulwark
