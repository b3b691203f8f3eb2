#include "format/timing.h"

#include <array>
#include <string>

#include "base/phrase.h"
#include "base/suggest.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::array timing_keys{
    Key{"at", "a time, as 75 min"},
    Key{"offset", "simultaneous, or {uniform: W}, {normal: sd}, {every: d}, {poisson: d}"},
};

constexpr const char* expected_offset =
    "simultaneous, {uniform: 40 min}, {normal: 2 min}, {every: 30 s} or {poisson: 30 s}";

struct OffsetForm {
  std::string_view name;
  OffsetRule rule;
  std::string_view expected;
};
constexpr std::array offset_forms{
    OffsetForm{"uniform", OffsetRule::uniform, "a time, as 40 min: from 0 to it"},
    OffsetForm{"normal", OffsetRule::normal, "a time, as 2 min: the standard deviation"},
    OffsetForm{"every", OffsetRule::every, "a time, as 30 s: from one to the next"},
    OffsetForm{"poisson", OffsetRule::poisson, "a time, as 30 s: the mean from one to the next"},
};

void read_spread(const Value& value, Salvo& salvo) {
  if (value.node->members.size() != 1) return value.unexpected(expected_offset);
  const Member& member = value.node->members[0];
  std::vector<std::string> names;
  for (const OffsetForm& form : offset_forms) {
    names.emplace_back(form.name);
    if (form.name != member.key) continue;
    salvo.offset = form.rule;
    const auto spread = Quantity{Dimension::time, not_negative}(value.child(member.key, member.value));
    salvo.offset_s = spread.value_or(0);
    return;
  }
  value.diagnostics->error(member.key_place, value.child_path(member.key),
                           "unknown offset " + in_quotes(member.key) + suggestion(member.key, names));
}

/// A map of one key, as read_spread() reads it.
void describe_spread(const Value& value) {
  value.shape->become(ShapeKind::map);
  value.shape->has_one_key = true;
  for (const OffsetForm& form : offset_forms) {
    ShapeKey& key = value.shape->key(form.name);
    key.value.meaning = form.expected;
    Quantity{Dimension::time, not_negative}(value.describing(key.name, key.value));
  }
}

void read_offset(const Value& value, Salvo& salvo) {
  if (describe_either(value, Choice<bool>{{{"simultaneous", true}}}, describe_spread)) return;
  if (value.is(NodeKind::map)) return read_spread(value, salvo);
  const bool is_simultaneous = value.is(NodeKind::scalar) && value.node->text == "simultaneous";
  if (!is_simultaneous) value.unexpected(expected_offset);
}

void read_when(const Value& value, Salvo& salvo) {
  const MapReader map(value, timing_keys);
  map.require("at", salvo.at_s, Quantity{Dimension::time});
  if (const auto offset = map.find("offset")) read_offset(*offset, salvo);
}

}  // namespace

void read_timing(const MapReader& salvo_map, Salvo& salvo) {
  const auto launch = salvo_map.find("launch");
  const auto arrive = salvo_map.find("arrive");
  salvo_map.require_either("launch", "arrive", "launch: {at: 0 min}");
  salvo.timed_on_arrival = arrive.has_value();
  if (launch) read_when(*launch, salvo);
  if (arrive) read_when(*arrive, salvo);
}

}  // namespace bulwark
