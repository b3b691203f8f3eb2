#include "report/plan_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/constants.h"

namespace bulwark {

namespace {

std::string strikes_section(const Campaign& campaign, const PlanReview& review) {
  std::string text = fmt::format("{:<16}  {:>9}  {:>9}  {:>9}  {:>15}\n", "strike", "occasions", "first day",
                                 "last day", "least not there");
  for (std::size_t k = 0; k < review.strikes.size(); ++k) {
    const StrikeReview& strike = review.strikes[k];
    text += fmt::format("{:<16}  {:>9}", campaign.strikes[k].name, strike.occasions);
    if (strike.occasions > 0) {
      text += fmt::format("  {:>9.4g}  {:>9.4g}  {:>15}", strike.first_s / seconds_per_day,
                          strike.last_s / seconds_per_day, strike.lacking);
    }
    text += '\n';
  }
  return text;
}

/// A round number of days a row, so that there are few rows.
std::size_t days_a_row(std::size_t days) {
  constexpr std::size_t most_rows = 20;
  constexpr std::array<std::size_t, 12> steps{1, 2, 5, 7, 10, 14, 30, 60, 90, 180, 365, 730};
  const auto fits =
      std::find_if(steps.begin(), steps.end(), [&](std::size_t step) { return days <= step * most_rows; });
  return fits == steps.end() ? steps.back() : *fits;
}

/// Days of a review as one: what flies in all of them, the stock at the end of the last.
DayReview sum_of(const PlanReview& review, std::size_t begin, std::size_t end) {
  DayReview sum = review.days[begin];
  for (std::size_t d = begin + 1; d < end; ++d) {
    const DayReview& day = review.days[d];
    sum.raids += day.raids;
    sum.skipped += day.skipped;
    for (std::size_t t = 0; t < sum.launched.size(); ++t) sum.launched[t] += day.launched[t];
  }
  sum.stock = review.days[end - 1].stock;
  return sum;
}

std::size_t width_of(const Tables& tables, std::size_t type) {
  return std::max<std::size_t>(12, tables.scenario.types[TypeId(type)].name.size());
}

std::string row(const Tables& tables, const std::string& days, const DayReview& sum) {
  std::string text = fmt::format("{:<9}  {:>5}  {:>7}", days, sum.raids, sum.skipped);
  for (std::size_t t = 0; t < tables.family_of_type.size(); ++t) {
    const std::uint32_t stock = tables.campaign.stock_of_type[t];
    const std::string cell =
        stock == no_entry ? std::to_string(sum.launched[t]) : fmt::format("{} / {}", sum.launched[t], sum.stock[stock]);
    text += fmt::format("  {:>{}}", cell, width_of(tables, t));
  }
  return text + '\n';
}

std::string days_section(const Tables& tables, const PlanReview& review) {
  std::string text = fmt::format(
      "Planned raids, and threats that fly / are left of their stock ({}no raid waits for the one before)\n",
      is_random(tables.scenario) ? "as drawn for trial 0; " : "");
  text += fmt::format("{:<9}  {:>5}  {:>7}", "days", "raids", "skipped");
  for (std::size_t t = 0; t < tables.family_of_type.size(); ++t) {
    text += fmt::format("  {:>{}}", tables.scenario.types[TypeId(t)].name, width_of(tables, t));
  }
  text += '\n';
  const std::size_t step = days_a_row(review.days.size());
  for (std::size_t begin = 0; begin < review.days.size(); begin += step) {
    const std::size_t end = std::min(begin + step, review.days.size());
    text += row(tables, fmt::format("{}-{}", begin, end), sum_of(review, begin, end));
  }
  return text;
}

}  // namespace

std::string plan_report(const Tables& tables, const PlanReview& review) {
  return strikes_section(*tables.scenario.campaign, review) + '\n' + days_section(tables, review);
}

}  // namespace bulwark
