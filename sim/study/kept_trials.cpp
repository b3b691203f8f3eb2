#include "study/kept_trials.h"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "study/sweep.h"

namespace bulwark {

namespace {

void append_all(const std::vector<std::int64_t>& from, std::vector<std::int64_t>& to) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

KeptTrials::KeptTrials(const SweepPlan& plan, std::size_t most_bytes) : plan_(plan) {
  if (plan.has_precision()) return;
  for (const Hypothesis& hypothesis : plan.study().hypotheses) {
    const auto metric = std::find(plan.metrics().begin(), plan.metrics().end(), parse_metric(hypothesis.metric.text));
    if (metric == plan.metrics().end()) {
      kept_.clear();
      return;
    }
    const auto index = static_cast<std::size_t>(metric - plan.metrics().begin());
    const auto place = std::find(kept_.begin(), kept_.end(), index);
    hypotheses_.push_back(static_cast<std::size_t>(place - kept_.begin()));
    if (place == kept_.end()) kept_.push_back(index);
  }
  if (numbers() * sizeof(double) > most_bytes / plan.runs()) kept_.clear();
}

std::size_t KeptTrials::numbers() const {
  std::size_t series = 0;
  for (const std::size_t metric : kept_) series += form_of(plan_.metrics()[metric]).is_ratio ? 2 : 1;
  return series * plan_.trials();
}

void KeptTrials::append(const Sample& sample, std::vector<double>& record) const {
  // A journal has nothing but doubles; the bits of a whole number pass through it as they are.
  const auto put = [&record](std::int64_t x) { record.push_back(std::bit_cast<double>(x)); };
  for (const std::size_t metric : kept_) {
    const Series& series = sample.series[metric];
    std::for_each(series.x.begin(), series.x.end(), put);
    std::for_each(series.y.begin(), series.y.end(), put);
  }
}

Sample KeptTrials::read_run(std::size_t run, const std::vector<const Journal*>& journals) const {
  const std::vector<double> record = record_of(run, journals);
  auto next = record.begin() + static_cast<std::ptrdiff_t>(numbers_of(plan_.metrics().size()));
  Sample sample;
  for (const std::size_t metric : kept_) {
    Series& series = sample.series.emplace_back();
    series.form = form_of(plan_.metrics()[metric]);
    for (std::uint32_t i = 0; i < plan_.trials(); ++i) series.x.push_back(std::bit_cast<std::int64_t>(*next++));
    if (!series.form.is_ratio) continue;
    for (std::uint32_t i = 0; i < plan_.trials(); ++i) series.y.push_back(std::bit_cast<std::int64_t>(*next++));
  }
  return sample;
}

Sample KeptTrials::read(std::size_t point, const std::vector<const Journal*>& journals) const {
  Sample sample;
  sample.series.resize(hypotheses_.size());
  for (std::uint32_t replicate = 0; replicate < plan_.study().replicates; ++replicate) {
    const Sample run = read_run(replicate * plan_.points() + point, journals);
    for (std::size_t h = 0; h < hypotheses_.size(); ++h) {
      const Series& kept = run.series[hypotheses_[h]];
      sample.series[h].form = kept.form;
      append_all(kept.x, sample.series[h].x);
      append_all(kept.y, sample.series[h].y);
    }
  }
  return sample;
}

}  // namespace bulwark
