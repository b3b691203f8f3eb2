// Every file of bad/ is refused with exactly the messages beside it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/input_error.h"
#include "plan/plan_file.h"

namespace bulwark {
namespace {

namespace fs = std::filesystem;

fs::path bad_folder() {
  return fs::path(BULWARK_SOURCE_DIR) / "tests" / "plan" / "bad";
}

std::vector<std::string> bad_files() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(bad_folder())) {
    if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string read(const fs::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Without the folder, which is another on every machine.
std::string messages_of(const fs::path& path) {
  std::string text = "loaded without errors";
  try {
    load_plan(path.string());
  } catch (const InputErrors& errors) {
    text = errors.what();
  }
  const std::string prefix = path.parent_path().string() + "/";
  for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
    text.erase(at, prefix.size());
  return text + "\n";
}

class BadPlan : public ::testing::TestWithParam<std::string> {};

TEST_P(BadPlan, IsRefusedWithTheseMessages) {
  const fs::path path = bad_folder() / (GetParam() + ".yaml");
  fs::path expected = path;
  expected.replace_extension(".expected");
  EXPECT_EQ(messages_of(path), read(expected));
}

INSTANTIATE_TEST_SUITE_P(PlanFile, BadPlan, ::testing::ValuesIn(bad_files()),
                         [](const auto& test) { return test.param; });

}  // namespace
}  // namespace bulwark
