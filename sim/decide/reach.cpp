#include "decide/reach.h"

#include <algorithm>
#include <tuple>

namespace bulwark {

void Reach::add(BatteryId battery, const Interval& raid_times) {
  const auto bin_of = [&](double time_s) {
    const double place = (time_s - bins_.begin_s) / bins_.width_s;
    return static_cast<std::uint32_t>(std::clamp(place, 0.0, static_cast<double>(bins_.count)));
  };
  const auto count = static_cast<std::uint32_t>(bins_.count);
  const std::uint32_t end = std::min(bin_of(raid_times.end_s) + 1, count);
  const std::uint32_t begin = bin_of(raid_times.begin_s);
  if (begin < end) spans_.push_back({battery, begin, end});
}

void Reach::finish() {
  const auto key = [](const BinSpan& span) { return std::tuple(span.battery, span.begin); };
  std::sort(spans_.begin(), spans_.end(), [&](const BinSpan& a, const BinSpan& b) { return key(a) < key(b); });
  std::vector<BinSpan> joined;
  for (const BinSpan& span : spans_) {
    if (!joined.empty() && joined.back().battery == span.battery && span.begin <= joined.back().end) {
      joined.back().end = std::max(joined.back().end, span.end);
    } else {
      joined.push_back(span);
    }
  }
  spans_.swap(joined);
}

}  // namespace bulwark
