// The value of a parameter at which a metric crosses a level: where a defence saturates, what a requirement takes.
//
// Every value is simulated with the same trials (common random numbers), which makes the estimated curve a fixed
// function of the value; its crossing is found by a coarse scan and bisection (retrospective simulation: Healy and
// Schruben 1991; sample-average approximation: Kleywegt, Shapiro and Homem-de-Mello 2002). The interval is the smallest
// range that holds every value at which the curve's own interval contains the level (inversion of pointwise tests, as
// Fieller 1954 for ratios): with the confidence of that interval it contains the crossing of a monotone curve, and
// outside it the curve is surely on one side, whether it is monotone or not. So it spans all crossings where there are
// several, and may be there where the estimate does not cross. A value at which the curve's interval is not known (NaN)
// says nothing: an end is found between two that are known, or is missing. What happens twice between two points of the
// scan is not seen.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "tally/sample.h"

namespace bulwark {

struct CrossingQuery {
  double level = 0;
  double from = 0;
  double to = 0;
  bool is_whole = false;    // whole values only
  double tolerance = 0;     // of the crossing, where values are not whole
  int scan_points = 9;      // ends included
  bool is_at_most = false;  // the level itself is on the lower side: what is sought is `<= level`, not `>= level`
};

/// The value from which on the metric is on the other side of the level than before: of whole values the first, of
/// others to within the tolerance. The ends of the interval are rounded outwards. Where one is missing, it lies outside
/// [from, to] or is not known; both are where all of the curve is surely on one side.
struct Crossing {
  std::optional<double> value;  // none: the level is not crossed
  std::optional<double> low;
  std::optional<double> high;
  bool is_rising = false;          // from below the level to it or above
  int crossings = 0;               // seen by the scan; the first is given
  std::map<double, Figure> curve;  // all that was simulated
};

/// Which side of the level a value of the metric is on.
bool is_above(const CrossingQuery& query, double value);

/// Whether the interval leaves open on which; not where it is not known.
bool contains_level(const CrossingQuery& query, const Figure& figure);

using Evaluate = std::function<Figure(double)>;

/// Precondition: from < to. The metric's estimate must exist (not NaN) at every value; throws std::runtime_error where
/// it does not.
Crossing find_crossing(const CrossingQuery& query, const Evaluate& evaluate);

}  // namespace bulwark
