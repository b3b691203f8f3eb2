#include "format/named_scenario.h"

#include "base/input_error.h"
#include "yaml/read_file.h"

namespace bulwark {

namespace {

/// Whose file could not be read, where it is named; the name whole, as a file's is told elsewhere.
InputErrors faults_where_named(const InputErrors& faults, const Node& name, const std::string& path) {
  std::vector<InputError> errors;
  for (const InputError& fault : faults.errors()) {
    errors.push_back(
        {name_of_input(path), name.place.line, name.place.column, "scenario", "'" + name.text + "': " + fault.message});
  }
  return InputErrors(errors);
}

}  // namespace

std::optional<ScenarioText> named_scenario(const Node& root, const std::string& path) {
  const Node* const name = root.find("scenario");
  if (name == nullptr || name->kind != NodeKind::scalar) return std::nullopt;
  const std::string file = beside(path, name->text);
  try {
    return ScenarioText(read_scenario_file(file), file);
  } catch (const InputErrors& faults) {
    throw faults_where_named(faults, *name, path);
  }
}

}  // namespace bulwark
