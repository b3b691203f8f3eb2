#include <fmt/format.h>

#include <cmath>

#include "report/interval_text.h"
#include "report/markdown.h"
#include "report/text_table.h"
#include "report/validation_report.h"

namespace bulwark {

namespace {

constexpr const char* backtest_title = "Backtest: one night of 521 objects against reported raids";

constexpr const char* setting =
    "`configs/winter_grid.yaml`, which the program holds (`--flagship FILE` runs another): does it say such a night, "
    "in "
    "the level of leakage by family and in its spread from raid to raid? Its parameters were chosen with these figures "
    "in view, so this is a check of calibration, no prediction. A figure is ok if the computed mean lies in the "
    "reported "
    "range and, where that range holds the middle 80 % of raids, the reported and the computed one have at least half "
    "of "
    "what they cover in common; an order, if the difference is significantly above 0. Reports count decoys among the "
    "drones, and so does the computed figure.";

constexpr const char* source =
    "Daily raid reports of the Ukrainian Air Force as collected by P. Ivaniuk and independent mirrors, 988 raids of "
    "October 2022 to July 2026; bands are of raids since July 2025. One side's claims, with definitions that changed "
    "twice; the data themselves are not shipped";

std::string percent_range(double low, double high) {
  return fmt::format("{:.1f} to {}", 100 * low, percent(high));
}

std::string interval_text(const ConfidenceInterval& interval) {
  return std::isnan(interval.low) || std::isnan(interval.high) ? "-" : percent_range(interval.low, interval.high);
}

std::string reported_text(const ReportedFigure& reported) {
  const std::string range = percent_range(reported.low, reported.high);
  return std::isnan(reported.pooled) ? range : percent(reported.pooled) + ", " + range;
}

std::string quantile_text(const QuantileOverTrials& quantile) {
  return fmt::format("{} ({})", percent(quantile.value), interval_text(quantile.interval));
}

const std::vector<std::string> backtest_header = {"case",          "figure",        "reported (pooled, 10-90 %)",
                                                  "computed",      "95 % interval", "p10 of trials",
                                                  "p90 of trials", "common",        "verdict"};

using Cells = std::vector<std::string>;

Cells row_of(const BacktestFigure& figure) {
  const bool has_spread = figure.reported.is_spread_of_raids;
  return {figure.reported.what,
          reported_text(figure.reported),
          percent(figure.estimate.value),
          interval_text(figure.interval),
          quantile_text(figure.p10),
          quantile_text(figure.p90),
          has_spread ? fmt::format("{:.2f}", common_share(figure)) : "-",
          passes(figure) ? "ok" : "FAILS"};
}

Cells row_of(const BacktestOrder& order) {
  return {order.what, "above 0", percent(order.difference.value), interval_text(order.interval), "-",
          "-",        "-",       passes(order) ? "ok" : "FAILS"};
}

/// With the case's name in the first cell.
std::vector<Cells> rows_of(const Backtest& backtest, const std::string& name) {
  std::vector<Cells> rows;
  for (const BacktestFigure& figure : backtest.figures) rows.push_back(row_of(figure));
  for (const BacktestOrder& order : backtest.orders) rows.push_back(row_of(order));
  for (Cells& row : rows) row.insert(row.begin(), name);
  return rows;
}

}  // namespace

std::string backtest_report(const Backtest& backtest) {
  TextTable table(backtest_header);
  for (const Cells& row : rows_of(backtest, backtest_id)) table.add(row);
  return fmt::format("{}\nSource: {}.\n{}", backtest_title, source, table.text());
}

std::string backtest_section(const Backtest& backtest) {
  std::string section = fmt::format("\n## {}\n\n{}\n\nSource: {}.\n\n", backtest_title, setting, source);
  section += markdown_header(backtest_header);
  for (const Cells& row : rows_of(backtest, fmt::format("`{}`", backtest_id))) section += markdown_row(row);
  return section;
}

}  // namespace bulwark
