#include "decide/rare_question.h"

#include "base/input_error.h"
#include "base/phrase.h"
#include "decide/rare_event.h"
#include "format/event_option.h"
#include "yaml/written_measure.h"

namespace bulwark {

std::optional<std::string> setting_of_event(const Scenario& scenario, const std::string& event) {
  try {
    read_rare_event(scenario, event);
    return std::nullopt;
  } catch (const InputErrors&) {
    if (event.starts_with(effective_hits_name)) return std::nullopt;  // of no condition: what is wrong will be said
    return event_setting(std::string(looked_for) + "=" + event);
  }
}

double read_relative(const std::string& option, const std::string& text) {
  const auto relative = written_level(text);
  if (relative && *relative > 0 && *relative < 1) return *relative;
  refuse(option, in_quotes(text) + " is no share; expected one as '10 %'");
}

}  // namespace bulwark
