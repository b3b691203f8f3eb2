#include "yaml/distribution_forms.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "yaml/map_reader.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

using Result = std::optional<Distribution>;

/// A plain number above 0, of the size that its place allows.
template <const Size& size>
std::optional<double> positive_number(const Value& value) {
  return Number{positive, "a number", &size}(value);
}

std::optional<double> share(const Value& value) {
  return Probability()(value);
}

std::optional<double> whole(const Value& value) {
  const auto number = Whole()(value);
  return number ? std::optional(static_cast<double>(*number)) : std::nullopt;
}

std::optional<double> integer(const Value& value) {
  const auto number = Integer()(value);
  return number ? std::optional(static_cast<double>(*number)) : std::nullopt;
}

/// `count` arguments in a list, each in the unit of the value; empty after a complaint.
std::vector<double> read_list(const Arguments& arguments, std::size_t count) {
  std::vector<double> numbers;
  for (const Value& item : items_of(arguments.value, arguments.form, count)) {
    if (const auto number = arguments.in_unit(item)) numbers.push_back(*number);
  }
  return numbers.size() == count ? numbers : std::vector<double>();
}

/// Two plain numbers that each have their own reader.
Result read_two(const Arguments& arguments, DistributionKind kind, ReadArgument first, ReadArgument second) {
  const std::vector<Value> items = items_of(arguments.value, arguments.form, 2);
  if (items.empty()) return std::nullopt;
  const auto a = first(items[0]);
  const auto b = second(items[1]);
  return a && b ? Result(Distribution{kind, *a, *b, 0, {}}) : std::nullopt;
}

Result require(bool is_met, const Arguments& arguments, const std::string& condition,
               const Distribution& distribution) {
  if (is_met) return distribution;
  arguments.value.error("arguments out of order or range; expected " + arguments.form + " with " + condition);
  return std::nullopt;
}

/// Without spread a distribution is a value: nothing downstream need think of a width of 0.
Result constant_if(bool is_constant, Result read) {
  return is_constant && read ? Result(Distribution::constant_of(read->a)) : read;
}

Result read_uniform(const Arguments& arguments) {
  const auto x = read_list(arguments, 2);
  if (x.empty()) return std::nullopt;
  return constant_if(x[0] == x[1],
                     require(x[0] <= x[1], arguments, "low <= high", {DistributionKind::uniform, x[0], x[1], 0, {}}));
}

Result read_triangular(const Arguments& arguments) {
  const auto x = read_list(arguments, 3);
  if (x.empty()) return std::nullopt;
  return constant_if(x[0] == x[2], require(x[0] <= x[1] && x[1] <= x[2], arguments, "low <= mode <= high",
                                           {DistributionKind::triangular, x[0], x[1], x[2], {}}));
}

Result read_normal(const Arguments& arguments) {
  const auto x = read_list(arguments, 2);
  if (x.empty()) return std::nullopt;
  return constant_if(x[1] == 0,
                     require(x[1] >= 0, arguments, "sd >= 0", {DistributionKind::normal, x[0], x[1], 0, {}}));
}

constexpr std::array lognormal_keys{Key{"median", "the median, in the unit of the value"},
                                    Key{"sigma", "a number: the standard deviation of the logarithm"}};
constexpr std::array gamma_keys{Key{"mean", "the mean, in the unit of the value"},
                                Key{"cv", "a number: the standard deviation over the mean"}};

/// A scale in the unit of the value and a plain number, by name.
Result read_scale_and_shape(const Arguments& arguments, std::span<const Key> keys, DistributionKind kind,
                            ReadArgument read_shape) {
  if (!arguments.value.is(NodeKind::map) && !arguments.value.describes()) {
    arguments.value.unexpected(arguments.form);
    return std::nullopt;
  }
  const MapReader map(arguments.value, keys);
  Distribution d{kind, 0, 0, 0, {}};
  const bool has_scale = map.require(keys[0].name, d.a, arguments.in_unit);
  const bool has_shape = map.require(keys[1].name, d.b, read_shape);
  if (!has_scale || !has_shape) return std::nullopt;
  return require(d.a > 0, arguments, std::string(keys[0].name) + " > 0", d);
}

Result read_lognormal(const Arguments& arguments) {
  return read_scale_and_shape(arguments, lognormal_keys, DistributionKind::lognormal,
                              positive_number<sizes::log_sigma>);
}

Result read_gamma(const Arguments& arguments) {
  return read_scale_and_shape(arguments, gamma_keys, DistributionKind::gamma, positive_number<sizes::variation>);
}

Result read_exponential(const Arguments& arguments) {
  const auto mean_value = arguments.in_unit(arguments.value);
  if (!mean_value) return std::nullopt;
  return require(*mean_value > 0, arguments, "mean > 0", {DistributionKind::exponential, *mean_value, 0, 0, {}});
}

Result read_poisson(const Arguments& arguments) {
  const auto mean_value = positive_number<sizes::mean_count>(arguments.value);
  return mean_value ? Result(Distribution{DistributionKind::poisson, *mean_value, 0, 0, {}}) : std::nullopt;
}

Result read_beta(const Arguments& arguments) {
  const ReadArgument read = positive_number<sizes::beta_argument>;
  return read_two(arguments, DistributionKind::beta, read, read);
}

Result read_binomial(const Arguments& arguments) {
  return read_two(arguments, DistributionKind::binomial, whole, share);
}

Result read_uniform_int(const Arguments& arguments) {
  const Result d = read_two(arguments, DistributionKind::uniform_int, integer, integer);
  return d ? require(d->a <= d->b, arguments, "low <= high", *d) : std::nullopt;
}

Result read_empirical(const Arguments& arguments) {
  Distribution d;
  d.kind = DistributionKind::empirical;
  const std::vector<Value> items = items_of(arguments.value, arguments.form);
  for (const Value& item : items) {
    if (const auto number = arguments.in_unit(item)) d.values.push_back(*number);
  }
  if (!items.empty()) return d.values.size() == items.size() ? Result(d) : std::nullopt;
  const bool is_empty_list = arguments.value.is(NodeKind::list) && arguments.value.node->items.empty();
  if (is_empty_list) arguments.value.error("an empty list; expected " + arguments.form);
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
