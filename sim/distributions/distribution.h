// The distributions of the scenario format, as values: a closed list of kinds, and what can be asked of any.
//
// A kind is its file in this folder (kind.h says what it must know) and its line in the list: what it is called, how it
// is written and drawn, its moments and ends follow.
#pragma once

#include <utility>
#include <variant>

#include "distributions/beta.h"
#include "distributions/binomial.h"
#include "distributions/constant.h"
#include "distributions/empirical.h"
#include "distributions/exponential.h"
#include "distributions/gamma.h"
#include "distributions/lognormal.h"
#include "distributions/normal.h"
#include "distributions/poisson.h"
#include "distributions/triangular.h"
#include "distributions/uniform.h"
#include "distributions/uniform_int.h"

namespace bulwark {

using Law =
    std::variant<Constant,  // the list, in the order in which messages name them
                 Uniform,   //
                 Triangular, Normal, Lognormal, Exponential, Gamma, Beta, Poisson, Binomial, UniformInt, Empirical>;

/// A law cut to [low, high] by drawing again outside. SI units of whatever it describes.
struct Distribution {
  Law law = Constant{0};
  double low = -no_limit;
  double high = no_limit;

  static Distribution constant_of(double value) { return {Constant{value}}; }
  bool is_constant() const { return as<Constant>() != nullptr; }

  /// Its parameters if it is of the kind; else null.
  template <DistributionKind Kind>
  const Kind* as() const {
    return std::get_if<Kind>(&law);
  }
};

/// Mean of what sample() draws. The cut counts for a normal (cut at 0 its mean lies above its parameter); of other
/// kinds it is that of an uncut draw: see has_moments().
double mean(const Distribution& distribution);

/// Variance of what sample() draws, where mean() is its mean.
double variance(const Distribution& distribution);

/// Whether mean() and variance() are those of what is drawn: they know of the cut, or it hardly ever bites.
bool has_moments(const Distribution& distribution);

/// Probability that an uncut draw falls inside [low, high]: how often sample() does not draw again.
double acceptance(const Distribution& distribution);

/// Largest value that sample() can return, +infinity where there is none.
double upper_bound(const Distribution& distribution);

/// Whether quantile() is there: whether one uniform is all that a draw needs.
bool has_quantile(const Distribution& distribution);

/// An uncut draw as a function of one uniform u in (0, 1); requires has_quantile().
double quantile(const Distribution& distribution, double u);

/// The same, lognormals at once: most times are.
inline double fast_quantile(const Distribution& distribution, double u) {
  if (const Lognormal* lognormal = distribution.as<Lognormal>()) return lognormal->quantile(u);
  return quantile(distribution, u);
}

/// One draw: by quantile() of one uniform where it is there, else by Boost.Random's samplers.
double sample(const Distribution& distribution, Stream& stream);

/// With every value multiplied; requires a kind that times may have.
Distribution scaled(Distribution distribution, double factor);

/// With its mean moved by a step: as a whole where its kind allows that, so that the same words draw as much more.
Distribution moved(Distribution distribution, double step);

}  // namespace bulwark
