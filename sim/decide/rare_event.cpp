#include "decide/rare_event.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "base/input_error.h"
#include "base/phrase.h"
#include "base/suggest.h"
#include "yaml/written_measure.h"

namespace bulwark {

namespace {

constexpr double step_rounding = 1e-6;    // of a level that is a whole number of steps but for its last digits
constexpr double ratio_rounding = 1e-12;  // of a level of a ratio, relative

/// The number of assets where all are meant.
std::size_t asset_of(const Scenario& scenario, const std::string& group) {
  const std::string name = group.starts_with("asset:") ? group.substr(6) : group;
  if (name == "all") return scenario.assets.size();
  std::vector<std::string> known;
  for (const Asset& asset : scenario.assets) known.push_back(asset.name);
  const auto found = std::find(known.begin(), known.end(), name);
  if (found == known.end()) {
    refuse("no asset " + in_quotes(name) + " in the scenario" + suggestion(name, known));
  }
  return static_cast<std::size_t>(found - known.begin());
}

struct WrittenRelation {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_at_most = false;
  bool is_strict = false;
};

WrittenRelation relation_in(const std::string& text) {
  const std::size_t at = text.find_first_of("<>");
  if (at == std::string::npos) {
    refuse(in_quotes(text) + " is no event; expected one as 'capacity_lost_MW:all>=5500'");
  }
  const bool is_strict = at + 1 >= text.size() || text[at + 1] != '=';
  return {at, at + (is_strict ? 1 : 2), text[at] == '<', is_strict};
}

void check_metric(const Scenario& scenario, const RareEvent& event) {
  if (event.is_of_effective_hits()) {
    asset_of(scenario, event.metric.group);
  } else {
    slot_of(scenario, event.metric);
  }
}

MetricName metric_in(const std::string& text) {
  const std::string prefix = std::string(effective_hits_name) + ":";
  if (text == effective_hits_name) return {effective_hits_name, "all"};
  if (text.starts_with(prefix)) return {effective_hits_name, text.substr(prefix.size())};
  return parse_metric(text);
}

double steps_per_unit(const RareEvent& event) {
  return event.is_of_effective_hits() ? 1 : form_of(event.metric).units;
}

bool is_ratio(const RareEvent& event) {
  return !event.is_of_effective_hits() && form_of(event.metric).is_ratio;
}

/// The number of steps that must be reached, or not be passed, of what is counted in steps.
double whole_steps(double steps, bool is_at_most, bool is_strict) {
  if (is_strict) return is_at_most ? std::ceil(steps - step_rounding) - 1 : std::floor(steps + step_rounding) + 1;
  return is_at_most ? std::floor(steps + step_rounding) : std::ceil(steps - step_rounding);
}

}  // namespace

RareEvent read_rare_event(const Scenario& scenario, const std::string& text) {
  const auto is_it = [&text](const NamedEvent& event) { return event.name == text; };
  if (std::any_of(scenario.events.begin(), scenario.events.end(), is_it))
    return {text, {"event", text}, false, 1, false, {}};
  const WrittenRelation relation = relation_in(text);
  RareEvent event;
  event.text = text;
  event.metric = metric_in(std::string(trimmed(std::string_view(text).substr(0, relation.begin))));
  check_metric(scenario, event);
  const std::string level(trimmed(std::string_view(text).substr(relation.end)));
  const auto written = written_level(level);
  if (!written) refuse(in_quotes(level) + " is no level; expected a number or a percentage");
  event.is_at_most = relation.is_at_most;
  event.level = *written;
  if (is_ratio(event)) {
    event.is_strict = relation.is_strict;
    return event;
  }
  const double units = steps_per_unit(event);
  event.level = whole_steps(event.level * units, event.is_at_most, relation.is_strict) / units;
  return event;
}

EventMargin::EventMargin(const Scenario& scenario, const RareEvent& event)
    : event_(event), level_(event.level * steps_per_unit(event)) {
  if (event.is_of_effective_hits()) {
    asset_ = asset_of(scenario, event.metric.group);
  } else {
    slot_ = slot_of(scenario, event.metric);
  }
}

double EventMargin::of(const Evaluation& evaluation) const {
  const double above = value(evaluation);
  const double margin = event_.is_at_most ? -above : above;
  if (!is_ratio(event_)) return margin + step_rounding;
  return event_.is_strict && margin <= 0 ? margin - step_rounding : margin;
}

double EventMargin::value(const Evaluation& evaluation) const {
  if (!event_.is_of_effective_hits()) {
    const Observation of = slot_.kind->read(evaluation, slot_.group);
    const auto x = static_cast<double>(of.x);
    if (!slot_.kind->form.is_ratio) return x - level_;
    if (of.y == 0) return -level_;  // as in `events:`: of nothing there is no share, and 0 is taken for it
    const double level = level_ * static_cast<double>(of.y);
    const double above = x - level;
    return std::abs(above) <= ratio_rounding * level ? 0 : above;
  }
  const auto& assets = evaluation.outcome->assets;
  if (asset_ < assets.size()) return assets[AssetId(asset_)].effective_hits - level_;
  double sum = 0;
  for (const AssetCounts& asset : assets) sum += asset.effective_hits;
  return sum - level_;
}

}  // namespace bulwark
