#include "report/rare_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/text_table.h"

namespace bulwark {

namespace {

constexpr std::size_t most_traits = 12;
constexpr double least_z = 0.5;  // of a trait that is worth a line

std::string with_interval(const RareEstimate& of) {
  return fmt::format("{:.4g} (95 %: {:.4g} to {:.4g})", of.probability, of.interval.low, of.interval.high);
}

std::string method_text(const RareResult& result) {
  TextTable table({"method", "probability (95 %)", "trials", "crude trials one is worth"});
  const auto add = [&table](const char* name, const RareEstimate& of) {
    const std::string gain = of.probability > 0 && of.standard_error > 0 ? fmt::format("{:.3g}", of.gain()) : "-";
    table.add({name, with_interval(of), fmt::format("{}", of.trials), gain});
  };
  add("splitting", result.splitting.estimate);
  if (result.importance) add("importance", result.importance->estimate);
  return table.text();
}

std::string check_text(const RareResult& result) {
  if (!result.importance) return "";
  const RareImportance& importance = *result.importance;
  if (result.is_by_importance()) {
    return fmt::format(
        "Reported by importance sampling: mean weight {:.1f} standard errors from 1, ten largest weights {:.1f} % of "
        "their sum,\n{:.1f} standard errors from the splitting.\n",
        std::abs(importance.weight_z), 100 * importance.share_of_largest, std::abs(importance.agreement_z));
  }
  return fmt::format("Reported by splitting; importance sampling is not to be trusted here: {}.\n", importance.fault());
}

std::string strata_text(const RareSplitting& splitting) {
  if (splitting.strata.size() < 2) return "";
  const bool has_ways = splitting.strata.front().way() > 0;
  TextTable table({has_ways ? "batteries down, way" : "batteries down", "probability", "event, given that", "part"});
  for (const SplitStratum& split : splitting.strata) {
    const Stratum& of = split.stratum;
    const std::string down =
        of.least == of.most ? fmt::format("{}", of.least) : fmt::format("{} to {}", of.least, of.most);
    table.add({has_ways ? fmt::format("{}, {}", down, split.way()) : down, fmt::format("{:.4g}", of.probability),
               fmt::format("{:.4g}", split.part() / of.probability), fmt::format("{:.4g}", split.part())});
  }
  return "\n" + table.text();
}

/// What the table of strata shows as 0, or chances of plain trials beyond those that were seen.
std::string unseen_text(const RareSplitting& splitting) {
  if (splitting.unseen == 0 || splitting.estimate.probability == 0) return "";
  return fmt::format("What was not seen may add up to {:.2g}, which is in the upper end of the interval.\n",
                     splitting.unseen);
}

std::string portrait_text(std::vector<Trait> portrait) {
  std::stable_sort(portrait.begin(), portrait.end(),
                   [](const Trait& a, const Trait& b) { return std::abs(a.z) > std::abs(b.z); });
  TextTable table({"what a disaster looks like", "plain mean", "given the event", "standard deviations"});
  for (std::size_t i = 0; i < std::min(most_traits, portrait.size()); ++i) {
    const Trait& trait = portrait[i];
    if (std::abs(trait.z) < least_z) break;
    table.add({trait.what + " " + trait.of, fmt::format("{:.4g}", trait.plain), fmt::format("{:.4g}", trait.given),
               fmt::format("{:+.1f}", trait.z)});
  }
  return "\n" + table.text();
}

}  // namespace

std::string rare_report(const RareQuery& query, const RareResult& result, const std::vector<Trait>& portrait) {
  std::string text = fmt::format("P({}) = {}\n\n", query.event.text, with_interval(result.estimate()));
  const bool is_unseen = result.estimate().probability == 0;
  if (is_unseen) text += "The event was not seen, and may be impossible; the interval is that of crude trials.\n\n";
  text += method_text(result) + "\n" + check_text(result);
  if (!result.is_reached() && !is_unseen) text += "The precision was not reached: --max-trials allows more.\n";
  text += strata_text(result.splitting) + unseen_text(result.splitting);
  if (!portrait.empty()) text += portrait_text(portrait);
  return text;
}

}  // namespace bulwark
