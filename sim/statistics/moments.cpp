#include "statistics/moments.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <cmath>

#include "base/constants.h"

namespace bulwark {

namespace {

// Products of three 128-bit sums: differences of large numbers stay exact, so that a variance is never negative.
using Wide = boost::multiprecision::int512_t;

Wide wide(Int128 value) {
  return Wide(value);
}

double real(const Wide& value) {
  return value.convert_to<double>();
}

}  // namespace

void Moments::add(std::int64_t x, std::uint64_t times) {
  const auto square = static_cast<Int128>(x) * x;
  Int128 term = 0;
  if (__builtin_mul_overflow(square, static_cast<Int128>(times), &term)) {
    throw std::overflow_error("a sum of squares exceeds 128 bits: state costs or capacities in a larger unit");
  }
  count += times;
  add_checked(squares, term);
  add_checked(sum, static_cast<Int128>(x) * static_cast<Int128>(times));
}

void Moments::merge(const Moments& other) {
  count += other.count;
  add_checked(sum, other.sum);
  add_checked(squares, other.squares);
}

void PairMoments::add(std::int64_t x_value, std::int64_t y_value, std::uint64_t times) {
  x.add(x_value, times);
  y.add(y_value, times);
  Int128 term = 0;
  if (__builtin_mul_overflow(static_cast<Int128>(x_value) * y_value, static_cast<Int128>(times), &term)) {
    throw std::overflow_error("a sum of products exceeds 128 bits: state costs in a larger unit");
  }
  add_checked(products, term);
}

void PairMoments::merge(const PairMoments& other) {
  x.merge(other.x);
  y.merge(other.y);
  add_checked(products, other.products);
}

Estimate mean_estimate(const Moments& moments, double units) {
  if (moments.count == 0) return {nan, nan};
  const auto n = static_cast<double>(moments.count);
  const double mean = static_cast<double>(moments.sum) / n / units;
  if (moments.count == 1) return {mean, nan};
  const Wide spread = Wide(moments.count) * wide(moments.squares) - wide(moments.sum) * wide(moments.sum);
  return {mean, std::sqrt(real(spread) / (n - 1)) / n / units};
}

Estimate ratio_estimate(const PairMoments& moments) {
  const std::uint64_t count = moments.x.count;
  if (moments.y.sum == 0) return {nan, nan};
  const double ratio = static_cast<double>(moments.x.sum) / static_cast<double>(moments.y.sum);
  if (count == 1) return {ratio, nan};
  const Wide x = wide(moments.x.sum);
  const Wide y = wide(moments.y.sum);
  // Σ(x - R·y)² times (Σy)², in integers.
  const Wide residual =
      wide(moments.x.squares) * y * y - 2 * x * y * wide(moments.products) + x * x * wide(moments.y.squares);
  const auto n = static_cast<double>(count);
  return {ratio, std::sqrt(real(residual) / real(y * y) * (n / (n - 1))) / std::abs(real(y))};
}

Spread spread_of(const PairMoments& moments) {
  const auto n = static_cast<double>(moments.x.count);
  const auto central = [&](Int128 products, Int128 a, Int128 b) {
    return real(Wide(moments.x.count) * wide(products) - wide(a) * wide(b)) / n / n;
  };
  const Int128 x = moments.x.sum;
  const Int128 y = moments.y.sum;
  return {central(moments.x.squares, x, x), central(moments.products, x, y), central(moments.y.squares, y, y)};
}

}  // namespace bulwark
