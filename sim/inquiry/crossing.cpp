#include "inquiry/crossing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "base/contract.h"

namespace bulwark {

namespace {

bool is_interval_known(const Figure& figure) {
  return std::isfinite(figure.interval.low) && std::isfinite(figure.interval.high);
}

/// Which of the three curves a search follows.
using Side = double (*)(const Figure&);
double middle(const Figure& figure) {
  return figure.estimate.value;
}
double lower(const Figure& figure) {
  return is_interval_known(figure) ? figure.interval.low : -std::numeric_limits<double>::infinity();
}
double upper(const Figure& figure) {
  return is_interval_known(figure) ? figure.interval.high : std::numeric_limits<double>::infinity();
}

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

  /// Where the curve changes sides within the scan, from the first to the last; nowhere beside a point where it is not
  /// known.
  std::vector<double> changes(Side side) {
    std::vector<double> found = changes(side, true);
    const std::vector<double> falls = changes(side, false);
    found.insert(found.end(), falls.begin(), falls.end());
    std::sort(found.begin(), found.end());
    return found;
  }
  /// Those to the upper side, or those to the lower.
  std::vector<double> changes(Side side, bool is_rising) {
    std::vector<double> found;
    for (std::size_t i = 1; i < grid_.size(); ++i) {
      if (!is_known(side, grid_[i - 1]) || !is_known(side, grid_[i])) continue;
      const bool is_change = reaches(side, grid_[i - 1]) != is_rising && reaches(side, grid_[i]) == is_rising;
      if (is_change) found.push_back(bisect(side, grid_[i - 1], grid_[i]));
    }
    return found;
  }
  bool is_known(Side side, double value) { return std::isfinite(side(at(value))); }
  bool reaches(Side side, double value) { return is_above(query_, side(at(value))); }
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

  double bisect(Side side, double low, double high) {
    const bool at_low = reaches(side, low);
    while (high - low > (query_.is_whole ? 1.0 : query_.tolerance)) {
      double between = (low + high) / 2;
      if (query_.is_whole) between = std::floor(between);
      if (between <= low || between >= high) break;
      (reaches(side, between) == at_low ? low : high) = between;
    }
    return high;
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

Crossing find_crossing(const CrossingQuery& query, const Evaluate& evaluate) {
  EXPECTS(query.from < query.to);
  Search search(query, evaluate);
  Crossing crossing;
  const std::vector<double> changes = search.changes(middle);
  crossing.crossings = static_cast<int>(changes.size());
  if (!changes.empty()) {
    crossing.value = changes.front();
    crossing.is_rising = !search.reaches(middle, query.from);
    // A rising curve's upper bound reaches the level first and its lower bound last, before the curve turns; a falling
    // one's the other way.
    const std::vector<double> first = search.changes(crossing.is_rising ? upper : lower, crossing.is_rising);
    std::vector<double> last = search.changes(crossing.is_rising ? lower : upper, crossing.is_rising);
    if (changes.size() > 1) std::erase_if(last, [&](double value) { return value >= changes[1]; });
    if (!first.empty() && first.front() <= *crossing.value) crossing.low = first.front();
    if (!last.empty() && last.back() >= *crossing.value) crossing.high = last.back();
  }
  crossing.curve = search.curve();
  return crossing;
}

}  // namespace bulwark
