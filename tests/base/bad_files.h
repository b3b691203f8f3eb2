// Files that a reader refuses: tests/ROOM/bad/NAME.yaml, and beside each, in NAME.expected, exactly what is to be said.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/input_error.h"

namespace bulwark::testing {

class BadFiles {
 public:
  /// `read_by_others` is no case of its own.
  explicit BadFiles(const std::string& room, std::string read_by_others = {})
      : folder_(std::filesystem::path(BULWARK_SOURCE_DIR) / "tests" / room / "bad"),
        read_by_others_(std::move(read_by_others)) {}

  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      const std::string name = entry.path().stem().string();
      if (entry.path().extension() == ".yaml" && name != read_by_others_) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  std::string expected(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream(folder_ / (name + ".expected")).rdbuf();
    return text.str();
  }

  /// What `load`, of a path, says; without the folder, which is another on every machine.
  template <class Load>
  std::string messages(const std::string& name, const Load& load) const {
    try {
      load((folder_ / (name + ".yaml")).string());
      return "loaded without errors";
    } catch (const InputErrors& errors) {
      std::string messages;
      for (InputError error : errors.errors()) {
        error.file = std::filesystem::path(error.file).filename().string();
        messages += to_string(error) + "\n";
      }
      return messages;
    }
  }

 private:
  std::filesystem::path folder_;
  std::string read_by_others_;
};

}  // namespace bulwark::testing
