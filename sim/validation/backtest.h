// One shipped scenario against what was reported of real raids: does it say such a night in level and in spread?
//
// Its parameters were chosen with these figures in view, so this is a check of calibration and no prediction.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "format/load.h"
#include "scenario/scenario.h"
#include "statistics/intervals.h"
#include "validation/case.h"

namespace bulwark {

/// configs/winter_grid.yaml as it was when the program was built.
LoadedScenario flagship();

/// A reported figure: all raids put together, and the range that holds the middle 80 % of raids.
struct ReportedFigure {
  std::string what;
  double pooled = std::numeric_limits<double>::quiet_NaN();
  double low = 0;
  double high = 0;
  bool is_spread_of_raids = true;  // else the range of a mean from one period to another
};

/// A quantile over trials and its 95 % interval; NaN for a side that too few trials bound.
struct QuantileOverTrials {
  double value = 0;
  ConfidenceInterval interval;
};

struct BacktestFigure {
  ReportedFigure reported;
  Estimate estimate;
  ConfidenceInterval interval;  // 95 %
  QuantileOverTrials p10;
  QuantileOverTrials p90;
};

/// What the reported and the computed 10-90 % ranges have in common, of what they cover together: 1 for equal ones.
double common_share(const BacktestFigure& figure);

/// The mean lies in the reported range and, where that is one of raids, half of the two ranges is common.
bool passes(const BacktestFigure& figure);

/// The difference of two leakages that are reported in this order.
struct BacktestOrder {
  std::string what;
  Estimate difference;
  ConfidenceInterval interval;
};
/// The difference is significantly above 0.
bool passes(const BacktestOrder& order);

struct Backtest {
  std::vector<BacktestFigure> figures;
  std::vector<BacktestOrder> orders;
};
bool passes(const Backtest& backtest);

constexpr const char* backtest_id = "backtest";

/// Whether the beginning of an id is that of the backtest.
bool is_backtest(const std::string& id);

/// What is reported, with nothing computed.
Backtest reported_backtest();

/// The scenario's trials times the effort's share. Throws InputErrors where it lacks a family.
Backtest run_backtest(const Scenario& scenario, const Effort& effort);

}  // namespace bulwark
