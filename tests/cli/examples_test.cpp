// Every command that the help texts, the README and the manual show works as it stands.
#include <gmock/gmock.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "cli/program.h"

namespace bulwark {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::stringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// The commands of the indented lines below "Example:"; a line that is indented further goes on with the one before.
std::vector<std::string> help_examples(const std::string& help) {
  std::vector<std::string> commands;
  bool inside = false;
  for (const std::string& line : lines_of(help)) {
    if (inside && line.starts_with("  bulwark ")) {
      commands.push_back(line.substr(2));
    } else if (inside && line.starts_with("   ") && !commands.empty()) {
      commands.back() += line;
    }
    inside = line.starts_with("Example") || (inside && line.starts_with("  "));
  }
  return commands;
}

/// The lines of the blocks fenced as `sh`.
std::vector<std::string> document_commands(const std::string& text) {
  std::vector<std::string> commands;
  bool inside = false;
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with("```")) {
      inside = line == "```sh";
    } else if (inside && !line.empty() && !line.starts_with('#')) {
      commands.push_back(line);
    }
  }
  return commands;
}

/// A heading as a link names it: in lower case, blanks as hyphens, without other signs.
std::string anchor_of(const std::string& heading) {
  std::string anchor;
  for (const char c : heading.substr(heading.find_first_not_of("# "))) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-') {
      anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (c == ' ') {
      anchor += '-';
    }
  }
  return anchor;
}

bool has_anchor(const std::string& text, const std::string& anchor) {
  const std::vector<std::string> lines = lines_of(text);
  return std::any_of(lines.begin(), lines.end(),
                     [&](const std::string& line) { return line.starts_with('#') && anchor_of(line) == anchor; });
}

/// The names of the commands that the help lists.
std::vector<std::string> command_names(const std::string& help) {
  std::vector<std::string> names;
  bool inside = false;
  for (const std::string& line : lines_of(help)) {
    const bool goes_on = line.starts_with("   ");  // a summary of two lines
    if (inside && line.starts_with("  ") && !goes_on) names.push_back(line.substr(2, line.find(' ', 2) - 2));
    inside = line == "Subcommands:" || (inside && line.starts_with("  "));
  }
  return names;
}

/// Takes a minute or more; a test of its own room runs it.
bool is_long(const std::string& command) {
  return command.find("bulwark validate") != std::string::npos;
}

class Examples : public Program {
 protected:
  void expect_works(const std::string& command) {
    if (is_long(command)) return;
    const Ending ending = shell(command);
    EXPECT_EQ(ending.code, 0) << command << '\n' << ending.err;
  }
  static std::filesystem::path source() { return BULWARK_SOURCE_DIR; }
  std::string source_file(const std::string& name) { return content(source() / name); }

  /// Those of the manual that are files of their own, in the order of their names.
  static std::vector<std::filesystem::path> chapters() {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(source() / "sim/manual"))
      found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
  }
};

TEST_F(Examples, EveryHelpTextHasOneThatWorks) {
  // Files that stand for the reader's own.
  expect_works("sed 's/count: 40/count: 30/' configs/quickstart.yaml > with_guns.yaml");
  expect_works("sed s@../quickstart@configs/quickstart@ configs/studies/raid_size_channels.yaml > study.yaml");
  std::vector<std::string> helps = {run({"--help"}).out};
  const std::vector<std::string> names = command_names(helps.front());
  ASSERT_FALSE(names.empty());
  for (const std::string& name : names) {
    helps.push_back(run({name, "--help"}).out);
    EXPECT_THAT(help_examples(helps.back()), Not(IsEmpty())) << name;
  }
  for (const std::string& help : helps) {
    for (const std::string& command : help_examples(help)) expect_works(command);
  }
}

TEST_F(Examples, OfTheReadmeWork) {
  for (const std::string& command : document_commands(source_file("README.md"))) {
    // These two build the program, which a test of it cannot; the checks of every change run them as they stand.
    if (command == "scripts/main" || command == "scripts/test") {
      EXPECT_THAT(source_file(".ci/run"), HasSubstr(command));
    } else {
      expect_works(command);
    }
  }
}

TEST_F(Examples, OfTheManualWork) {
  for (const std::string& command : document_commands(source_file("sim/README.md"))) expect_works(command);
}

TEST_F(Examples, OfTheChaptersOfTheManualWork) {
  for (const std::filesystem::path& chapter : chapters()) {
    for (const std::string& command : document_commands(content(chapter))) expect_works(command);
  }
}

TEST_F(Examples, LinksOfTheDocumentsLeadSomewhere) {
  static const std::regex link(R"(\]\(([^)#\s]*)#?([^)\s]*)\))");
  std::vector<std::filesystem::path> documents = chapters();
  for (const char* name : {"README.md", "sim/README.md"}) documents.push_back(source() / name);
  for (const std::filesystem::path& file : documents) {
    const std::string text = content(file);
    for (std::sregex_iterator match(text.begin(), text.end(), link), end; match != end; ++match) {
      const std::string target = (*match)[1];
      if (target.starts_with("https://")) continue;
      const std::filesystem::path there = target.empty() ? file : file.parent_path() / target;
      EXPECT_TRUE(std::filesystem::exists(there)) << file << ": " << target;
      const std::string anchor = (*match)[2];
      EXPECT_TRUE(anchor.empty() || has_anchor(content(there), anchor)) << file << ": " << (*match)[0];
    }
  }
}

// To renew that chapter: BULWARK_UPDATE=1 build/release/tests/test_cli --gtest_filter=Examples.TheManualHasTheHelpTexts
TEST_F(Examples, TheManualHasTheHelpTexts) {
  const std::filesystem::path file = source() / "sim/manual/commands.md";
  const std::string chapter = content(file);
  const std::size_t place = chapter.find("\n```\n$ bulwark --help\n");
  ASSERT_NE(place, std::string::npos);
  std::string expected = chapter.substr(0, place);
  std::vector<std::string> commands = command_names(run({"--help"}).out);
  for (std::string& name : commands) name = "bulwark " + name + " --help";
  commands.insert(commands.begin(), "bulwark --help");
  for (const std::string& command : commands) expected += "\n```\n$ " + command + "\n" + shell(command).out + "```\n";
  if (std::getenv("BULWARK_UPDATE") != nullptr) std::ofstream(file, std::ios::binary) << expected;
  EXPECT_EQ(content(file), expected);
}

}  // namespace
}  // namespace bulwark
