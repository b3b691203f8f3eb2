// Tables of searches and placings, cell by cell from figures that are made up.
#include <gtest/gtest.h>

#include "columns/csv.h"
#include "results/placing_table.h"
#include "results/tuning_table.h"

namespace bulwark {
namespace {

Figure figure(double value, double error, double low, double high) {
  Figure figure;
  figure.estimate = {value, error};
  figure.interval = {low, high};
  return figure;
}

TEST(DecisionTables, TuningHasARowForEachPathOfAFactor) {
  Study study;
  study.factors.resize(2);
  study.factors[0].name = "size";
  study.factors[0].paths = {"raid.a.count"};
  study.factors[0].levels = {{"few", {"1"}}, {"many", {"9"}}};
  study.factors[1].name = "sides";
  study.factors[1].paths = {"raid.b.count", "raid.c.count"};
  study.factors[1].levels = {{"west", {"4", "0"}}, {"both", {"2", "3"}}};
  Tuning tuning;
  tuning.levels = {1, 0};
  tuning.before = figure(10, 0.5, 9, 11);
  tuning.after = figure(7, 0.25, 6, 8);
  tuning.difference = {{-3, 0.75}, {-4.5, -1.5}};
  const std::string figures = "10,0.5,9,11,7,0.25,6,8,-3,0.75,-4.5,-1.5\n";
  EXPECT_EQ(to_csv(tuning_table(study, tuning)),
            "factor,path,value,label,before,before_stderr,before_ci_low,before_ci_high,after,after_stderr,after_ci_low,"
            "after_ci_high,difference,difference_stderr,difference_ci_low,difference_ci_high\n"
            "size,raid.a.count,9,many," +
                figures + "sides,raid.b.count,4,west," + figures + "sides,raid.c.count,0,west," + figures);
}

TEST(DecisionTables, APlacingWithoutAShareOfTheGapHasEmptyCells) {
  Placing first;
  first.leakers = figure(8, 0.5, 7, 9);
  first.bound = figure(2, 0.25, 1.5, 2.5);
  first.gap = {{6, 1}, {4, 8}};
  Placing second = first;
  second.leakers = figure(5, 0.5, 4, 6);
  second.gap = {{3, 2}, {1, 5}};
  second.closed = figure(0.5, 0.125, 0.25, 0.75);
  EXPECT_EQ(to_csv(placing_table({"a.yaml", "b.yaml"}, {first, second}, 12)),
            "scenario,leakers,leakers_stderr,leakers_ci_low,leakers_ci_high,bound,bound_stderr,bound_ci_low,"
            "bound_ci_high,gap,gap_stderr,gap_ci_low,gap_ci_high,gap_share,closed,closed_ci_low,closed_ci_high,trials\n"
            "a.yaml,8,0.5,7,9,2,0.25,1.5,2.5,6,1,4,8,0.75,,,,12\n"
            "b.yaml,5,0.5,4,6,2,0.25,1.5,2.5,3,2,1,5,0.6,0.5,0.25,0.75,12\n");
}

}  // namespace
}  // namespace bulwark
