// Every option that names a metric refuses, before anything runs, what the scenario does not have.
#include <gmock/gmock.h>

#include "cli/program.h"

namespace bulwark {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* metric_scenario = "configs/quickstart.yaml";
constexpr const char* study = "configs/studies/raid_size_channels.yaml";

using Arguments = std::vector<std::string>;

/// A command with what comes before and after METRIC:GROUP in one of its arguments.
struct MetricUse {
  std::string option;
  Arguments command;  // ends with the option
  std::string after;
};

std::vector<MetricUse> every_use() {
  return {
      {"--precision", {"run", metric_scenario, "--precision"}, "=1 %"},
      {"--metric", {"sensitivity", metric_scenario, "--metric"}, ""},
      {"--metric", {"sensitivity", "configs/point_defence.yaml", "--sobol", "9", "--metric"}, ""},
      {"--metric", {"sensitivity", study, "--sobol", "9", "--metric"}, ""},
      {"--least", {"compare", metric_scenario, metric_scenario, "--within", "1 %", "--least"}, ""},
      {"--most", {"compare", study, "--within", "1 %", "--most"}, ""},
      {"--until",
       {"saturate", metric_scenario, "--vary", "raid.salvo.count", "--from", "10", "--to", "20", "--until"},
       ">=0.1"},
  };
}

class MetricOption : public Program {
 protected:
  std::string refusal(const Arguments& arguments) {
    SCOPED_TRACE(::testing::PrintToString(arguments));
    const Ending ending = run(arguments);
    EXPECT_EQ(ending.code, 2);
    EXPECT_THAT(ending.out, IsEmpty());
    return ending.err;
  }
  std::string refusal(const MetricUse& use, const std::string& metric) {
    Arguments arguments = use.command;
    arguments.push_back(metric + use.after);
    return refusal(arguments);
  }
};

TEST_F(MetricOption, AnUnknownMetricIsNamedWithTheNearest) {
  for (const MetricUse& use : every_use()) {
    EXPECT_THAT(refusal(use, "leakge:all"), HasSubstr(use.option + ": no metric 'leakge'; did you mean 'leakage'?"));
    EXPECT_THAT(refusal(use, "xyzzy"), HasSubstr(use.option + ": no metric 'xyzzy'; expected launched, failed"));
  }
}

TEST_F(MetricOption, AnUnknownGroupIsNamedWithTheNearest) {
  for (const MetricUse& use : every_use()) {
    EXPECT_THAT(refusal(use, "leakage:famly:drone"), HasSubstr(use.option + ": no group 'famly:drone' in the scenario; "
                                                                            "did you mean 'family:drone'?"));
    EXPECT_THAT(refusal(use, "leakage:drone"), HasSubstr("did you mean 'family:drone'?"));
    EXPECT_THAT(refusal(use, "leakage:nosuch"), HasSubstr(use.option + ": no group 'nosuch' in the scenario; "
                                                                       "expected all, family:drone"));
    EXPECT_THAT(refusal(use, "defender_cost:nosuch"), HasSubstr("expected defender_cost:all"));
  }
}

TEST_F(MetricOption, OfManyGroupsTheFormsAreExpected) {
  EXPECT_THAT(refusal({"sensitivity", "configs/winter_grid.yaml", "--metric", "leakage:nosuch"}),
              HasSubstr("'nosuch' in the scenario; expected all, family:NAME, salvo:NAME, type:NAME or asset:NAME"));
}

TEST_F(MetricOption, AGroupThatSomePointLacksIsRefusedThere) {
  const char* const kinds =
      "bulwark_study: 1\nscenario: configs/quickstart.yaml\n"
      "factors: {kind: {path: threats.one_way_drone.family, values: [drone, kite]}}\n";
  ASSERT_EQ(shell(std::string("printf '%s' '") + kinds + "' > kinds.yaml").code, 0);
  for (const Arguments& command :
       std::vector<Arguments>{{"sensitivity", "kinds.yaml", "--sobol", "9", "--metric", "leakage:family:drone"},
                              {"compare", "kinds.yaml", "--within", "1 %", "--least", "leakage:family:drone"}}) {
    EXPECT_THAT(refusal(command), HasSubstr("no group 'family:drone'"));
  }
}

TEST_F(MetricOption, NothingIsLeftOfASearchThatIsRefused) {
  const Arguments search = {"saturate", metric_scenario, "--from", "10", "--to", "20", "--out", "out"};
  const auto with = [&](const Arguments& more) {
    Arguments arguments = search;
    arguments.insert(arguments.end(), more.begin(), more.end());
    return refusal(arguments);
  };
  EXPECT_THAT(with({"--vary", "raid.salvo.count", "--until", "leakage:nosuch>=0.1"}), HasSubstr("'nosuch'"));
  EXPECT_THAT(with({"--vary", "raid.salvo.cout", "--until", "leakage:all>=0.1"}), HasSubstr("'count'"));
  EXPECT_THAT(with({"--vary", "raid.salvo.count", "--until", "leakage:all>=0.1", "--for", "systems"}),
              HasSubstr("--for: 'systems' is not of the form PATH=V1,V2,..."));
  EXPECT_FALSE(std::filesystem::exists(scratch() / "out"));
}

TEST_F(MetricOption, OfAShareAFigureAboveOneIsPercentThatLacksItsSign) {
  EXPECT_THAT(refusal({"run", metric_scenario, "--precision", "leakage=12"}),
              HasSubstr("leakage:all lies between 0 and 1, and never differs by 12; did you mean 12 %?"));
  EXPECT_THAT(refusal({"compare", metric_scenario, metric_scenario, "--least", "leakage:all", "--within", "5"}),
              HasSubstr("--within: leakage:all lies between 0 and 1, and never differs by 5; did you mean 5 %?"));
  ASSERT_EQ(shell("printf 'bulwark_study: 1\nscenario: configs/quickstart.yaml\n"
                  "factors: {n: {path: raid.salvo.count, values: [10, 20]}}\nmetrics: [leakage:all, leakers:all]\n"
                  "precision: {leakage:all: 5, leakers:all: 5 %%}\n"
                  "hypotheses: {more: {metric: leakage:all, of: {n: 20}, above: {n: 10}, by: 12}}\n' > bare.yaml")
                .code,
            0);
  EXPECT_THAT(refusal({"check", "bare.yaml"}),
              HasSubstr("bare.yaml:6:75: hypotheses.more.by: leakage:all lies between 0 "
                        "and 1, and never differs by 12; did you mean 12 %?"));
  ASSERT_EQ(shell("sed -i s/12/0.12/ bare.yaml").code, 0);
  EXPECT_THAT(refusal({"check", "bare.yaml"}),
              AllOf(HasSubstr("bare.yaml:5:26: precision.leakage:all: leakage:all lies between 0 and 1"),
                    HasSubstr("bare.yaml:5:42: precision.leakers:all: leakers:all is no share, and '5 %' means")));
}

TEST_F(MetricOption, WhatIsUncertainCannotBeVaried) {
  EXPECT_THAT(refusal({"saturate", "configs/point_defence.yaml", "--vary", "systems.gun.pk.drone", "--from", "0.1",
                       "--to", "0.9", "--until", "leakage:all>=0.1"}),
              HasSubstr("--vary: systems.gun.pk.drone is drawn anew in each trial"));
}

}  // namespace
}  // namespace bulwark
