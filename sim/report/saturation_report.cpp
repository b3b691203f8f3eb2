#include "report/saturation_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

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

std::string value_text(const SaturationQuery& query, double value) {
  return fmt::format("{:.6g}{}", value, unit_text(query));
}

/// An end of the interval, towards the end of the range at which the curve is `outermost`.
std::string end_text(const SaturationQuery& query, const std::optional<double>& end, const Figure& outermost) {
  if (end) return value_text(query, *end);
  return contains_level(query.crossing, outermost) ? "outside" : "not known";
}

/// `95 %: 33 to outside`.
std::string range_text(const SaturationQuery& query, const Crossing& crossing) {
  return fmt::format("{}: {} to {}", both_sides(query.confidence),
                     end_text(query, crossing.low, crossing.curve.begin()->second),
                     end_text(query, crossing.high, crossing.curve.rbegin()->second));
}

/// The estimate stays on one side; its interval need not.
std::string uncrossed_text(const SaturationQuery& query, const Crossing& crossing) {
  const bool is_open = std::any_of(crossing.curve.begin(), crossing.curve.end(),
                                   [&](const auto& point) { return contains_level(query.crossing, point.second); });
  return fmt::format("not crossed: holds {} from {:g} to {:g}{}{}",
                     holds_everywhere(query, crossing) ? "everywhere" : "nowhere", query.crossing.from,
                     query.crossing.to, unit_text(query),
                     is_open ? " by the estimate, and may be crossed (" + range_text(query, crossing) + ")" : "");
}

std::string in_words(const SaturationQuery& query, const Crossing& crossing) {
  if (!crossing.value) return uncrossed_text(query, crossing);
  const char* const side = holds_after(query, crossing) ? "from" : "below";
  const auto sure = assured(query, crossing);
  const std::string assurance =
      sure ? fmt::format("; with {} confidence {} {}", short_percent(query.confidence), side, value_text(query, *sure))
           : "";
  return fmt::format("holds {} {} ({}){}{}", side, value_text(query, *crossing.value), range_text(query, crossing),
                     assurance, crossing.crossings > 1 ? "; crossed again later" : "");
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
