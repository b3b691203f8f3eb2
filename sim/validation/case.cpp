#include "validation/case.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <stdexcept>

#include "base/input_error.h"
#include "base/phrase.h"
#include "validation/backtest.h"

namespace bulwark {

bool passes(const KnownFigure& figure, const Measured& measured) {
  const bool agrees = std::abs(measured.z) <= z_limit;
  return figure.expectation == Expectation::equals ? agrees : std::isfinite(measured.z) && !agrees;
}

bool passes(const CaseResult& result) {
  for (std::size_t k = 0; k < result.measured.size(); ++k) {
    if (!passes(result.validation.figures[k], result.measured[k])) return false;
  }
  return true;
}

CaseResult run_case(const ValidationCase& validation, const Effort& effort) {
  end_if_asked(effort.stop);
  CaseResult result{validation, validation.run(validation, effort)};
  if (result.measured.size() != validation.figures.size())
    throw std::logic_error(validation.id + ": a figure is missing");
  return result;
}

std::vector<CaseResult> run_cases(const std::vector<ValidationCase>& cases, const Effort& effort,
                                  const std::function<void(std::size_t)>& cases_done) {
  std::vector<CaseResult> results;
  for (const ValidationCase& validation : cases) {
    results.push_back(run_case(validation, effort));
    if (cases_done) cases_done(results.size());
  }
  return results;
}

bool pass(const std::vector<CaseResult>& results) {
  return std::all_of(results.begin(), results.end(), [](const CaseResult& result) { return passes(result); });
}

std::vector<ValidationCase> validation_cases() {
  std::vector<ValidationCase> all;
  for (const auto& family :
       {erlang_cases, deadline_cases, network_cases, salvo_cases, random_fire_cases, magazine_cases, allocation_cases,
        campaign_cases, living_cases, rare_cases, bound_cases, calibrate_cases, plan_cases}) {
    std::vector<ValidationCase> cases = family();
    std::move(cases.begin(), cases.end(), std::back_inserter(all));
  }
  return all;
}

std::vector<ValidationCase> cases_beginning(const std::string& id) {
  std::vector<ValidationCase> cases = validation_cases();
  std::string known;
  for (const ValidationCase& validation : cases) known += validation.id + " ";
  std::erase_if(cases, [&](const ValidationCase& validation) { return !validation.id.starts_with(id); });
  if (cases.empty() && !is_backtest(id)) {
    refuse("--case", "no case begins with " + in_quotes(id) + "; there are: " + known + backtest_id);
  }
  return cases;
}

}  // namespace bulwark
