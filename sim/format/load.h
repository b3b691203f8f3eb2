// Reading a scenario file: text → checked Scenario, or every error at once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/input_error.h"
#include "scenario/scenario.h"
#include "yaml/diagnostics.h"
#include "yaml/document.h"
#include "yaml/override.h"

namespace bulwark {

struct LoadedScenario {
  Scenario scenario;
  std::string text;                  // the file as read, for the manifest
  std::vector<InputError> warnings;  // what an author would want to know, though nothing is wrong
};

/// A scenario file's text, to be read with many overrides: it is parsed once, which takes nine tenths of reading it.
class ScenarioText {
 public:
  ScenarioText() : ScenarioText("", "") {}
  /// `file` stands for the file in messages. Throws InputErrors where the text is too long to be one.
  ScenarioText(std::string text, std::string file);

  const std::string& text() const { return text_; }
  const std::string& file() const { return file_; }
  const Node& root() const { return root_; }

  /// Throws InputErrors with all that is wrong, in the order of the file. From any thread.
  LoadedScenario with(const std::vector<Override>& overrides = {}) const;

 private:
  std::string text_;
  std::string file_;
  Diagnostics diagnostics_;  // of parsing
  Node root_;
};

/// Throws InputErrors with all that is wrong, in the order of the file.
LoadedScenario load_scenario(const std::string& path, const std::vector<Override>& overrides = {});

/// The same from text; `name` stands for the file in messages.
LoadedScenario load_scenario_text(std::string_view text, const std::string& name,
                                  const std::vector<Override>& overrides = {});

/// The warning that what stands at this path is of no effect; null where there is none.
const InputError* no_effect_at(const LoadedScenario& loaded, const std::string& path);

}  // namespace bulwark
