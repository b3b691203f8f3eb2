#include "output/result_folder.h"

#include <sys/stat.h>

#include <stdexcept>
#include <string>
#include <system_error>

#include "output/sha256.h"
#include "output/temporary_folder.h"
#include "results/tables.h"
#include "study/small_case.h"

namespace bulwark {
namespace {

const ResultIdentity small_identity = {"run", "small.yaml", "abc"};

class ResultFolder : public TemporaryFolder {
 protected:
  static std::string refusal(const std::filesystem::path& folder, bool force = false) {
    try {
      const FolderHold hold = prepare_result_folder(folder, small_identity, force);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "";
  }

  static void write_small(const std::filesystem::path& folder, bool partial = false) {
    const Scenario scenario = small_scenario();
    const Layout layout = small_layout(scenario);
    Tallies tallies(scenario, layout);
    tallies.add(first_outcome(layout));
    RunInfo run;
    run.version = "0.1";
    run.scenario_name = scenario.name;
    run.scenario_file = "small.yaml";
    run.scenario_text = "abc";
    run.trials = tallies.trials();
    run.command_line = {"bulwark", "run", "a b.yaml"};
    run.partial = partial;
    FolderHold hold = prepare_result_folder(folder, identity_of(run), true);
    write_results(hold, result_tables(scenario, layout, tallies), run);
  }
};

TEST_F(ResultFolder, IsCreatedWithThoseAboveIt) {
  EXPECT_EQ(refusal(folder_ / "a" / "b"), "");
  EXPECT_TRUE(std::filesystem::is_directory(folder_ / "a" / "b"));
  EXPECT_TRUE(names_in(folder_ / "a" / "b").empty());
}

TEST_F(ResultFolder, TakesAnEarlierResult) {
  ASSERT_EQ(refusal(folder_ / "out"), "");
  write_small(folder_ / "out");
  std::filesystem::create_directory(folder_ / "out" / "plots");
  put(folder_ / "out" / ".bulwark-123-0123456789abcdef.tmp", "left by a run that was killed");
  EXPECT_EQ(refusal(folder_ / "out"), "");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out" / ".bulwark-123-0123456789abcdef.tmp"));
}

TEST_F(ResultFolder, TakesWhatAKilledCommandLeft) {
  put(folder_ / "summary.csv", "without its manifest");
  EXPECT_NE(refusal(folder_).find("holds `summary.csv`"), std::string::npos);
  put(folder_ / FolderHold::file_name, "process 1 on a machine\n");
  EXPECT_EQ(refusal(folder_), "");
  put(folder_ / FolderHold::file_name, "");
  put(folder_ / "notes.txt", "mine");
  EXPECT_NE(refusal(folder_).find("holds `notes.txt`"), std::string::npos);
}

TEST_F(ResultFolder, RefusesAResultOfSomethingElse) {
  write_small(folder_);
  const auto told = [&](const ResultIdentity& is) {
    try {
      const FolderHold hold = prepare_result_folder(folder_, is, false);
    } catch (const std::runtime_error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_EQ(told({"run", "small.yaml", "changed"}), "");
  EXPECT_EQ(told({"run", "moved.yaml", "abc"}), "");
  EXPECT_NE(
      told({"run", "other.yaml", "other"}).find("holds a run of small.yaml, and this would be a run of other.yaml"),
      std::string::npos);
  EXPECT_NE(told({"saturation", "small.yaml", "abc"}).find("a saturation of small.yaml; choose another folder"),
            std::string::npos);
  put(folder_ / "journal.bin", "of a sweep");
  EXPECT_NE(told(small_identity).find("holds a sweep, in journal.bin"), std::string::npos);
}

TEST_F(ResultFolder, AManifestThatIsNoFileIsNotWaitedFor) {
  ASSERT_EQ(::mkfifo((folder_ / "manifest.json").c_str(), 0666), 0);
  EXPECT_NE(refusal(folder_).find("holds `manifest.json`"), std::string::npos);
}

TEST_F(ResultFolder, TakesAwayFiguresOfTheEarlierResultAlone) {
  write_small(folder_);
  std::filesystem::create_directory(folder_ / "plots");
  put(folder_ / "plots" / "leakage.png", "drawn");
  put(folder_ / "plots" / "notes.txt", "mine");
  write_small(folder_);
  EXPECT_TRUE(std::filesystem::exists(folder_ / "plots" / "leakage.png"));
  std::filesystem::remove(folder_ / "plots" / "notes.txt");
  write_small(folder_);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "plots"));
}

TEST_F(ResultFolder, ManifestHasTheDigestOfEveryTable) {
  write_small(folder_);
  const std::string manifest = content(folder_ / "manifest.json");
  for (const std::string& name : names_in(folder_)) {
    if (name == "manifest.json") continue;
    const std::string line = '"' + name + "\": \"" + sha256(content(folder_ / name)) + '"';
    EXPECT_NE(manifest.find(line), std::string::npos) << line;
  }
}

TEST_F(ResultFolder, RefusesWhatIsNotOurs) {
  put(folder_ / "notes.txt", "mine");
  EXPECT_NE(refusal(folder_).find("holds `notes.txt`"), std::string::npos);
  EXPECT_NE(refusal(folder_).find("--force"), std::string::npos);
  EXPECT_EQ(refusal(folder_, true), "");
  write_small(folder_);
  EXPECT_NE(refusal(folder_).find("holds `notes.txt`"), std::string::npos);
  EXPECT_EQ(content(folder_ / "notes.txt"), "mine");
}

TEST_F(ResultFolder, RefusesTheManifestOfAnotherProgram) {
  put(folder_ / "manifest.json", "{\"program\": \"other\"}");
  EXPECT_NE(refusal(folder_).find("manifest.json"), std::string::npos);
}

TEST_F(ResultFolder, RefusesAFileInItsPlaceEvenByForce) {
  put(folder_ / "out", "a file");
  EXPECT_NE(refusal(folder_ / "out").find("is a file"), std::string::npos);
  EXPECT_NE(refusal(folder_ / "out", true).find("is a file"), std::string::npos);
  EXPECT_NE(refusal("").find("empty"), std::string::npos);
  EXPECT_NE(refusal(folder_ / "out" / "below"), "");
}

TEST_F(ResultFolder, HoldsEveryTableAndTheManifestAndNoTemporaries) {
  write_small(folder_);
  EXPECT_EQ(names_in(folder_),
            (std::set<std::string>{"summary.csv", "quantiles.csv", "leakers.csv", "exceedance.csv", "fates.csv",
                                   "causes.csv", "assets.csv", "batteries.csv", "kills.csv", "timeline.csv",
                                   "rounds.csv", "sites.csv", "inventory.csv", "manifest.json"}));
}

TEST_F(ResultFolder, TakesAwayTablesOfAnEarlierRun) {
  put(folder_ / "events.csv", "of an earlier trial");
  write_small(folder_);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "events.csv"));
}

TEST_F(ResultFolder, AFailedWriteLeavesTheEarlierResultWhole) {
  write_small(folder_);
  put(folder_ / "summary.csv", "of the earlier result");
  std::filesystem::remove(folder_ / "timeline.csv");
  std::filesystem::create_directory(folder_ / "timeline.csv");
  const std::set<std::string> names = names_in(folder_);
  EXPECT_THROW(write_small(folder_, true), std::system_error);
  EXPECT_EQ(content(folder_ / "summary.csv"), "of the earlier result");
  EXPECT_EQ(names_in(folder_), names);
}

TEST_F(ResultFolder, ManifestTellsWhatMadeIt) {
  write_small(folder_);
  const std::string manifest = content(folder_ / "manifest.json");
  for (const char* part :
       {R"("program": "bulwark")", R"("name": "small, \"by hand\"")", R"("trials": 1,)", R"("a b.yaml")",
        R"("scenario_sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")",
        R"("timeline.csv": 3)"}) {
    EXPECT_NE(manifest.find(part), std::string::npos) << part << " in\n" << manifest;
  }
  EXPECT_EQ(manifest.find("partial"), std::string::npos);
  write_small(folder_, true);
  EXPECT_NE(content(folder_ / "manifest.json").find("\"partial\": true"), std::string::npos);
}

}  // namespace
}  // namespace bulwark
