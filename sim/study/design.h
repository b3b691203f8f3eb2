// The design points of a study, each a pure function of its number: nothing grows with their count but, in a Latin
// hypercube, 4 bytes a point and factor.
//
// grid: all combinations, the last factor fastest. list: the levels side by side. latin_hypercube: each factor's range
// in as many strata as points, one point in each (McKay, Beckman and Conover 1979). sobol: Boost.Random's Sobol'
// sequence (Joe and Kuo 2008 direction numbers), scrambled digit by digit (nested uniform scrambling, Owen 1995); best
// with a power of two points. A factor with levels takes them in equal shares of its range. All draws are named by the
// factor, so that adding a factor leaves the others' permutation or scrambling alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "study/study.h"

namespace bulwark {

/// One level a factor; no levels at all stand for the scenario as it is.
struct DesignPoint {
  std::vector<Level> levels;
};

class Design {
 public:
  /// The study must outlive the design.
  Design(const Study& study, std::uint64_t seed);

  std::uint64_t points() const { return points_; }
  DesignPoint point(std::uint64_t index) const;

 private:
  /// Coordinates in (0, 1), one a factor.
  std::vector<double> coordinates(std::uint64_t index) const;

  const Study* study_;
  std::uint64_t seed_;
  std::uint64_t points_ = 0;
  std::vector<std::vector<std::uint32_t>> permutations_;  // [factor][point]
};

/// The level at u in (0, 1): levels in equal shares, a range uniformly, or uniformly in its logarithm.
Level level_at(const Factor& factor, double u);

/// What the baseline is at a point.
DesignPoint point_at(const Baseline& baseline, const DesignPoint& point);

/// What the point is compared with (Study::baseline, which must be there).
inline DesignPoint baseline_of(const Study& study, const DesignPoint& point) {
  return point_at(*study.baseline, point);
}

/// The point as changes of the scenario: the settings of the study, then the levels in the order of the factors.
std::vector<Override> overrides_of(const Study& study, const DesignPoint& point);

/// "drones = 400, reload = 5 min", for messages.
std::string in_words(const Study& study, const DesignPoint& point);

}  // namespace bulwark
