#include "scenario/timing.h"

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
};
constexpr std::array offset_forms{
    OffsetForm{"uniform", OffsetRule::uniform},
    OffsetForm{"normal", OffsetRule::normal},
    OffsetForm{"every", OffsetRule::every},
    OffsetForm{"poisson", OffsetRule::poisson},
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

void read_offset(const Value& value, Salvo& salvo) {
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
  const Value& whole = salvo_map.value();
  if (launch && arrive) arrive->error("both launch and arrive; expected one of them");
  if (!launch && !arrive && salvo_map.is_map()) {
    whole.error("neither launch nor arrive; expected one, as launch: {at: 0 min}");
  }
  salvo.timed_on_arrival = arrive.has_value();
  if (launch) read_when(*launch, salvo);
  if (arrive) read_when(*arrive, salvo);
}

}  // namespace bulwark
