#include "distributions/distribution.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <type_traits>

#include "base/contract.h"
#include "random/stream.h"

namespace bulwark {

namespace {

template <class Kind>
constexpr bool inverts = requires(const Kind& kind) {
  kind.quantile(0.5);
};

template <class Kind>
constexpr bool knows_cut_moments = requires(const Kind& kind) {
  kind.moments_within(0.0, 1.0, 1.0);
};

template <class... Kinds>
constexpr std::array<bool, sizeof...(Kinds)> which_invert(std::type_identity<std::variant<Kinds...>>) {
  static_assert((DistributionKind<Kinds> && ...));
  return {inverts<Kinds>...};
}

template <class Kind>
double draw_uncut(const Kind& kind, Stream& stream) {
  if constexpr (requires { kind.draw(stream); }) {
    return kind.draw(stream);
  } else {
    return kind.quantile(stream.unit());
  }
}

/// P(X < x).
template <class Kind>
double cdf_below(const Kind& kind, double x) {
  if constexpr (requires { kind.cdf_below(x); }) {
    return kind.cdf_below(x);
  } else {
    return kind.cdf(x);
  }
}

}  // namespace

double mean(const Distribution& d) {
  const auto of_kind = [&d](const auto& kind) {
    if constexpr (knows_cut_moments<std::remove_cvref_t<decltype(kind)>>) {
      return kind.moments_within(d.low, d.high, acceptance(d)).mean;
    } else {
      return kind.mean();
    }
  };
  return std::visit(of_kind, d.law);
}

double variance(const Distribution& d) {
  const auto of_kind = [&d](const auto& kind) {
    if constexpr (knows_cut_moments<std::remove_cvref_t<decltype(kind)>>) {
      return kind.moments_within(d.low, d.high, acceptance(d)).variance;
    } else {
      return kind.variance();
    }
  };
  return std::visit(of_kind, d.law);
}

bool has_moments(const Distribution& d) {
  const auto knows = [](const auto& kind) { return knows_cut_moments<std::remove_cvref_t<decltype(kind)>>; };
  return std::visit(knows, d.law) || acceptance(d) > 1 - 1e-12;
}

double acceptance(const Distribution& d) {
  const auto of_kind = [&d](const auto& kind) {
    const double up_to_high = std::isinf(d.high) ? 1 : kind.cdf(d.high);
    return up_to_high - (std::isinf(d.low) ? 0 : cdf_below(kind, d.low));
  };
  return std::visit(of_kind, d.law);
}

double upper_bound(const Distribution& d) {
  return std::min(std::visit([](const auto& kind) { return kind.largest(); }, d.law), d.high);
}

bool has_quantile(const Distribution& d) {
  static constexpr auto invert = which_invert(std::type_identity<Law>());
  return invert[d.law.index()];
}

double quantile(const Distribution& d, double u) {
  EXPECTS(has_quantile(d) && u > 0 && u < 1);
  const auto of_kind = [u](const auto& kind) {
    if constexpr (inverts<std::remove_cvref_t<decltype(kind)>>) {
      return kind.quantile(u);
    } else {
      return std::numeric_limits<double>::quiet_NaN();
    }
  };
  return std::visit(of_kind, d.law);
}

double sample(const Distribution& d, Stream& stream) {
  for (;;) {
    const double value = std::visit([&stream](const auto& kind) { return draw_uncut(kind, stream); }, d.law);
    if (value >= d.low && value <= d.high) return value;
  }
}

Distribution scaled(Distribution d, double factor) {
  const auto of_kind = [factor](const auto& kind) -> Law {
    if constexpr (requires { kind.scaled(factor); }) {
      return kind.scaled(factor);
    } else {
      return kind;
    }
  };
  d.law = std::visit(of_kind, d.law);
  return d;
}

Distribution moved(Distribution d, double step) {
  d.law = std::visit([step](const auto& kind) -> Law { return kind.moved(step); }, d.law);
  return d;
}

}  // namespace bulwark
