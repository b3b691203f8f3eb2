#include "results/saturation_tables.h"

#include <numeric>

#include "columns/columns.h"

namespace bulwark {

namespace {

std::string direction(const SaturationQuery& query, const Crossing& crossing) {
  if (!crossing.value) return holds_everywhere(query, crossing) ? "always" : "never";
  return crossing.is_rising ? "rising" : "falling";
}

/// The crossing at one of the second values, and a value that was simulated for it.
struct CurvePoint {
  std::size_t second = 0;
  double value = 0;
  const Figure* figure = nullptr;
};

ResultTable curve_table(const SaturationQuery& query, const std::vector<Crossing>& crossings) {
  std::vector<CurvePoint> rows;
  for (std::size_t i = 0; i < crossings.size(); ++i) {
    for (const auto& [value, figure] : crossings[i].curve) rows.push_back({i, value, &figure});
  }
  Columns<CurvePoint> columns;
  columns.text("path", [&](const CurvePoint&) { return query.path; })
      .number("value", [](const CurvePoint& row) { return row.value; })
      .text("unit", [&](const CurvePoint&) { return query.unit; })
      .text("second_path", [&](const CurvePoint&) { return query.second_path; })
      .text("second_value", [&](const CurvePoint& row) { return query.second_values[row.second]; })
      .text("metric", [&](const CurvePoint&) { return query.metric.metric; })
      .text("group", [&](const CurvePoint&) { return query.metric.group; })
      .sole_estimate("mean", [](const CurvePoint& row) { return row.figure->estimate; })
      .sole_interval([](const CurvePoint& row) { return row.figure->interval; })
      .number("p05", [](const CurvePoint& row) { return row.figure->p05; })
      .number("p50", [](const CurvePoint& row) { return row.figure->p50; })
      .number("p95", [](const CurvePoint& row) { return row.figure->p95; })
      .count("trials", [&](const CurvePoint&) { return query.trials; });
  return columns.table(saturation_table_names[0], rows);
}

ResultTable crossing_table(const SaturationQuery& query, const std::vector<Crossing>& crossings) {
  const auto crossing = [&crossings](std::size_t i) -> const Crossing& { return crossings[i]; };
  Columns<std::size_t> columns;
  columns.text("path", [&](std::size_t) { return query.path; })
      .text("unit", [&](std::size_t) { return query.unit; })
      .text("second_path", [&](std::size_t) { return query.second_path; })
      .text("second_value", [&](std::size_t i) { return query.second_values[i]; })
      .text("metric", [&](std::size_t) { return query.metric.metric; })
      .text("group", [&](std::size_t) { return query.metric.group; })
      .text("relation", [&](std::size_t) { return relation_of(query); })
      .number("level", [&](std::size_t) { return query.crossing.level; })
      .number("crossing", [&](std::size_t i) { return crossing(i).value.value_or(nan); })
      .sole_interval([&](std::size_t i) {
        return ConfidenceInterval{crossing(i).low.value_or(nan), crossing(i).high.value_or(nan)};
      })
      .number("assured", [&](std::size_t i) { return assured(query, crossing(i)).value_or(nan); })
      .number("confidence", [&](std::size_t) { return query.confidence; })
      .text("direction", [&](std::size_t i) { return direction(query, crossing(i)); })
      .count("crossings", [&](std::size_t i) { return static_cast<std::uint64_t>(crossing(i).crossings); })
      .count("trials", [&](std::size_t) { return query.trials; });
  std::vector<std::size_t> rows(crossings.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  return columns.table(saturation_table_names[1], rows);
}

}  // namespace

std::string relation_of(const SaturationQuery& query) {
  return query.crossing.is_at_most ? "<=" : ">=";
}

std::vector<ResultTable> saturation_tables(const SaturationQuery& query, const std::vector<Crossing>& crossings) {
  return {curve_table(query, crossings), crossing_table(query, crossings)};
}

}  // namespace bulwark
