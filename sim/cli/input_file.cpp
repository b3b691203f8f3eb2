#include "cli/input_file.h"

#include "yaml/parse.h"
#include "yaml/read_file.h"

namespace bulwark {

InputFile read_input(const std::string& path) {
  InputFile input{path, read_scenario_file(path), FileKind::scenario};
  Diagnostics ignored({path});
  input.kind = kind_of(parse_yaml(input.text, 0, ignored)).value_or(FileKind::scenario);
  return input;
}

}  // namespace bulwark
