#include "tally/control_tally.h"

#include <algorithm>

#include "base/contract.h"

namespace bulwark {

namespace {

std::vector<MetricSlot> stated_metrics(const Scenario& scenario, const Controls& controls) {
  if (controls.size() == 0) return {};
  std::vector<MetricSlot> slots = study_slots(scenario);
  std::erase_if(slots, [](const MetricSlot& slot) {
    return slot.name.group != "all" && !slot.name.group.starts_with("family:") && slot.group.kind != GroupKind::event;
  });
  return slots;
}

void add_products(std::int64_t x, const std::vector<std::int64_t>& values, std::vector<Int128>& products) {
  if (x == 0) return;
  for (std::size_t i = 0; i < values.size(); ++i) add_checked(products[i], static_cast<Int128>(x) * values[i]);
}

void merge_each(std::vector<Int128>& sums, const std::vector<Int128>& others) {
  for (std::size_t i = 0; i < sums.size(); ++i) add_checked(sums[i], others[i]);
}

}  // namespace

ControlTally::ControlTally(const Scenario& scenario)
    : controls_(scenario),
      reader_(stated_metrics(scenario, controls_)),
      sums_(controls()),
      products_(controls() * (controls() + 1) / 2) {
  for (const MetricSlot& slot : reader_.slots()) {
    const std::size_t of_ratio = slot.kind->form.is_ratio ? controls() : 0;
    figures_.push_back({slot.name, {}, std::vector<Int128>(controls()), std::vector<Int128>(of_ratio)});
  }
}

void ControlTally::add(const Evaluation& evaluation) {
  ++trials_;
  if (controls() == 0) return;
  controls_.read(*evaluation.outcome, values_);
  auto product = products_.begin();
  for (std::size_t i = 0; i < values_.size(); ++i) {
    add_checked(sums_[i], values_[i]);
    for (std::size_t j = 0; j <= i; ++j) add_checked(*product++, static_cast<Int128>(values_[i]) * values_[j]);
  }
  const std::vector<Observation>& observations = reader_.read(evaluation);
  for (std::size_t k = 0; k < figures_.size(); ++k) {
    Figure& figure = figures_[k];
    const auto [x, y] = observations[k];
    figure.moments.add(x, y);
    add_products(x, values_, figure.x_products);
    if (!figure.y_products.empty()) add_products(y, values_, figure.y_products);
  }
}

void ControlTally::merge(const ControlTally& other) {
  EXPECTS(controls_ == other.controls_ && figures_.size() == other.figures_.size());
  trials_ += other.trials_;
  merge_each(sums_, other.sums_);
  merge_each(products_, other.products_);
  for (std::size_t k = 0; k < figures_.size(); ++k) {
    figures_[k].moments.merge(other.figures_[k].moments);
    merge_each(figures_[k].x_products, other.figures_[k].x_products);
    merge_each(figures_[k].y_products, other.figures_[k].y_products);
  }
}

bool operator==(const ControlTally& a, const ControlTally& b) {
  return a.controls_ == b.controls_ && a.trials_ == b.trials_ && a.figures_ == b.figures_ && a.sums_ == b.sums_ &&
         a.products_ == b.products_;
}

}  // namespace bulwark
