#include "distributions/empirical.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "distributions/arguments.h"

namespace bulwark {

double Empirical::mean() const {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double Empirical::variance() const {
  const double centre = mean();
  double sum = 0;
  for (const double value : values) sum += (value - centre) * (value - centre);
  return sum / static_cast<double>(values.size());
}

double Empirical::cdf(double x) const {
  const auto inside = std::count_if(values.begin(), values.end(), [x](double value) { return value <= x; });
  return static_cast<double>(inside) / static_cast<double>(values.size());
}

double Empirical::cdf_below(double x) const {
  const auto inside = std::count_if(values.begin(), values.end(), [x](double value) { return value < x; });
  return static_cast<double>(inside) / static_cast<double>(values.size());
}

double Empirical::quantile(double u) const {
  return values[static_cast<std::size_t>(static_cast<double>(values.size()) * u)];
}

double Empirical::least() const {
  return *std::min_element(values.begin(), values.end());
}

double Empirical::largest() const {
  return *std::max_element(values.begin(), values.end());
}

Empirical Empirical::scaled(double factor) const {
  Empirical changed = *this;
  for (double& value : changed.values) value *= factor;
  return changed;
}

Empirical Empirical::moved(double step) const {
  Empirical changed = *this;
  for (double& value : changed.values) value += step;
  return changed;
}

std::optional<Empirical> Empirical::read(const Arguments& arguments) {
  const std::vector<Value> items = items_of(arguments.value, arguments.form);
  std::vector<double> values;
  for (const Value& item : items) {
    if (const auto number = arguments.in_unit(item)) values.push_back(*number);
  }
  if (!items.empty()) return values.size() == items.size() ? std::optional(Empirical{std::move(values)}) : std::nullopt;
  const bool is_empty_list = arguments.value.is(NodeKind::list) && arguments.value.node->items.empty();
  if (is_empty_list) arguments.value.error("an empty list; expected " + arguments.form);
  return std::nullopt;
}

}  // namespace bulwark
