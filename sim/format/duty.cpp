#include "format/duty.h"

#include <string>

#include "base/phrase.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

std::optional<Interval> read_stretch(const Value& value) {
  const std::vector<Value> items = items_of(value, "times [begin, end], as [6 h, 18 h]", 2);
  if (items.empty()) return std::nullopt;
  const Quantity time{Dimension::time};
  const auto begin_s = time(items[0]);
  const auto end_s = time(items[1]);
  if (!begin_s || !end_s) return std::nullopt;
  if (*begin_s < *end_s) return Interval{*begin_s, *end_s};
  value.error("begin " + in_quotes(items[0].node->text) + " is not before end " + in_quotes(items[1].node->text) +
              "; expected [begin, end] with begin < end");
  return std::nullopt;
}

}  // namespace

std::optional<std::vector<Interval>> DutyTimes::operator()(const Value& value) const {
  if (!value.is(NodeKind::list) && !value.describes()) {
    value.unexpected("times on duty, as [[6 h, 18 h]], or [] for never");
    return std::nullopt;
  }
  std::vector<Interval> duty;
  bool is_readable = true;
  for (const Value& item : items_of(value, "times on duty")) {
    const auto stretch = read_stretch(item);
    is_readable = is_readable && stretch;
    if (!stretch) continue;
    if (!duty.empty() && stretch->begin_s < duty.back().end_s) {
      item.error("begins before the one before it has ended; expected disjoint times on duty in increasing order");
      is_readable = false;
    }
    duty.push_back(*stretch);
  }
  return is_readable ? std::optional(duty) : std::nullopt;
}

}  // namespace bulwark
