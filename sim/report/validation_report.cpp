#include "report/validation_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/markdown.h"
#include "report/text_table.h"

namespace bulwark {

namespace {

constexpr const char* opening = R"(# Validation

Problems with a published or exact answer, each written as a scenario and run by the engine. This page is written by
`bulwark validate --markdown`; `bulwark validate` runs the same cases on your machine and fails if one does.

Every figure is set against its expected value in standard errors, z = (computed - expected) / s.e., and agrees where
|z| <= 4.5; the column "4.5 s.e." says how large a difference would have been noticed. Standard errors come from
independent trials. Whole laws are tested by chi-square, and z is then the normal quantile of the p-value. A figure marked
"wrong" is a known mistake, which must be told apart from the truth. Steady states are measured on a fixed interval of
time after a warm-up, with a Poisson number of arrivals, so that neither start nor end biases them.
)";

constexpr const char* closing = R"(
## Tests beside these cases

`tests/validation` holds, with fixed seeds:

- whole laws of leakers and of rounds spent (chi-square), of waiting times before an engagement, of soft-kill times
  (Kolmogorov-Smirnov) and of first detections (chi-square), at a significance of 0.001;
- the coverage of 95 % intervals over 2,000 runs with known answers: means, probabilities near 0, near 1 and between,
  leakage, quantiles. Measured (one standard error is 0.5 points): means 94.1 to 95.1 %, probabilities 93.8 to 94.9 %,
  leakage 94.0 to 96.4 %, and 97.6 % with fewer than two leakers a run; a nearly continuous quantile 96.2 to 96.8 %.
  Quantiles of counts, and shares of few events, are discrete; their intervals cover more than 95 % by nature. The
  interval of the mean of a rare count covers less: 90 % with four to eight events in a run, 80 % with fewer than two
  (then read leakage, whose interval holds there too, or run more trials);
- the same of runs that stop when intervals are narrow enough (`run --precision`): 94.2 to 96.0 %, the least with a
  rare count whose needed number of trials lies at one of the looks;
- the independence of streams with neighbouring names: trials, base seeds, entities, purposes, ordinals.

The raw random words can be given to a battery of tests of randomness (Debian package dieharder; hours): one draw of
trial after trial, or all draws of a trial as a raid makes them:

    ninja -C build/release stream_dump
    build/release/tests/stream_dump sequential  | dieharder -a -g 200
    build/release/tests/stream_dump interleaved | dieharder -a -g 200

Run in November 2026 with dieharder 3.31.1: 18 of its tests in both orders (-d 0 1 2 3 8 9 10 11 12 13 15 16 17 100 101
102 203 204), 100 p-values from 0.006 to 0.9998. None failed; one is called weak (outside 0.005 to 0.995), where chance
alone would give one. The p-values themselves are uniform (Kolmogorov-Smirnov distance 0.085 and 0.089, limit 0.19 at 5 %).

That the tests would notice a wrong engine is tried by breaking it: `scripts/mutate` changes one line at a time
(`tests/mutation/mutants.toml`), golden tables left out, and reports which test notices.

## What is not validated

- **Against real raids: the level and spread of one scenario, no more.** All parameters are notional, and those of that
  scenario were chosen with the reported figures in view: the backtest shows that the model can say such a night, not
  that it would have foretold one. The cases show that the engine solves the model that it states.
- **Search for an optimal static allocation.** The published optima of weapon-target assignment (4.95, 16.07, 148.2) are
  for plans that fix all rounds at once. `policy: assignment` gives each channel one engagement and then looks, which is
  another problem, so that only the value of given allocations is tested here. The engine has no solver of the static one.
- **Armstrong's spread of damage.** A hit costs a fixed share of an asset's capacity; a damage of random size cannot be
  said in a scenario. The law of leakers and the mean loss are tested, the standard deviation (.465), the 95th percentile
  (1.491) and P(no loss) of the source are not.
- **Mutual help as such.** Channels cannot join an engagement that is under way. The queue of the same law is run.
- **P(some of 300 leak)** is 1 - 2e-7; a run could contradict it but not resolve it. The law of leakers is what tests it.
- **Channels `released`, independent crews with shared pictures, reserves, discrimination, blocked reloads, radar and
  jammers** have no published figure here. Their tests are hand calculations, exact laws of times (`tests/validation`)
  and the agreement with an independent reference program (`tests/reference`).
- **Geometry over terrain or a round Earth**: the plane is flat but for the radar horizon.
)";

std::string known_number(double value) {
  return std::isnan(value) ? "" : fmt::format("{:.6g}", value);
}

std::string expected_text(const KnownFigure& figure) {
  if (std::isnan(figure.expected)) return "the law";
  return (figure.expectation == Expectation::differs ? "not " : "") + known_number(figure.expected);
}

std::string computed_text(const Measured& measured) {
  if (!measured.law) return known_number(measured.value);
  return fmt::format("p = {:.2g} ({} df)", measured.law->p_value, measured.law->degrees_of_freedom);
}

std::string interval_text(const Measured& measured) {
  if (measured.law || std::isnan(measured.interval.low)) return "-";
  return fmt::format("{:.6g} to {:.6g}", measured.interval.low, measured.interval.high);
}

std::string resolution_text(const Measured& measured) {
  return measured.law ? "-" : fmt::format("{:.2g}", z_limit * measured.standard_error);
}

std::vector<std::string> cells(const KnownFigure& figure, const Measured& measured) {
  return {figure.what,
          expected_text(figure),
          computed_text(measured),
          interval_text(measured),
          fmt::format("{:.2f}", measured.z),
          resolution_text(measured),
          passes(figure, measured) ? "ok" : "FAILS"};
}

const std::vector<std::string> columns = {"expected", "computed", "95 % interval", "z", "4.5 s.e.", "verdict"};

/// A title for each family, a table for each source of it.
std::string markdown_head(const ValidationCase& validation, bool new_title) {
  std::vector<std::string> header = {"case", "figure"};
  header.insert(header.end(), columns.begin(), columns.end());
  const std::string title = new_title ? fmt::format("\n## {}\n\n{}\n", validation.title, validation.setting) : "";
  return title + fmt::format("\nSource: {}.\n\n", validation.source) + markdown_header(header);
}

}  // namespace

std::string validation_head(const ValidationCase& validation) {
  return fmt::format("{}\nSource: {}.\n", validation.title, validation.source);
}

std::string validation_table(const std::vector<CaseResult>& results) {
  std::vector<std::string> header = {"case", "figure"};
  header.insert(header.end(), columns.begin(), columns.end());
  TextTable table(header);
  for (const CaseResult& result : results) {
    for (std::size_t k = 0; k < result.measured.size(); ++k) {
      std::vector<std::string> row = cells(result.validation.figures[k], result.measured[k]);
      row.insert(row.begin(), result.validation.id);
      table.add(row);
    }
  }
  return table.text();
}

std::string validation_chapter(const std::vector<CaseResult>& results, const Backtest& backtest) {
  std::string chapter = opening;
  const ValidationCase* last = nullptr;
  for (const CaseResult& result : results) {
    const ValidationCase& validation = result.validation;
    const bool new_title = !last || last->title != validation.title;
    if (new_title || last->source != validation.source) chapter += markdown_head(validation, new_title);
    last = &validation;
    for (std::size_t k = 0; k < result.measured.size(); ++k) {
      std::vector<std::string> row = cells(validation.figures[k], result.measured[k]);
      row.insert(row.begin(), "`" + validation.id + "`");
      chapter += markdown_row(row);
    }
  }
  return chapter + backtest_section(backtest) + closing;
}

}  // namespace bulwark
