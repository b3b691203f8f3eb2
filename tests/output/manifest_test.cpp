// The manifest as JSON: every value as it was, whatever bytes it has.
#include "output/manifest.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace bulwark {
namespace {

RunInfo run_of(const std::string& scenario_text) {
  RunInfo run;
  run.version = "0.0.0";
  run.scenario_name = "Größe – 5 %";
  run.scenario_text = scenario_text;
  run.command_line = {"bulwark", "run", "a \"b\".yaml"};
  run.seed = 18446744073709551615U;
  run.trials = 10;
  run.wall_time_s = 0.5;
  return run;
}

TEST(Manifest, HoldsItsValuesInOrder) {
  const std::string text = to_json(run_of("a: 1\n\t\x01"), {{"summary.csv", 3}}, {{"summary.csv", "ab"}});
  EXPECT_EQ(text.substr(0, 24), "{\n  \"program\": \"bulwark\"");
  EXPECT_EQ(text.back(), '\n');
  const auto read = nlohmann::json::parse(text);
  EXPECT_EQ(read["name"], "Größe – 5 %");
  EXPECT_EQ(read["seed"], 18446744073709551615U);
  EXPECT_EQ(read["wall_time_s"], 0.5);
  EXPECT_EQ(read["command_line"][2], "a \"b\".yaml");
  EXPECT_EQ(read["overrides"], nlohmann::json::array());
  EXPECT_EQ(read["scenario_text"], "a: 1\n\t\x01");
  EXPECT_EQ(read["files"]["summary.csv"], 3);
  EXPECT_EQ(read["files_sha256"]["summary.csv"], "ab");
  EXPECT_FALSE(read.contains("partial"));
}

// A result is known by the study that was asked, and has the scenario too, which is needed to make it again.
TEST(Manifest, OfAStudyHasItsTextAndTheScenarios) {
  RunInfo run = run_of("scenario: raid.yaml");
  run.scenario_file = "study.yaml";
  const ResultIdentity identity = identity_of(run);
  name_scenario(run, {"raid.yaml", "bulwark: 1"});
  const auto read = nlohmann::json::parse(to_json(run, {}, {}));
  EXPECT_EQ(read["scenario_file"], "raid.yaml");
  EXPECT_EQ(read["scenario_text"], "bulwark: 1");
  EXPECT_EQ(read["study_file"], "study.yaml");
  EXPECT_EQ(read["study_text"], "scenario: raid.yaml");
  EXPECT_EQ(read["study_sha256"].get<std::string>().size(), 64U);
  EXPECT_NE(read["study_sha256"], read["scenario_sha256"]);
  EXPECT_EQ(identity_of(run).file, identity.file);
  EXPECT_EQ(identity_of(run).text, identity.text);
}

TEST(Manifest, StaysValidWhateverBytesItIsGiven) {
  RunInfo run = run_of(
      "a\xff"
      "b");
  run.scenario_file = "\xe2\x82.yaml";
  run.wall_time_s = std::nan("");
  const auto read = nlohmann::json::parse(to_json(run, {}, {}));
  EXPECT_EQ(read["scenario_text"],
            "a\uFFFD"
            "b");
  EXPECT_EQ(read["scenario_file"], "\uFFFD\uFFFD.yaml");
  EXPECT_TRUE(read["wall_time_s"].is_null());
}

}  // namespace
}  // namespace bulwark
