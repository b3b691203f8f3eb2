#include "format/event_option.h"

#include "base/phrase.h"

namespace bulwark {

namespace {

/// A text in YAML: the quotes in it doubled.
std::string quoted(std::string_view text) {
  std::string yaml = "'";
  for (const char c : text) yaml += c == '\'' ? std::string("''") : std::string(1, c);
  return yaml + "'";
}

}  // namespace

Override event_override(const std::string& argument) {
  const std::size_t equals = argument.find('=');
  const std::string name(trimmed(std::string_view(argument).substr(0, equals)));
  if (equals == std::string::npos || name.empty() || name.find('.') != std::string::npos) {
    refuse("--event", in_quotes(argument) + " is not of the form NAME=CONDITION, as blackout=capacity_lost_MW > 1 GW");
  }
  return {"events." + name, quoted(trimmed(std::string_view(argument).substr(equals + 1)))};
}

std::string event_setting(const std::string& argument) {
  const Override event = event_override(argument);
  return event.path + "=" + event.value;
}

}  // namespace bulwark
