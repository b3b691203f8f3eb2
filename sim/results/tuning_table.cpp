#include "results/tuning_table.h"

#include <vector>

#include "columns/columns.h"

namespace bulwark {

namespace {

struct TunedPath {
  const Factor& factor;
  const Level& level;
  std::size_t place = 0;  // among the factor's paths
};

}  // namespace

ResultTable tuning_table(const Study& study, const Tuning& tuning) {
  std::vector<TunedPath> rows;
  for (std::size_t f = 0; f < study.factors.size(); ++f) {
    const Factor& factor = study.factors[f];
    for (std::size_t p = 0; p < factor.paths.size(); ++p) rows.push_back({factor, factor.levels[tuning.levels[f]], p});
  }
  Columns<TunedPath> columns;
  columns.text("factor", [](const TunedPath& row) { return row.factor.name; })
      .text("path", [](const TunedPath& row) { return row.factor.paths[row.place]; })
      .text("value", [](const TunedPath& row) { return row.level.values[row.place]; })
      .text("label", [](const TunedPath& row) { return row.level.label; })
      .estimate("before", [&](const TunedPath&) { return tuning.before.estimate; })
      .interval("before", [&](const TunedPath&) { return tuning.before.interval; })
      .estimate("after", [&](const TunedPath&) { return tuning.after.estimate; })
      .interval("after", [&](const TunedPath&) { return tuning.after.interval; })
      .estimate("difference", [&](const TunedPath&) { return tuning.difference.estimate; })
      .interval("difference", [&](const TunedPath&) { return tuning.difference.interval; });
  return columns.table(tuning_table_name, rows);
}

}  // namespace bulwark
