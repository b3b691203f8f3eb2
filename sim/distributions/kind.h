// What a kind of distribution knows of itself. Each kind is a value with named parameters in a file of its own; the
// list of them is in distribution.h.
#pragma once

#include <concepts>
#include <limits>

namespace bulwark {

class Stream;
struct Arguments;

/// Laws that take more than a line are Boost.Math's, draws that take more than one uniform Boost.Random's.
///
/// The kinds describe an uncut X in SI units of whatever it is. Besides what is required here a kind may have
///   quantile(u)          X as a function of one uniform u in (0, 1); not of every kind does it rise with u
///   draw(stream)         one draw of X; without it, by quantile() of one uniform
///   cdf_below(x)         P(X < x), where single values have a probability of their own
///   moments_within(…)    mean and variance of X given low <= X <= high
///   scaled(factor)       the law of factor · X; every kind that times may have
///   only_value()         what X always is, if its parameters leave no spread
/// and, to be written in a scenario as `{name: arguments}`
///   name, form           its name and how the arguments are written, for messages
///   is_plain_number      whether X cannot have a unit
///   read(arguments)      the parameters; none after a complaint
template <class Kind>
concept DistributionKind = requires(const Kind& kind, double x) {
  { kind.mean() } -> std::same_as<double>;
  { kind.variance() } -> std::same_as<double>;
  { kind.cdf(x) } -> std::same_as<double>;     // P(X <= x) of a finite x
  { kind.least() } -> std::same_as<double>;    // -infinity where X has no least value
  { kind.largest() } -> std::same_as<double>;  // +infinity where it has no largest
  { kind.moved(x) } -> std::same_as<Kind>;     // with the mean moved by x: as a whole where the kind allows that
};

struct CutMoments {
  double mean = 0;
  double variance = 0;
};

inline constexpr double no_limit = std::numeric_limits<double>::infinity();

}  // namespace bulwark
