#include "report/tuning_report.h"

#include <fmt/format.h>

#include "report/interval_text.h"
#include "report/text_table.h"

namespace bulwark {

namespace {

/// As it may be pasted behind a command.
std::string settings_text(const Study& study, const Tuning& tuning) {
  std::string text;
  for (std::size_t f = 0; f < study.factors.size(); ++f) {
    const Factor& factor = study.factors[f];
    const Level& level = factor.levels[tuning.levels[f]];
    for (std::size_t p = 0; p < factor.paths.size(); ++p) {
      text += fmt::format("  --set '{}={}'\n", factor.paths[p], level.values[p]);
    }
  }
  return text;
}

std::string moves_text(const Study& study, const TuningQuery& query, const Tuning& tuning) {
  TextTable table({"moved", "to", "difference (95 %), search"});
  for (const TuningMove& move : tuning.moves) {
    const Factor& factor = study.factors[move.factor];
    table.add({factor.name, factor.levels[move.level].label,
               difference_text(form_of(query.metric), move.difference.estimate.value, move.difference.interval)});
  }
  return table.text();
}

}  // namespace

std::string tuning_report(const Study& study, const TuningQuery& query, const Tuning& tuning) {
  const MetricForm& form = form_of(query.metric);
  const auto figure = [&](const Figure& of) { return figure_text(form, of.estimate.value, of.interval); };
  return fmt::format(
      "{}: {} points tried on {} trials each, {}; a gain had to be {:.1f} standard errors\n{}\n{}:\n{}\n{}, {} "
      "fresh trials\n  as it stands  {}\n  "
      "tuned  "
      "       {}\n  difference    {}\n",
      study.name, tuning.points, query.search_trials,
      tuning.is_settled ? "until no change of one factor helped" : "until --rounds ended it", tuning.errors_of_a_step,
      moves_text(study, query, tuning),
      tuning.is_worse(query) ? "Best found of these levels; the scenario as it stands is better" : "Best found",
      settings_text(study, tuning), query.metric.text(), query.trials, figure(tuning.before), figure(tuning.after),
      difference_text(form, tuning.difference.estimate.value, tuning.difference.interval));
}

}  // namespace bulwark
