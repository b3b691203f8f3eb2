// The order of the rooms: lower ones never include upper ones, siblings do not include each other, and a library that
// only one room may use is included nowhere else (sim/README.md, "Rooms").
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace bulwark {
namespace {

namespace fs = std::filesystem;

/// Rooms of one level are siblings.
const std::map<std::string, int> level_of_room = {
    {"base", -1},    {"random", 0},        {"statistics", 0}, {"geometry", 0},   {"workspace", 0}, {"yaml", 1},
    {"columns", 1},  {"distributions", 2}, {"scenario", 3},   {"outcome", 4},    {"metrics", 5},   {"format", 6},
    {"tables", 7},   {"grid", 7},          {"trial", 8},      {"campaign", 9},   {"tally", 10},    {"engine", 11},
    {"study", 12},   {"inquiry", 13},      {"decide", 14},    {"calibrate", 15}, {"plan", 15},     {"validation", 16},
    {"results", 16}, {"output", 17},       {"report", 18},    {"library", 19},   {"cli", 20},      {"python", 20}};
constexpr const char* facade = "bulwark.h";  // of the library, in no room: it includes nothing of ours

struct SourceFile {
  std::string name;  // ROOM/FILE
  std::string room;
  std::vector<std::string> lines;
};

std::vector<SourceFile> source_files() {
  const fs::path sim = fs::path(BULWARK_SOURCE_DIR) / "sim";
  std::vector<SourceFile> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(sim)) {
    if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
    const fs::path relative = entry.path().lexically_relative(sim);
    if (relative == facade) continue;
    SourceFile file{relative.string(), relative.begin()->string(), {}};
    std::ifstream stream(entry.path());
    for (std::string line; std::getline(stream, line);) file.lines.push_back(line);
    files.push_back(std::move(file));
  }
  return files;
}

/// What a file includes: between quotes or angle brackets.
std::vector<std::string> includes_of(const SourceFile& file) {
  static const std::regex include("^\\s*#\\s*include\\s*[\"<]([^\">]+)[\">].*");
  std::vector<std::string> names;
  for (const std::string& line : file.lines) {
    std::smatch match;
    if (std::regex_match(line, match, include)) names.push_back(match[1]);
  }
  return names;
}

/// Files outside `rooms` that include a header beginning with one of the prefixes.
std::vector<std::string> users_outside(const std::set<std::string>& rooms, const std::vector<std::string>& prefixes) {
  std::vector<std::string> users;
  for (const SourceFile& file : source_files()) {
    if (rooms.contains(file.room)) continue;
    for (const std::string& name : includes_of(file)) {
      const auto is_prefix = [&](const std::string& prefix) { return name.starts_with(prefix); };
      if (std::any_of(prefixes.begin(), prefixes.end(), is_prefix)) users.push_back(file.name + " includes " + name);
    }
  }
  return users;
}

TEST(Comments, NameFilesThatThereAre) {
  static const std::regex path("(tests/)?\\b([a-z]+)/[a-z0-9_]+\\.(h|cpp)\\b");
  for (const SourceFile& file : source_files()) {
    for (const std::string& line : file.lines) {
      const std::string comment = line.substr(std::min(line.find("//"), line.size()));
      for (std::sregex_iterator named(comment.begin(), comment.end(), path), end; named != end; ++named) {
        if (!level_of_room.contains((*named)[2])) continue;
        const fs::path folder = fs::path(BULWARK_SOURCE_DIR) / ((*named)[1].matched ? "" : "sim");
        EXPECT_TRUE(fs::exists(folder / named->str())) << file.name << ": " << line;
      }
    }
  }
}

TEST(Rooms, TrialsAskTheirTablesAndNeverTheScenario) {
  static const std::regex asks(".*(->|\\.)scenario\\b.*");
  for (const SourceFile& file : source_files()) {
    if (file.room != "trial" && file.room != "workspace" && file.room != "outcome") continue;
    for (const std::string& line : file.lines) EXPECT_FALSE(std::regex_match(line, asks)) << file.name << ": " << line;
  }
}

TEST(Rooms, TheFacadeNeedsTheStandardLibraryAlone) {
  static const std::regex ours_or_others("^\\s*#\\s*include\\s*(\"|<[^>]*[./]).*");
  std::ifstream stream(fs::path(BULWARK_SOURCE_DIR) / "sim" / facade);
  ASSERT_TRUE(stream);
  for (std::string line; std::getline(stream, line);) EXPECT_FALSE(std::regex_match(line, ours_or_others)) << line;
}

TEST(Rooms, HaveAPlaceInTheOrder) {
  for (const SourceFile& file : source_files()) EXPECT_TRUE(level_of_room.contains(file.room)) << file.name;
}

TEST(Rooms, IncludeOnlyLowerOnes) {
  for (const SourceFile& file : source_files()) {
    for (const std::string& name : includes_of(file)) {
      const std::string room = name.substr(0, name.find('/'));
      if (!level_of_room.contains(room) || room == file.room) continue;
      EXPECT_LT(level_of_room.at(room), level_of_room.at(file.room)) << file.name << " includes " << name;
    }
  }
}

TEST(Rooms, OnlyTheStrictReaderKnowsYaml) {
  EXPECT_THAT(users_outside({"yaml"}, {"yaml-cpp/"}), ::testing::IsEmpty());
}

TEST(Rooms, OnlyTheOutputWritesJson) {
  EXPECT_THAT(users_outside({"output"}, {"nlohmann/"}), ::testing::IsEmpty());
}

TEST(Rooms, OnlyTheGridSolvesFlowsAndPrograms) {
  EXPECT_THAT(users_outside({"grid"}, {"lemon/", "coin/", "boost/graph/"}), ::testing::IsEmpty());
}

TEST(Rooms, OneFileKnowsTheParserOfTheCommandLine) {
  EXPECT_THAT(users_outside({}, {"CLI/"}), ::testing::ElementsAre("cli/options.cpp includes CLI/CLI.hpp"));
}

TEST(Rooms, OnlyTheModuleKnowsPythonAndItKnowsTheFacadeAlone) {
  EXPECT_THAT(users_outside({"python"}, {"pybind11/", "Python.h"}), ::testing::IsEmpty());
  static const std::regex ours("(?!bulwark\\.h|python/|pybind11/).*[/.].*");
  for (const SourceFile& file : source_files()) {
    if (file.room != "python") continue;
    for (const std::string& name : includes_of(file)) EXPECT_FALSE(std::regex_match(name, ours)) << file.name << name;
  }
}

TEST(Rooms, OnlyTheEngineAndStudiesStartThreads) {
  EXPECT_THAT(users_outside({"engine", "study"}, {"tbb/", "oneapi/"}), ::testing::IsEmpty());
  EXPECT_THAT(users_outside({"engine", "study", "library", "cli", "python"}, {"thread", "future", "omp.h"}),
              ::testing::IsEmpty());
}

TEST(Rooms, OnlyTheCommandLinePrintsOrExits) {
  EXPECT_THAT(users_outside({"cli"}, {"iostream", "CLI/"}), ::testing::IsEmpty());
  static const std::regex print_or_exit(
      "\\b(std::(cout|cerr|clog)\\b|(f?printf|fmt::print|puts|fputs|exit|_Exit|quick_exit|abort|terminate)\\s*\\()");
  for (const SourceFile& file : source_files()) {
    if (file.room == "cli") continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const std::string code = file.lines[i].substr(0, file.lines[i].find("//"));
      EXPECT_FALSE(std::regex_search(code, print_or_exit)) << file.name << ':' << i + 1 << ": " << code;
    }
  }
}

TEST(Rooms, DrawRandomNumbersFromNamedStreamsOnly) {
  for (const SourceFile& file : source_files()) {
    for (const std::string& line : file.lines) {
      for (const char* word : {"mt19937", "random_device", "default_random_engine", "std::rand(", " rand("}) {
        EXPECT_EQ(line.find(word), std::string::npos) << file.name << ": " << line;
      }
    }
  }
}

TEST(Rooms, KeepFilesShort) {
  for (const SourceFile& file : source_files()) EXPECT_LE(file.lines.size(), 500U) << file.name;
}

TEST(Rooms, HoldSome35ConceptsAtMost) {
  std::map<std::string, std::set<std::string>> concepts;
  for (const SourceFile& file : source_files()) concepts[file.room].insert(fs::path(file.name).stem());
  for (const auto& [room, stems] : concepts) EXPECT_LE(stems.size(), 40U) << room;
}

TEST(Rooms, HeadersAreGuardedAndInTheNamespace) {
  for (const SourceFile& file : source_files()) {
    const auto has = [&](const std::string& text) {
      return std::any_of(file.lines.begin(), file.lines.end(),
                         [&](const std::string& line) { return line.find(text) != std::string::npos; });
    };
    EXPECT_TRUE(!file.name.ends_with(".h") || has("#pragma once")) << file.name;
    EXPECT_TRUE(file.name == "cli/main.cpp" || has("namespace bulwark")) << file.name;
  }
}

}  // namespace
}  // namespace bulwark
