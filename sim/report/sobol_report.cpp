#include "report/sobol_report.h"

#include <fmt/format.h>

#include <cmath>

#include "report/interval_text.h"
#include "report/text_table.h"
#include "results/sobol_table.h"

namespace bulwark {

namespace {

std::string in_words(const SobolIndex& index) {
  if (!index.interval) return std::isnan(index.value) ? "-" : fmt::format("{:.3g}", index.value);
  return with_interval(index.value, *index.interval);
}

}  // namespace

std::string sobol_report(const std::vector<std::string>& names, const SobolPlan& plan, const SobolIndices& indices) {
  const std::string deviation = std::isnan(indices.standard_deviation)
                                    ? std::string("lost in the noise; more rows or --trials")
                                    : fmt::format("{:.4g}", indices.standard_deviation);
  TextTable table({"input", "first order (95 %)", "total (95 %)"});
  for (const std::size_t i : ranked(indices)) {
    table.add({names[i], in_words(indices.first[i]), in_words(indices.total[i])});
  }
  return fmt::format(
      "{} over the inputs: mean {:.4g}, standard deviation {}\n\n"
      "{}\nfirst order: share of the variance that knowing this input alone would take away\n"
      "total: share that not knowing this input alone would leave\n",
      plan.metric.text(), indices.mean, deviation, table.text());
}

}  // namespace bulwark
