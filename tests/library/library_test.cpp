// The library as another program sees it: one header, one exception, and the figures that the program prints.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

#include "bulwark.h"
#include "library/thrown_by.h"
#include "output/temporary_folder.h"

namespace bulwark {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;

const std::string quickstart_path = BULWARK_SOURCE_DIR "/configs/quickstart.yaml";

RunOptions of_trials(std::uint32_t number) {
  RunOptions options;
  options.trials = number;
  options.threads = 2;
  return options;
}

class Library : public TemporaryFolder {};

TEST_F(Library, RunsAScenarioAndGivesItsTablesAsColumns) {
  const Simulation raid = Simulation::from_file(quickstart_path, {"raid.salvo.count=30"});
  const ResultSet results = raid.run(of_trials(400));
  EXPECT_EQ(results.trials(), 400U);
  EXPECT_FALSE(results.is_partial());
  EXPECT_THAT(results.names(), IsSupersetOf({"summary", "fates", "causes", "timeline", "routes"}));
  const DataFrame& summary = results.frame("summary");
  ASSERT_EQ(summary.numbers("mean").size(), summary.rows());
  for (std::size_t row = 0; row < summary.rows(); ++row) {
    if (summary.texts("metric")[row] != "leakage" || summary.texts("group")[row] != "all") continue;
    const MetricEstimate leakage = results.estimate("leakage");
    EXPECT_EQ(leakage.value, summary.numbers("mean")[row]);
    EXPECT_LT(leakage.low, leakage.value);
    EXPECT_GT(leakage.high, leakage.value);
  }
  EXPECT_THAT(results.report(), HasSubstr("Leakage"));
}

TEST_F(Library, WritesAndReadsTheFoldersOfTheProgram) {
  const ResultSet results = Simulation::from_file(quickstart_path).run(of_trials(100));
  results.write((folder_ / "library").string());
  const std::string command = std::string(BULWARK_EXECUTABLE) + " run " + quickstart_path +
                              " --trials 100 --quiet --out " + (folder_ / "program").string();
  ASSERT_EQ(std::system(command.c_str()), 0);
  const ResultSet read = read_results((folder_ / "library").string());
  for (const std::string& name : results.names()) {
    EXPECT_EQ(content(folder_ / "library" / (name + ".csv")), content(folder_ / "program" / (name + ".csv")));
    ASSERT_EQ(read.frame(name).rows(), results.frame(name).rows()) << name;
    for (const DataFrame::Column& column : results.frame(name).columns()) {
      if (!column.is_text || column.texts.empty()) continue;
      EXPECT_EQ(read.frame(name).texts(column.name), column.texts) << name << ' ' << column.name;
    }
  }
  EXPECT_EQ(read.frame("summary").numbers("stderr")[0], results.frame("summary").numbers("stderr")[0]);
}

TEST_F(Library, SamplesAreTheTrialsOfARun) {
  const Simulation raid = Simulation::from_file(quickstart_path);
  const DataFrame samples = raid.samples({"leakers:all", "leakage:all"}, of_trials(200));
  const ResultSet results = raid.run(of_trials(200));
  double sum = 0;
  for (const double leakers : samples.numbers("leakers:all")) sum += leakers;
  EXPECT_NEAR(sum / 200, results.estimate("leakers:all").value, 1e-12);
  for (const double leakage : samples.numbers("leakage:all")) EXPECT_TRUE(leakage >= 0 && leakage <= 1) << leakage;
  const DataFrame events = raid.events(7);
  EXPECT_EQ(events.texts("event").front(), "stand");
  double arrivals = 0;
  for (const std::string& event : events.texts("event")) arrivals += event == "arrive" ? 1 : 0;
  EXPECT_EQ(arrivals, samples.numbers("leakers:all")[7]);
}

TEST_F(Library, AnswersTheQuestionsOfTheCommands) {
  const Simulation raid = Simulation::from_file(quickstart_path);
  const Simulation stronger = Simulation::from_file(quickstart_path, {"systems.medium_sam.channels=6"});
  SaturationOptions saturation;
  saturation.vary = "raid.salvo.count";
  saturation.from = "10";
  saturation.to = "60";
  saturation.until = "leakage:all>=0.10";
  EXPECT_THAT(raid.saturate(saturation, of_trials(60)).frame("crossing").texts("direction"), ElementsAre("rising"));
  EXPECT_EQ(raid.sensitivity("leakage:all", of_trials(40)).frame("sensitivity").numbers("rank")[0], 1);
  EXPECT_GT(compare({raid, stronger}, of_trials(60)).frame("cost").numbers("leakers_avoided")[0], 0);
  SelectionOptions selection;
  selection.indifference = 0.05;
  EXPECT_EQ(select_best({raid, stronger}, selection, of_trials(1000)).frame("selection").texts("verdict")[0],
            "selected");
}

TEST_F(Library, RefusesNumbersOfTrialsThatTellNothing) {
  const Simulation raid = Simulation::from_file(quickstart_path);
  SelectionOptions selection;
  selection.indifference = 0.05;
  for (const std::uint32_t trials : {0U, 1U, 1'000'001U}) {
    const Error error = thrown_by([&] { select_best({raid, raid}, selection, of_trials(trials)); });
    EXPECT_EQ(error.kind(), Error::Kind::input);
    EXPECT_THAT(error.what(), HasSubstr("expected 2 to 1000000"));
    EXPECT_EQ(thrown_by([&] { raid.bound(60, of_trials(trials)); }).kind(), Error::Kind::input);
  }
  EXPECT_EQ(thrown_by([&] { raid.first_trial("none", 0); }).kind(), Error::Kind::input);
  SaturationOptions saturation;
  saturation.vary = "raid.salvo.count";
  saturation.from = "10";
  saturation.to = "60";
  saturation.until = "leakage:all>=0.10";
  saturation.tolerance = -5;
  EXPECT_THAT(thrown_by([&] { raid.saturate(saturation, of_trials(20)); }).what(), HasSubstr("tolerance"));
}

// What lies beside them is another's, and no table of theirs.
TEST_F(Library, ReadsTheTablesOfASweepAlone) {
  std::ofstream(folder_ / "study.yaml") << "bulwark_study: 1\nname: s\nscenario: " << quickstart_path
                                        << "\ntrials: 20\nfactors: {raid.salvo.count: [10, 40]}\n";
  const std::string out = (folder_ / "out").string();
  std::filesystem::create_directory(out);
  std::ofstream(folder_ / "out" / "notes.csv") << "a,b\n1\n";
  SweepOptions options;
  options.force = true;
  const ResultSet results = sweep((folder_ / "study.yaml").string(), out, options);
  EXPECT_EQ(results.frame("points").numbers("trials")[0], 20);
  EXPECT_EQ(thrown_by([&] { results.frame("notes"); }).kind(), Error::Kind::input);
}

TEST_F(Library, SweepsIntoAFolderAndResumes) {
  std::ofstream(folder_ / "study.yaml") << "bulwark_study: 1\nname: s\nscenario: " << quickstart_path
                                        << "\ntrials: 20\nfactors: {raid.salvo.count: [10, 40]}\n";
  const std::string study = (folder_ / "study.yaml").string();
  const std::string out = (folder_ / "out").string();
  const ResultSet results = sweep(study, out);
  EXPECT_EQ(results.frame("points").numbers("trials")[0], 20);
  const Error again = thrown_by([&] { sweep(study, out); });
  EXPECT_EQ(again.kind(), Error::Kind::input);
  EXPECT_THAT(again.what(), HasSubstr("holds a sweep already"));
  SweepOptions options;
  options.resume = true;
  EXPECT_EQ(sweep(study, out, options).frame("points").rows(), results.frame("points").rows());
}

TEST_F(Library, EveryFaultOfAnInputIsInOneError) {
  const Error error = thrown_by(
      [] { Simulation::from_text("bulwark: 1\nassets: {plant: {position: [0 km, 0 km], hardnes: 2}}\n", "bad.yaml"); });
  EXPECT_EQ(error.kind(), Error::Kind::input);
  ASSERT_GE(error.faults().size(), 2U);
  const auto& last = error.faults().back();  // those before it are of sections that are not there
  EXPECT_EQ(last.file, "bad.yaml");
  EXPECT_EQ(last.path, "assets.plant.hardnes");
  EXPECT_EQ(last.line, 2);
  EXPECT_THAT(error.what(), HasSubstr("did you mean 'hardness'"));
}

TEST_F(Library, EveryWrongRequestIsAnErrorOfInput) {
  const Simulation raid = Simulation::from_file(quickstart_path);
  const ResultSet results = raid.run(of_trials(10));
  const auto is_refused = [](const auto& act) { return thrown_by(act).kind() == Error::Kind::input; };
  EXPECT_TRUE(is_refused([] { Simulation::from_file("nowhere.yaml"); }));
  EXPECT_TRUE(is_refused([] { Simulation::from_file(quickstart_path, {"nonsense"}); }));
  EXPECT_TRUE(is_refused([&] { raid.run(of_trials(0)); }));
  EXPECT_TRUE(is_refused([&] { raid.run({}, {"leakage:all"}); }));
  EXPECT_TRUE(is_refused([&] { raid.samples({"leakagee"}); }));
  EXPECT_TRUE(is_refused([&] { raid.samples({"leakage:family:none"}); }));
  EXPECT_TRUE(is_refused([&] { raid.sobol("leakage:all", 8); }));
  EXPECT_TRUE(is_refused([&] { compare({raid}); }));
  EXPECT_TRUE(is_refused([&] { select_best({raid, raid}, {}); }));
  EXPECT_TRUE(is_refused([&] { results.frame("sumary"); }));
  EXPECT_TRUE(is_refused([&] { results.estimate("leakage:family:none"); }));
  EXPECT_TRUE(is_refused([&] { results.frame("summary").numbers("metric"); }));
  EXPECT_TRUE(is_refused([&] { results.frame("summary").texts("means"); }));
  EXPECT_THAT(thrown_by([&] { results.frame("sumary"); }).what(), HasSubstr("did you mean 'summary'"));
}

TEST_F(Library, WhatIsStoppedSaysSo) {
  const Simulation raid = Simulation::from_file(quickstart_path);
  const std::atomic<bool> stop = true;
  RunOptions options = of_trials(1000);
  options.stop = &stop;
  EXPECT_EQ(thrown_by([&] { raid.run(options); }).kind(), Error::Kind::interrupted);
  EXPECT_EQ(thrown_by([&] { raid.sensitivity("leakage:all", options); }).kind(), Error::Kind::interrupted);
}

TEST_F(Library, WhatCannotBeWrittenIsAFailure) {
  const ResultSet results = Simulation::from_file(quickstart_path).run(of_trials(10));
  EXPECT_EQ(thrown_by([&] { results.write("/proc/nowhere"); }).kind(), Error::Kind::failure);
  EXPECT_EQ(thrown_by([] { read_results("/nowhere"); }).kind(), Error::Kind::failure);
  // Nobody writes to it: it would be waited for.
  std::filesystem::create_directories(folder_);
  ASSERT_EQ(::mkfifo((folder_ / "summary.csv").c_str(), 0600), 0);
  EXPECT_EQ(thrown_by([this] { read_results(folder_.string()); }).kind(), Error::Kind::failure);
}

}  // namespace
}  // namespace bulwark
