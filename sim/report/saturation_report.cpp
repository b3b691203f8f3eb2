#include "report/saturation_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/interval_text.h"
#include "report/text_table.h"
#include "results/saturation_tables.h"

namespace bulwark {

namespace {

std::string short_percent(double share) {
  return fmt::format("{:.4g} %", 100 * share);
}

/// Of the interval both of whose ends hold with `confidence`.
std::string both_sides(double confidence) {
  return short_percent(2 * confidence - 1);
}

std::string unit_text(const SaturationQuery& query) {
  return query.unit.empty() ? "" : " " + query.unit;
}

bool is_known_everywhere(const Crossing& crossing) {
  return std::all_of(crossing.curve.begin(), crossing.curve.end(),
                     [](const auto& point) { return std::isfinite(point.second.interval.low); });
}

std::string in_words(const SaturationQuery& query, const Crossing& crossing) {
  const char* const missing = is_known_everywhere(crossing) ? "outside" : "not known";
  const auto text = [&](const std::optional<double>& value) {
    return value ? fmt::format("{:.6g}{}", *value, unit_text(query)) : std::string(missing);
  };
  if (!crossing.value) {
    return fmt::format("not crossed: {} from {:g} to {:g}{}",
                       holds_everywhere(query, crossing) ? "holds everywhere" : "holds nowhere", query.crossing.from,
                       query.crossing.to, unit_text(query));
  }
  const char* const side = holds_after(query, crossing) ? "from" : "below";
  const auto sure = assured(query, crossing);
  const std::string assurance =
      sure ? fmt::format("; with {} confidence {} {}", short_percent(query.confidence), side, text(sure)) : "";
  return fmt::format("holds {} {} ({}: {} to {}){}{}", side, text(crossing.value), both_sides(query.confidence),
                     text(crossing.low), text(crossing.high), assurance,
                     crossing.crossings > 1 ? "; crossed again later" : "");
}

std::string curve_text(const SaturationQuery& query, const Crossing& crossing) {
  TextTable table({"value" + (query.unit.empty() ? "" : ", " + query.unit),
                   query.metric.text() + " (" + both_sides(query.confidence) + ")"});
  for (const auto& [value, figure] : crossing.curve) {
    table.add(
        {fmt::format("{:.6g}", value), figure_text(form_of(query.metric), figure.estimate.value, figure.interval)});
  }
  return table.text();
}

}  // namespace

std::string saturation_report(const SaturationQuery& query, const std::vector<Crossing>& crossings) {
  std::string text = fmt::format("{} {} {}, varying {}\n\n", query.metric.text(), relation_of(query),
                                 level_text(form_of(query.metric), query.crossing.level), query.path);
  for (std::size_t i = 0; i < crossings.size(); ++i) {
    const bool is_frontier = !query.second_path.empty();
    if (is_frontier) text += fmt::format("{} = {}: ", query.second_path, query.second_values[i]);
    text += in_words(query, crossings[i]) + '\n';
    if (!is_frontier) text += '\n' + curve_text(query, crossings[i]);
  }
  return text;
}

}  // namespace bulwark
