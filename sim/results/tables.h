// The result tables, one function and one source file each. What the columns mean: scenario.md, "Result tables", and
// the comment of each function. Means come with standard errors (_stderr); all intervals are of 95 %.
#pragma once

#include <string>
#include <vector>

#include "columns/result_table.h"
#include "scenario/scenario.h"
#include "tables/layout.h"
#include "tally/tallies.h"

namespace bulwark {

/// What a table may draw on.
struct ResultContext {
  const Scenario& scenario;
  const Layout& layout;
  const Tallies& tallies;
};

/// One row a metric and group: mean (ratio for leakage and cost_ratio), interval, quantiles over trials.
ResultTable summary_table(const ResultContext& context);
/// One row a metric, group and quantile of 0.05, 0.5, 0.95: its order-statistic interval (statistics/quantiles.h), a
/// side being empty where there are too few trials to bound it.
ResultTable quantiles_table(const ResultContext& context);
/// One row a metric and group of those of summary.csv, and the causes of `all`, that control variates estimate
/// (tally/controlled.h); fewer_trials: how many times fewer trials give the same half-width as summary.csv's. Not
/// written where nothing uncertain is drawn, or for fewer trials than ten a control.
ResultTable controlled_table(const ResultContext& context);
/// One row a group and number of leakers, from the fewest to the most seen: how often, with Wilson interval, and
/// exceedance, the share of trials with at least so many.
ResultTable leakers_table(const ResultContext& context);
/// One row a metric and value that was seen: in how many trials the metric was at least so great, the share of all, and
/// its Wilson interval. Of capacity lost, costs, shots and what is unserved, of `all`; of more than 400 values the
/// hundred greatest and 300 of the others, evenly.
ResultTable exceedance_table(const ResultContext& context);
/// One row a group and fate; share: of the launched.
ResultTable fates_table(const ResultContext& context);
/// One row a group and cause; share: of the leakers, empty where there were none.
ResultTable causes_table(const ResultContext& context);
ResultTable assets_table(const ResultContext& context);
/// p_empty: share of all trials in which the battery was up and at some time had no round ready; empty_time_s: mean
/// time from the start of the raid until then, over those trials; channels_mean: busy channels averaged over the
/// timeline's length; channels_peak: mean over trials of the most busy at once.
ResultTable batteries_table(const ResultContext& context);
/// One row a system and family: who stops what.
ResultTable kills_table(const ResultContext& context);
/// One row a sampling time: mean and 5–95 % band over trials of each quantity.
ResultTable timeline_table(const ResultContext& context);
/// One row a sampling time and system that has batteries: the rounds that these have ready, mean and 5–95 % band.
ResultTable rounds_table(const ResultContext& context);
/// One row an asset, sensor, battery or jammer, for maps. group: an asset's kind, a battery's system; value: an asset's
/// value; ranges and altitudes where they apply.
ResultTable sites_table(const ResultContext& context);
/// One row a battery: what it has by the scenario, uncertain or not; cost: to have one, empty where none is stated.
ResultTable inventory_table(const ResultContext& context);

/// One row a sensor: see site_columns.h.
ResultTable sensors_table(const ResultContext& context);
/// One row a raid flown, by ordinal from 1, and quantity: over the trials that flew so many. start_d: days.
ResultTable raids_table(const ResultContext& context);
/// One row a day and stock, just before the events of that instant: attacker:TYPE what is available, depot:SYSTEM what
/// the depot holds, ready:SYSTEM ready rounds of its batteries.
ResultTable stocks_table(const ResultContext& context);
/// One row a day, as above: repair jobs not begun, jobs begun, spares in stock.
ResultTable repair_table(const ResultContext& context);
/// One row a sampling time of the campaign: the grid as it is then.
ResultTable grid_table(const ResultContext& context);
/// One row a bus: its metrics with standard errors and intervals.
ResultTable buses_table(const ResultContext& context);
/// One row an event and day: the probability that it has happened by the beginning of that day, from exact times;
/// `never`: that it does not happen at all.
ResultTable firsts_table(const ResultContext& context);

/// One row a bus of the grid, for maps: peak demand, what its assets and imports can feed, people, the assets that it
/// goes through (`;` between them), and the mean position of all its assets; empty where it has none.
ResultTable network_buses_table(const ResultContext& context);
/// One row a line: the buses that it joins, its capacity undamaged, and the assets that it goes through, as above.
ResultTable network_lines_table(const ResultContext& context);
/// One row a battery and stretch of its duty, in raid time, of batteries that are not always on duty; without times if
/// it never is.
ResultTable duty_table(const ResultContext& context);

/// All of them that the scenario has, in the order above.
std::vector<ResultTable> result_tables(const Scenario& scenario, const Layout& layout, const Tallies& tallies);

/// The names of all tables that result_tables() may make.
std::vector<std::string> result_table_names();

}  // namespace bulwark
