// The result tables of one small raid, byte for byte: any change of the engine's draws, rules or of the tables' form
// shows.
//
// Where a change is meant, look at the difference, then write the files anew and commit them with the reason:
//   BULWARK_WRITE_GOLDEN=1 build/release/tests/test_golden
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "columns/csv.h"
#include "engine/run.h"
#include "format/load.h"
#include "results/tables.h"

namespace bulwark {
namespace {

const std::filesystem::path folder = std::filesystem::path(BULWARK_SOURCE_DIR) / "tests" / "golden";

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The first line that differs, of both.
std::string difference(const std::string& expected, const std::string& got) {
  std::istringstream a(expected);
  std::istringstream b(got);
  std::string line_a;
  std::string line_b;
  for (int line = 1;; ++line) {
    const bool more_a = static_cast<bool>(std::getline(a, line_a));
    const bool more_b = static_cast<bool>(std::getline(b, line_b));
    if (!more_a && !more_b) return "only the ends of lines differ";
    if (!more_a || !more_b || line_a != line_b) {
      return "line " + std::to_string(line) + "\n  kept: " + (more_a ? line_a : "(none)") +
             "\n  now:  " + (more_b ? line_b : "(none)");
    }
  }
}

TEST(Golden, TablesOfASmallRaidAreUnchanged) {
  const Scenario scenario = load_scenario((folder / "small.yaml").string()).scenario;
  const Tables tables = compile(scenario);
  const Tallies tallies = run_trials(tables, {scenario.seed, 0, scenario.trials, 2}).tallies;
  const bool write = std::getenv("BULWARK_WRITE_GOLDEN") != nullptr;
  for (const ResultTable& table : result_tables(scenario, tables.layout, tallies)) {
    const std::filesystem::path path = folder / (table.name + ".csv");
    const std::string got = to_csv(table);
    if (write) std::ofstream(path, std::ios::binary) << got;
    const std::string expected = read(path);
    EXPECT_TRUE(got == expected) << path.filename() << " has changed: " << difference(expected, got)
                                 << "\nwhere this is meant: BULWARK_WRITE_GOLDEN=1 build/release/tests/test_golden";
  }
}

}  // namespace
}  // namespace bulwark
