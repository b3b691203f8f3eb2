#include "validation/case.h"

#include <cmath>
#include <iterator>
#include <stdexcept>

#include "base/input_error.h"
#include "base/phrase.h"
#include "validation/backtest.h"

namespace bulwark {

bool passes(const KnownFigure& figure, const Measured& measured) {
  const bool agrees = std::abs(measured.z) <= z_limit;
  return figure.expectation == Expectation::equals ? agrees : !agrees;
}

bool passes(const CaseResult& result) {
  for (std::size_t k = 0; k < result.measured.size(); ++k) {
    if (!passes(result.validation.figures[k], result.measured[k])) return false;
  }
  return true;
}

CaseResult run_case(const ValidationCase& validation, const Effort& effort) {
  CaseResult result{validation, validation.run(validation, effort)};
  if (result.measured.size() != validation.figures.size())
    throw std::logic_error(validation.id + ": a figure is missing");
  return result;
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
