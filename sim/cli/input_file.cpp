#include "cli/input_file.h"

#include <array>

#include "yaml/parse.h"
#include "yaml/read_file.h"

namespace bulwark {

namespace {

constexpr std::array names{"scenario", "study", "plan", "calibration"};  // [FileKind]

}  // namespace

const char* name_of(FileKind kind) {
  return names[static_cast<std::size_t>(kind)];
}

InputFile read_input(const std::string& path) {
  InputFile input{path, read_scenario_file(path), FileKind::scenario};
  Diagnostics ignored({path});
  const Node root = parse_yaml(input.text, 0, ignored);
  for (const FileKind kind : {FileKind::study, FileKind::plan, FileKind::calibration}) {
    if (root.find(std::string("bulwark_") + name_of(kind)) != nullptr) input.kind = kind;
  }
  return input;
}

}  // namespace bulwark
