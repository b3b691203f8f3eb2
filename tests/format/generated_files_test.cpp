// Files that are too odd or too large to keep: what the file system and YAML can throw at a reader.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "support.h"

namespace bulwark {
namespace {

namespace fs = std::filesystem;
using ::testing::EndsWith;
using ::testing::HasSubstr;

class GeneratedFile : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("bulwark_generated_files_" + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path() const { return (folder_ / "file.yaml").string(); }
  void write(const std::string& text) const { std::ofstream(path(), std::ios::binary) << text; }
  std::string complaint() const {
    try {
      load_scenario(path());
      return "loaded";
    } catch (const InputErrors& errors) {
      return errors.what();
    }
  }

 private:
  fs::path folder_;
};

TEST_F(GeneratedFile, MissingFile) {
  EXPECT_EQ(complaint(), path() + ": no such file; expected a scenario in YAML");
}

TEST_F(GeneratedFile, Folder) {
  fs::create_directories(path());
  EXPECT_EQ(complaint(), path() + ": a folder; expected a scenario file in YAML");
}

TEST_F(GeneratedFile, UnreadableFile) {
  if (::geteuid() == 0) GTEST_SKIP() << "nothing is unreadable to root";
  write("bulwark: 1\n");
  fs::permissions(path(), fs::perms::none);
  EXPECT_THAT(complaint(), HasSubstr("cannot be opened"));
}

TEST_F(GeneratedFile, EmptyFile) {
  write("");
  EXPECT_THAT(complaint(),
              EndsWith("file.yaml:1:1: the file is empty; expected a scenario, beginning with bulwark: 1"));
}

TEST_F(GeneratedFile, BinaryFile) {
  write(
      std::string("\x7f"
                  "ELF\0\0\0",
                  7));
  EXPECT_THAT(complaint(), EndsWith(":1:5: a binary file (NUL byte); expected a text in UTF-8"));
}

TEST_F(GeneratedFile, LargerThanTheLimit) {
  write("bulwark: 1\n");
  fs::resize_file(path(), 1U << 30U);  // sparse: only its first bytes exist
  EXPECT_EQ(complaint(), path() + ": larger than 16 MB; expected a scenario in YAML");
}

TEST_F(GeneratedFile, TooManyValues) {
  std::string text = "a: [";
  for (int i = 0; i < 200'001; ++i) text += "0,";
  write(text);
  EXPECT_THAT(complaint(), HasSubstr("more than 200000 values in one file"));
}

/// yaml-cpp descends into itself; a reader that let it would overflow the stack.
class DeepText : public ::testing::TestWithParam<const char*> {};

TEST_P(DeepText, IsRefusedAndNotDescendedInto) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += GetParam();
  EXPECT_THAT(testing::complaints_about_text(text), HasSubstr("nested deeper than 32 levels"));
}

INSTANTIATE_TEST_SUITE_P(Openings, DeepText, ::testing::Values("[", "{", "- ", "? ", ": ", "{a: ", "[a, ", "[\n"));

TEST(DeepText, ByIndentationIsRefusedToo) {
  std::string text;
  for (std::size_t i = 0; i < 2'000; ++i) text += std::string(i, ' ') + "a:\n";
  EXPECT_THAT(testing::complaints_about_text(text), HasSubstr("nested deeper than 32 levels"));
}

TEST(OddText, WithByteOrderMarkLoads) {
  EXPECT_EQ(testing::complaints_about_text("\xEF\xBB\xBF" + testing::small_scenario()), "loaded");
}

TEST(OddText, WithWindowsLineEndsLoads) {
  std::string text;
  for (const char c : testing::small_scenario()) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  EXPECT_EQ(testing::complaints_about_text(text), "loaded");
}

TEST(OddText, ColumnsCountCharactersNotBytes) {
  EXPECT_THAT(testing::complaints_about_text("{bulwärk: 1, größe: 2}"),
              HasSubstr("text.yaml:1:14: größe: unknown key"));
}

TEST(OddText, KeysWithControlCharactersLeaveMessagesOnOneLine) {
  const std::string said =
      testing::complaints_about_text("bulwark: 1\n\"the\\tats\": {\"a\\nb\": 1}\nassets: {\"a\\nb\": 1}\n");
  EXPECT_THAT(said, HasSubstr("a?b"));
  EXPECT_EQ(said.find('\t'), std::string::npos) << said;
  EXPECT_EQ(said.find("a\nb"), std::string::npos) << said;
}

TEST(OddText, EveryCutOfAScenarioIsRefusedOrLoadedWithoutCrash) {
  const std::string& text = testing::small_scenario();
  for (std::size_t length = 0; length < text.size(); ++length) {
    EXPECT_NO_FATAL_FAILURE(testing::complaints_about_text(text.substr(0, length)));
  }
}

TEST(OddText, EverySingleReplacedCharacterIsRefusedOrLoadedWithoutCrash) {
  for (const char c : std::string("{[:,\"'%&*!-?|> \n\t0x")) {
    std::string text = testing::small_scenario();
    for (std::size_t i = 0; i < text.size(); i += 7) {
      const char original = text[i];
      text[i] = c;
      EXPECT_NO_FATAL_FAILURE(testing::complaints_about_text(text));
      text[i] = original;
    }
  }
}

}  // namespace
}  // namespace bulwark
