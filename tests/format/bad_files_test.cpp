// Every file of bad/ is refused with exactly the messages beside it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "format/load.h"

namespace bulwark {
namespace {

namespace fs = std::filesystem;

fs::path bad_folder() {
  return fs::path(BULWARK_SOURCE_DIR) / "tests" / "format" / "bad";
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

std::string messages_of(const fs::path& path) {
  try {
    load_scenario(path.string());
    return "loaded without errors";
  } catch (const InputErrors& errors) {
    std::string messages;
    for (InputError error : errors.errors()) {
      error.file = path.filename().string();
      messages += to_string(error) + "\n";
    }
    return messages;
  }
}

class BadFile : public ::testing::TestWithParam<std::string> {};

TEST_P(BadFile, IsRefusedWithTheExpectedMessages) {
  const fs::path path = bad_folder() / (GetParam() + ".yaml");
  EXPECT_EQ(messages_of(path), read(bad_folder() / (GetParam() + ".expected")));
}

INSTANTIATE_TEST_SUITE_P(Corpus, BadFile, ::testing::ValuesIn(bad_files()),
                         [](const auto& instance) { return instance.param; });

TEST(BadFiles, AreManyAndEachHasItsMessages) {
  EXPECT_GE(bad_files().size(), 300U);
  for (const std::string& name : bad_files()) EXPECT_FALSE(read(bad_folder() / (name + ".expected")).empty()) << name;
}

}  // namespace
}  // namespace bulwark
