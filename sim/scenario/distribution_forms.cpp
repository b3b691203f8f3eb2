#include "scenario/distribution_forms.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "scenario/map_reader.h"
#include "scenario/scalars.h"

namespace bulwark {

namespace {

using Result = std::optional<Distribution>;

std::optional<double> positive_number(const Value& value) {
  return Number{positive}(value);
}

std::optional<double> share(const Value& value) {
  return Probability()(value);
}

std::optional<double> whole(const Value& value) {
  const auto number = Whole()(value);
  return number ? std::optional(static_cast<double>(*number)) : std::nullopt;
}

/// `count` arguments in a list, each read in the unit of the value; empty after a complaint.
std::vector<double> read_list(const Value& value, std::size_t count, const std::string& form, ReadArgument read) {
  const std::vector<Value> items = items_of(value, form);
  if (value.is(NodeKind::list) && items.size() != count)
    value.error("a list of " + std::to_string(items.size()) + "; expected " + form);
  std::vector<double> numbers;
  for (const Value& item : items) {
    if (const auto number = read(item)) numbers.push_back(*number);
  }
  return numbers.size() == count && items.size() == count ? numbers : std::vector<double>();
}

/// Two arguments that each have their own reader.
Result read_two(const Value& value, const std::string& form, DistributionKind kind, ReadArgument first,
                ReadArgument second) {
  const std::vector<Value> items = items_of(value, form);
  if (value.is(NodeKind::list) && items.size() != 2)
    value.error("a list of " + std::to_string(items.size()) + "; expected " + form);
  if (items.size() != 2) return std::nullopt;
  const auto a = first(items[0]);
  const auto b = second(items[1]);
  return a && b ? Result(Distribution{kind, *a, *b, 0, {}}) : std::nullopt;
}

Result require(bool is_met, const Value& value, const std::string& expected, const Distribution& distribution) {
  if (is_met) return distribution;
  value.error("arguments out of order or range; expected " + expected);
  return std::nullopt;
}

Result read_uniform(const Value& value, ReadArgument in_unit) {
  const auto x = read_list(value, 2, "[low, high]", in_unit);
  if (x.empty()) return std::nullopt;
  return require(x[0] < x[1], value, "[low, high] with low < high", {DistributionKind::uniform, x[0], x[1], 0, {}});
}

Result read_triangular(const Value& value, ReadArgument in_unit) {
  const auto x = read_list(value, 3, "[low, mode, high]", in_unit);
  if (x.empty()) return std::nullopt;
  return require(x[0] <= x[1] && x[1] <= x[2] && x[0] < x[2], value,
                 "[low, mode, high] with low <= mode <= high, low < high",
                 {DistributionKind::triangular, x[0], x[1], x[2], {}});
}

Result read_normal(const Value& value, ReadArgument in_unit) {
  const auto x = read_list(value, 2, "[mean, sd]", in_unit);
  if (x.empty()) return std::nullopt;
  return require(x[1] > 0, value, "[mean, sd] with sd > 0", {DistributionKind::normal, x[0], x[1], 0, {}});
}

constexpr std::array lognormal_keys{Key{"median", "the median, in the unit of the value"},
                                    Key{"sigma", "a number: the standard deviation of the logarithm"}};
constexpr std::array gamma_keys{Key{"mean", "the mean, in the unit of the value"},
                                Key{"cv", "a number: the standard deviation over the mean"}};

/// A scale in the unit of the value and a plain number, by name.
Result read_scale_and_shape(const Value& value, std::span<const Key> keys, DistributionKind kind,
                            ReadArgument in_unit) {
  const MapReader map(value, keys);
  Distribution d{kind, 0, 0, 0, {}};
  const bool has_scale = map.require(keys[0].name, d.a, in_unit);
  const bool has_shape = map.require(keys[1].name, d.b, positive_number);
  if (!has_scale || !has_shape) return std::nullopt;
  return require(d.a > 0, value, std::string(keys[0].name) + " > 0", d);
}

Result read_lognormal(const Value& value, ReadArgument in_unit) {
  return read_scale_and_shape(value, lognormal_keys, DistributionKind::lognormal, in_unit);
}

Result read_gamma(const Value& value, ReadArgument in_unit) {
  return read_scale_and_shape(value, gamma_keys, DistributionKind::gamma, in_unit);
}

Result read_exponential(const Value& value, ReadArgument in_unit) {
  const auto mean_value = in_unit(value);
  if (!mean_value) return std::nullopt;
  return require(*mean_value > 0, value, "a mean > 0", {DistributionKind::exponential, *mean_value, 0, 0, {}});
}

Result read_poisson(const Value& value, ReadArgument) {
  const auto mean_value = positive_number(value);
  return mean_value ? Result(Distribution{DistributionKind::poisson, *mean_value, 0, 0, {}}) : std::nullopt;
}

Result read_beta(const Value& value, ReadArgument) {
  return read_two(value, "[a, b]", DistributionKind::beta, positive_number, positive_number);
}

Result read_binomial(const Value& value, ReadArgument) {
  return read_two(value, "[n, p]", DistributionKind::binomial, whole, share);
}

Result read_uniform_int(const Value& value, ReadArgument) {
  const Result d = read_two(value, "[low, high]", DistributionKind::uniform_int, whole, whole);
  return d ? require(d->a <= d->b, value, "[low, high] with low <= high", *d) : std::nullopt;
}

Result read_empirical(const Value& value, ReadArgument in_unit) {
  Distribution d;
  d.kind = DistributionKind::empirical;
  d.values = read_list(value, value.node->items.size(), "[v1, v2, …]", in_unit);
  if (!value.node->items.empty()) return d.values.empty() ? std::nullopt : Result(d);
  if (value.is(NodeKind::list)) value.error("an empty list; expected [v1, v2, …]");
  return std::nullopt;
}

constexpr std::array forms{
    DistributionForm{"uniform", "[low, high]", false, read_uniform},
    DistributionForm{"triangular", "[low, mode, high]", false, read_triangular},
    DistributionForm{"normal", "[mean, sd]", false, read_normal},
    DistributionForm{"lognormal", "{median: m, sigma: s}", false, read_lognormal},
    DistributionForm{"exponential", "mean", false, read_exponential},
    DistributionForm{"gamma", "{mean: m, cv: c}", false, read_gamma},
    DistributionForm{"beta", "[a, b]", true, read_beta},
    DistributionForm{"poisson", "mean", true, read_poisson},
    DistributionForm{"binomial", "[n, p]", true, read_binomial},
    DistributionForm{"uniform_int", "[low, high]", true, read_uniform_int},
    DistributionForm{"empirical", "[v1, v2, …]", false, read_empirical},
};

}  // namespace

std::span<const DistributionForm> distribution_forms() {
  return forms;
}

}  // namespace bulwark
