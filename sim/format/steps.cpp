#include "format/steps.h"

namespace bulwark {

namespace {

/// Complains where a step comes too early after the one before it, or the first is not from 0.
bool is_in_order(const Value& from, double from_s, const std::vector<Step>& before, const std::string& zero) {
  if (before.empty() && from_s > same_time_s) {
    from.error("the first step is from " + in_quotes(from.node->text) + "; expected one from " + zero);
    return false;
  }
  if (!before.empty() && from_s <= before.back().from_s + same_time_s) {
    from.error("from " + in_quotes(from.node->text) +
               " is not after the step before it; expected steps in order of time");
    return false;
  }
  return true;
}

}  // namespace

std::optional<std::vector<Step>> Steps::operator()(const Value& value) const {
  std::vector<Step> steps;
  bool is_readable = true;
  const std::vector<Value> items = items_of(value, expected);
  if (value.is(NodeKind::list) && items.empty()) value.error("an empty list; expected " + expected);
  for (const Value& item : items) {
    const std::vector<Value> pair = items_of(item, one, 2);
    const auto from_s = pair.empty() ? std::nullopt : read_time(pair[0]);
    const auto step_value = pair.empty() ? std::nullopt : read_value(pair[1]);
    is_readable = is_readable && from_s && step_value;
    if (from_s && is_readable) is_readable = is_in_order(pair[0], *from_s, steps, zero);
    if (from_s && end_s > 0 && *from_s >= end_s) item.warning("begins when the campaign is over, so it never holds");
    if (from_s) steps.push_back({*from_s, step_value.value_or(0)});
  }
  return is_readable && !steps.empty() ? std::optional(steps) : std::nullopt;
}

}  // namespace bulwark
