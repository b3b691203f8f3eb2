// Problems with a published or exact answer that the engine must reproduce, each written as a scenario.
#pragma once

#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/stop.h"
#include "statistics/goodness_of_fit.h"
#include "statistics/intervals.h"

namespace bulwark {

/// What a figure may differ from its expected value by, in standard errors: among 100 figures one false alarm in 1,500
/// runs of the whole list.
constexpr double z_limit = 4.5;

enum class Expectation {
  equals,
  differs,  // a wrong answer from the literature's pitfalls, which the engine must reject
};

/// A figure whose value is known.
struct KnownFigure {
  std::string what;
  double expected = std::numeric_limits<double>::quiet_NaN();  // NaN: a whole law, tested by chi-square
  Expectation expectation = Expectation::equals;
};

struct Measured {
  double value = 0;
  ConfidenceInterval interval;  // 95 %
  double z = 0;                 // (value - expected) / standard error; of a law, the normal quantile of 1 - p
  double standard_error = 0;
  std::optional<ChiSquare> law;
};

/// How much work a validation may be. Where `stop` turns true, what runs throws Stopped.
struct Effort {
  double share = 1;  // of the trials of the full run
  unsigned threads = 1;
  StopFlag stop = nullptr;
};
constexpr double quick_share = 0.1;

struct ValidationCase {
  std::string id;
  std::string title;    // cases of one title follow one another and share their setting
  std::string setting;  // the problem, and how it is said as a scenario
  std::string source;
  std::vector<KnownFigure> figures;
  std::function<std::vector<Measured>(const ValidationCase&, const Effort&)> run;  // one a figure
};

bool passes(const KnownFigure& figure, const Measured& measured);

struct CaseResult {
  ValidationCase validation;
  std::vector<Measured> measured;  // one a figure
};
bool passes(const CaseResult& result);

CaseResult run_case(const ValidationCase& validation, const Effort& effort);

/// One after another; `cases_done` hears of each with the number so far.
std::vector<CaseResult> run_cases(const std::vector<ValidationCase>& cases, const Effort& effort,
                                  const std::function<void(std::size_t)>& cases_done = {});
bool pass(const std::vector<CaseResult>& results);

/// All of them, in the order of the report.
std::vector<ValidationCase> validation_cases();

/// Those whose id begins so; with `backtest` (validation/backtest.h) asked for there may be none. Throws InputErrors
/// where nothing is called so, with all that there is.
std::vector<ValidationCase> cases_beginning(const std::string& id);

/// The families, each in its own file.
std::vector<ValidationCase> erlang_cases();
std::vector<ValidationCase> deadline_cases();
std::vector<ValidationCase> network_cases();
std::vector<ValidationCase> salvo_cases();
std::vector<ValidationCase> magazine_cases();
std::vector<ValidationCase> random_fire_cases();
std::vector<ValidationCase> allocation_cases();
std::vector<ValidationCase> campaign_cases();
std::vector<ValidationCase> living_cases();
std::vector<ValidationCase> rare_cases();
std::vector<ValidationCase> bound_cases();
std::vector<ValidationCase> calibrate_cases();
std::vector<ValidationCase> plan_cases();

}  // namespace bulwark
