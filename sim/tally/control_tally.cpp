#include "tally/control_tally.h"

#include <algorithm>

#include "base/contract.h"

namespace bulwark {

namespace {

constexpr std::size_t most_kept = 16;  // trials

std::vector<MetricSlot> stated_metrics(const Scenario& scenario, const Controls& controls) {
  if (controls.size() == 0) return {};
  std::vector<MetricSlot> slots = study_slots(scenario);
  std::erase_if(slots, [](const MetricSlot& slot) {
    return slot.name.group != "all" && !slot.name.group.starts_with("family:") && slot.group.kind != GroupKind::event;
  });
  return slots;
}

/// Σx·c over trials that lie side by side: as a rule as many as are kept, for which there is no loop.
Int128 sum_of_products(const std::int64_t* xs, const std::int64_t* values, std::size_t trials) {
  Int128 sum = 0;
  const auto add = [&](std::size_t k) { add_checked(sum, static_cast<Int128>(xs[k]) * values[k]); };
  if (trials == most_kept) {
    for (std::size_t k = 0; k < most_kept; ++k) add(k);
  } else {
    for (std::size_t k = 0; k < trials; ++k) add(k);
  }
  return sum;
}

void merge_each(std::vector<Int128>& sums, const std::vector<Int128>& others) {
  for (std::size_t i = 0; i < sums.size(); ++i) add_checked(sums[i], others[i]);
}

}  // namespace

ControlTally::ControlTally(const Scenario& scenario)
    : controls_(scenario), reader_(stated_metrics(scenario, controls_)), kept_values_(controls() * most_kept) {
  for (const MetricSlot& slot : reader_.slots()) {
    const std::size_t of_ratio = slot.kind->form.is_ratio ? controls() : 0;
    counted_.figures.push_back({slot.name, {}, std::vector<Int128>(controls()), std::vector<Int128>(of_ratio)});
  }
  counted_.of_controls.resize(controls());
  counted_.of_products.resize(controls() * (controls() + 1) / 2);
  kept_x_.resize(counted_.figures.size() * most_kept);
  kept_y_.resize(counted_.figures.size() * most_kept);
}

std::vector<std::size_t> ControlTally::known_controls() const {
  std::vector<std::size_t> known;
  for (std::size_t i = 0; i < controls(); ++i) {
    if (controls_.is_known_by(trials_, i)) known.push_back(i);
  }
  return known;
}

void ControlTally::add(const Evaluation& evaluation) {
  ++trials_;
  if (controls() == 0) return;
  if (kept_ == most_kept) {
    add_kept_to(counted_);
    kept_ = 0;
  }
  controls_.read(*evaluation.outcome, values_);
  for (std::size_t i = 0; i < values_.size(); ++i) kept_values_[i * most_kept + kept_] = values_[i];
  const std::vector<Observation>& observations = reader_.read(evaluation);
  for (std::size_t f = 0; f < observations.size(); ++f) {
    kept_x_[f * most_kept + kept_] = observations[f].x;
    kept_y_[f * most_kept + kept_] = observations[f].y;
  }
  ++kept_;
}

void ControlTally::add_kept_to(Sums& sums) const {
  const auto of_control = [this](std::size_t i) { return kept_values_.data() + i * most_kept; };
  auto product = sums.of_products.begin();
  for (std::size_t i = 0; i < controls(); ++i) {
    for (std::size_t k = 0; k < kept_; ++k) add_checked(sums.of_controls[i], of_control(i)[k]);
    for (std::size_t j = 0; j <= i; ++j) {
      add_checked(*product++, sum_of_products(of_control(i), of_control(j), kept_));
    }
  }
  for (std::size_t f = 0; f < sums.figures.size(); ++f) {
    Figure& figure = sums.figures[f];
    const std::int64_t* const x = kept_x_.data() + f * most_kept;
    const std::int64_t* const y = kept_y_.data() + f * most_kept;
    for (std::size_t k = 0; k < kept_; ++k) figure.moments.add(x[k], y[k]);
    for (std::size_t i = 0; i < figure.x_products.size(); ++i) {
      add_checked(figure.x_products[i], sum_of_products(x, of_control(i), kept_));
    }
    for (std::size_t i = 0; i < figure.y_products.size(); ++i) {
      add_checked(figure.y_products[i], sum_of_products(y, of_control(i), kept_));
    }
  }
}

ControlTally::Sums ControlTally::sums() const {
  Sums sums = counted_;
  add_kept_to(sums);
  return sums;
}

bool ControlTally::is_like(const ControlTally& other) const {
  return controls_ == other.controls_ && counted_.figures.size() == other.counted_.figures.size();
}

void ControlTally::merge(const ControlTally& other) {
  const Sums others = other.sums();
  EXPECTS(is_like(other));
  trials_ += other.trials_;
  merge_each(counted_.of_controls, others.of_controls);
  merge_each(counted_.of_products, others.of_products);
  for (std::size_t f = 0; f < counted_.figures.size(); ++f) {
    counted_.figures[f].moments.merge(others.figures[f].moments);
    merge_each(counted_.figures[f].x_products, others.figures[f].x_products);
    merge_each(counted_.figures[f].y_products, others.figures[f].y_products);
  }
}

bool operator==(const ControlTally& a, const ControlTally& b) {
  return a.controls_ == b.controls_ && a.trials_ == b.trials_ && a.sums() == b.sums();
}

}  // namespace bulwark
