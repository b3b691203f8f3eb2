#include "fuzz/properties.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/encoding.h"

namespace bulwark::fuzzing {

namespace {

void expect_one_line(const std::string& text) {
  expect(!find_encoding_fault(text), "a message is text in UTF-8 without control characters");
  expect(text.find('\n') == std::string::npos && text.find('\t') == std::string::npos, "a message is one line");
}

bool is_in_order(const Interval& interval) {
  return std::isfinite(interval.begin_s) && std::isfinite(interval.end_s) && interval.begin_s <= interval.end_s;
}

void expect_windows(const Tables& tables, const RouteTable& route) {
  for (const PairId p : route.pairs) {
    const Pair& pair = tables.geometry->pairs[p];
    double last_s = -1;
    for (const WindowId w : pair.windows) {
      const Interval& launch = tables.geometry->windows[w].launch;
      expect(is_in_order(launch) && launch.begin_s >= last_s, "launch windows are finite and in order");
      last_s = launch.end_s;
    }
    expect(last_s + time_tolerance_s == pair.span.end_s && last_s <= route.duration_s,
           "launch windows end before the route");
  }
}

void expect_looks(const Tables& tables, const RouteTable& route) {
  double last_s = 0;
  double last_probability = 0;
  for (std::uint32_t k = route.looks.begin; k < route.looks.end; ++k) {
    const Look& look = tables.geometry->looks[k];
    expect(look.time_s >= last_s && std::isfinite(look.time_s), "looks are in order of time");
    expect(look.probability >= last_probability && look.probability <= 1, "chances of detection grow to at most 1");
    last_s = look.time_s;
    last_probability = look.probability;
  }
}

template <class Counts>
std::uint32_t total(const Counts& counts) {
  return std::accumulate(counts.begin(), counts.end(), 0U);
}

}  // namespace

void expect_readable(const InputErrors& errors) {
  expect(!errors.errors().empty(), "what is refused has a complaint");
  for (const InputError& error : errors.errors()) {
    expect(!error.message.empty(), "a complaint says what is wrong");
    expect(error.line >= 0 && error.column >= 0, "a complaint has a place");
    expect_one_line(to_string(error));
  }
}

void expect_in_order(const Tables& tables) {
  for (const RouteTable& route : tables.geometry->route_tables) {
    expect(std::isfinite(route.duration_s) && route.duration_s >= 0, "routes last a finite time");
    expect_windows(tables, route);
    expect_looks(tables, route);
    for (std::uint32_t k = route.stretches.begin; k < route.stretches.end; ++k) {
      const HazardStretch& stretch = tables.geometry->stretches[k];
      expect(is_in_order({stretch.begin_s, stretch.end_s}), "jammed stretches are finite and in order");
      expect(tables.parameters.hazard_per_s[k] >= 0, "hazards are not negative");
    }
  }
  const TimelineAxis& axis = tables.layout.timeline;
  expect(std::isfinite(axis.start_s) && axis.step_s > 0 && axis.samples >= 2, "the timeline has steps");
}

void expect_conserved(const Outcome& outcome) {
  std::uint32_t intercepted = 0;
  for (const CellCounts& cell : outcome.cells) {
    const auto fate = [&](Fate f) { return cell.fates[static_cast<std::size_t>(f)]; };
    expect(total(cell.causes) == fate(Fate::leaked_hit) + fate(Fate::leaked_miss), "every leaker has one cause");
    intercepted += fate(Fate::intercepted);
  }
  std::uint32_t kills = 0;
  for (const BatteryCounts& battery : outcome.batteries) {
    expect(battery.kills + battery.wasted <= battery.shots, "no more kills and wasted rounds than shots");
    kills += battery.kills;
  }
  expect(kills == intercepted, "kills are threats intercepted");
}

}  // namespace bulwark::fuzzing
