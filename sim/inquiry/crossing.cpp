#include "inquiry/crossing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <stdexcept>

#include "base/contract.h"

namespace bulwark {

namespace {

bool is_interval_known(const Figure& figure) {
  return std::isfinite(figure.interval.low) && std::isfinite(figure.interval.high);
}

/// Which side the curve's interval is on, or that it contains the level. One that is not known has no width: it does
/// not move an end that was found elsewhere, but none is found beside it.
enum class Verdict { below, open, above };

Verdict verdict_on(const CrossingQuery& query, const Figure& figure) {
  if (contains_level(query, figure)) return Verdict::open;
  const double value = is_interval_known(figure) ? figure.interval.low : figure.estimate.value;
  return is_above(query, value) ? Verdict::above : Verdict::below;
}

/// Neighbours between which something changes.
struct Bracket {
  double near = 0;  // as where the search began
  double far = 0;   // no longer
};

class Search {
 public:
  Search(const CrossingQuery& query, const Evaluate& evaluate) : query_(query), evaluate_(evaluate) {
    for (int i = 0; i < query.scan_points; ++i) {
      const double share = static_cast<double>(i) / (query.scan_points - 1);
      const double value = query.from + share * (query.to - query.from);
      const double at = query.is_whole ? std::round(value) : value;
      if (grid_.empty() || at > grid_.back()) grid_.push_back(at);
    }
    for (const double value : grid_) at(value);
  }

  /// Where the estimate changes sides within the scan, from the first to the last.
  std::vector<double> changes() {
    std::vector<double> found;
    for (std::size_t i = 1; i < grid_.size(); ++i) {
      const bool side = reaches(grid_[i - 1]);
      if (reaches(grid_[i]) == side) continue;
      found.push_back(bisect({grid_[i - 1], grid_[i]}, [&](double value) { return reaches(value) == side; }).far);
    }
    return found;
  }

  /// Up to where all that was simulated is as surely on one side as at the start of the range. Of whole values the
  /// first that is not: the first that may be the crossing.
  std::optional<double> low() {
    const std::optional<Bracket> found = end_of_verdict(curve_.begin(), curve_.end());
    if (!found) return std::nullopt;
    return query_.is_whole ? found->far : found->near;
  }
  /// From where on it is as surely on one side as at the end.
  std::optional<double> high() {
    const std::optional<Bracket> found = end_of_verdict(curve_.rbegin(), curve_.rend());
    if (!found) return std::nullopt;
    return found->near;
  }

  bool reaches(double value) { return is_above(query_, at(value).estimate.value); }
  const std::map<double, Figure>& curve() const { return curve_; }

 private:
  const Figure& at(double value) {
    const auto known = curve_.find(value);
    if (known != curve_.end()) return known->second;
    const Figure figure = evaluate_(value);
    if (!std::isfinite(figure.estimate.value)) {
      throw std::runtime_error(fmt::format("the metric does not exist at {}: nothing of its group appears", value));
    }
    return curve_.emplace(value, figure).first->second;
  }

  /// Where the verdict at the first of these points ends; none where that is open, holds to the last, or ends beside a
  /// value at which nothing is known.
  template <class Point>
  std::optional<Bracket> end_of_verdict(Point first, Point last) {
    const Verdict verdict = verdict_on(query_, first->second);
    const Point other =
        std::find_if(first, last, [&](const auto& point) { return verdict_on(query_, point.second) != verdict; });
    if (verdict == Verdict::open || other == last) return std::nullopt;
    const Point before = std::prev(other);
    if (!is_interval_known(before->second) || !is_interval_known(other->second)) return std::nullopt;
    return bisect({before->first, other->first}, [&](double value) {
      return is_interval_known(at(value)) && verdict_on(query_, at(value)) == verdict;
    });
  }

  /// `stays`: whether a value is as the near one.
  template <class Stays>
  Bracket bisect(Bracket bracket, const Stays& stays) {
    while (std::abs(bracket.far - bracket.near) > (query_.is_whole ? 1.0 : query_.tolerance)) {
      double between = (bracket.near + bracket.far) / 2;
      if (query_.is_whole) between = std::floor(between);
      const auto [least, most] = std::minmax(bracket.near, bracket.far);
      if (between <= least || between >= most) break;
      (stays(between) ? bracket.near : bracket.far) = between;
    }
    return bracket;
  }

  const CrossingQuery& query_;
  const Evaluate& evaluate_;
  std::vector<double> grid_;
  std::map<double, Figure> curve_;
};

}  // namespace

bool is_above(const CrossingQuery& query, double value) {
  return query.is_at_most ? value > query.level : value >= query.level;
}

bool contains_level(const CrossingQuery& query, const Figure& figure) {
  return is_interval_known(figure) && !is_above(query, figure.interval.low) && is_above(query, figure.interval.high);
}

Crossing find_crossing(const CrossingQuery& query, const Evaluate& evaluate) {
  EXPECTS(query.from < query.to);
  Search search(query, evaluate);
  Crossing crossing;
  const std::vector<double> changes = search.changes();
  crossing.crossings = static_cast<int>(changes.size());
  if (!changes.empty()) {
    crossing.value = changes.front();
    crossing.is_rising = !search.reaches(query.from);
  }
  crossing.low = search.low();
  crossing.high = search.high();
  crossing.curve = search.curve();
  return crossing;
}

}  // namespace bulwark
