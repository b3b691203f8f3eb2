#include "output/saturation_tables.h"

namespace bulwark {

namespace {

TableCell cell(const std::optional<double>& value) {
  return value ? TableCell(*value) : TableCell();
}

std::string direction(const SaturationQuery& query, const Crossing& crossing) {
  if (!crossing.value) return holds_everywhere(query, crossing) ? "always" : "never";
  return crossing.is_rising ? "rising" : "falling";
}

ResultTable curve_table(const SaturationQuery& query, const std::vector<Crossing>& crossings) {
  ResultTable table;
  table.name = "curve";
  table.header =
      header_of("path,value,unit,second_path,second_value,metric,group,mean,stderr,ci_low,ci_high,p05,p50,p95,trials");
  for (std::size_t i = 0; i < crossings.size(); ++i) {
    for (const auto& [value, figure] : crossings[i].curve) {
      table.rows.push_back({query.path, value, query.unit, query.second_path, query.second_values[i],
                            query.metric.metric, query.metric.group, figure.estimate.value,
                            figure.estimate.standard_error, figure.interval.low, figure.interval.high, figure.p05,
                            figure.p50, figure.p95, std::uint64_t{query.trials}});
    }
  }
  return table;
}

ResultTable crossing_table(const SaturationQuery& query, const std::vector<Crossing>& crossings) {
  ResultTable table;
  table.name = "crossing";
  table.header = header_of(
      "path,unit,second_path,second_value,metric,group,relation,level,crossing,ci_low,ci_high,assured,confidence,"
      "direction,crossings,trials");
  for (std::size_t i = 0; i < crossings.size(); ++i) {
    const Crossing& crossing = crossings[i];
    table.rows.push_back({query.path, query.unit, query.second_path, query.second_values[i], query.metric.metric,
                          query.metric.group, relation_of(query), query.crossing.level, cell(crossing.value),
                          cell(crossing.low), cell(crossing.high), cell(assured(query, crossing)), query.confidence,
                          direction(query, crossing), static_cast<std::uint64_t>(crossing.crossings),
                          std::uint64_t{query.trials}});
  }
  return table;
}

}  // namespace

std::string relation_of(const SaturationQuery& query) {
  return query.crossing.is_at_most ? "<=" : ">=";
}

std::vector<ResultTable> saturation_tables(const SaturationQuery& query, const std::vector<Crossing>& crossings) {
  return {curve_table(query, crossings), crossing_table(query, crossings)};
}

}  // namespace bulwark
