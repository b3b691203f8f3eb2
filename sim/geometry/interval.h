// Closed intervals of time and unions of them.
#pragma once

#include <vector>

namespace bulwark {

/// Times that differ by less are the same instant where windows are compared (model.md, section 5).
constexpr double time_tolerance_s = 1e-6;

struct Interval {
  double begin_s = 0;
  double end_s = 0;
};

/// Adds an interval that begins at or after the last one, joining the two where they touch within the tolerance.
inline void append_joined(std::vector<Interval>& intervals, Interval next) {
  if (!intervals.empty() && next.begin_s <= intervals.back().end_s + time_tolerance_s) {
    if (next.end_s > intervals.back().end_s) intervals.back().end_s = next.end_s;
  } else {
    intervals.push_back(next);
  }
}

/// Whether the time lies in one of the intervals, the tolerance included.
inline bool contains(const std::vector<Interval>& intervals, double time_s) {
  for (const Interval& interval : intervals) {
    if (time_s >= interval.begin_s - time_tolerance_s && time_s <= interval.end_s + time_tolerance_s) return true;
  }
  return false;
}

}  // namespace bulwark
