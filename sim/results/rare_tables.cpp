#include "results/rare_tables.h"

#include <fmt/format.h>

#include <string>

#include "columns/columns.h"
#include "decide/event_judge.h"
#include "results/routes_table.h"

namespace bulwark {

namespace {

struct Method {
  std::string name;
  bool is_reported = false;
  RareEstimate estimate;
};

ResultTable rare_table(const RareQuery& query, const RareResult& result) {
  std::vector<Method> rows = {{"splitting", !result.is_by_importance(), result.splitting.estimate}};
  if (result.importance) rows.push_back({"importance", result.is_by_importance(), result.importance->estimate});
  Columns<Method> columns;
  columns.text("event", [&](const Method&) { return query.event.text; })
      .text("method", [](const Method& row) { return row.name; })
      .text("reported", [](const Method& row) { return row.is_reported ? "yes" : "no"; })
      .sole_estimate("probability",
                     [](const Method& row) {
                       return Estimate{row.estimate.probability, row.estimate.standard_error};
                     })
      .sole_interval([](const Method& row) { return row.estimate.interval; })
      .count("trials", [](const Method& row) { return row.estimate.trials; })
      .cell("replications",
            [](const Method& row) {
              const std::uint32_t number = row.estimate.replications;
              return number > 0 ? TableCell(std::uint64_t{number}) : TableCell();
            })
      .number("gain", [](const Method& row) { return row.estimate.probability > 0 ? row.estimate.gain() : nan; });
  return columns.table("rare", rows);
}

TableCell cell_of(std::size_t way) {
  return way > 0 ? TableCell(std::uint64_t{way}) : TableCell();
}

ResultTable strata_table(const RareResult& result) {
  using Row = SplitStratum;
  Columns<Row> columns;
  columns.count("least_down", [](const Row& row) { return row.stratum.least; })
      .count("most_down", [](const Row& row) { return row.stratum.most; })
      .cell("way", [](const Row& row) { return cell_of(row.way()); })
      .number("probability", [](const Row& row) { return row.stratum.probability; })
      .number("conditional", [](const Row& row) { return row.part() / row.stratum.probability; })
      .number("part", [](const Row& row) { return row.part(); })
      .count("levels", [](const Row& row) { return row.plan.levels.size(); });
  return columns.table("strata", result.splitting.strata);
}

struct NumberedLevel {
  std::uint64_t least_down = 0;
  std::size_t way = 0;
  std::uint64_t number = 0;
  SplittingLevel level;
};

ResultTable levels_table(const RareResult& result) {
  std::vector<NumberedLevel> rows;
  for (const SplitStratum& split : result.splitting.strata) {
    std::uint64_t number = 0;
    for (const SplittingLevel& level : split.plan.levels)
      rows.push_back({split.stratum.least, split.way(), ++number, level});
  }
  Columns<NumberedLevel> columns;
  columns.count("least_down", [](const NumberedLevel& row) { return row.least_down; })
      .cell("way", [](const NumberedLevel& row) { return cell_of(row.way); })
      .count("level", [](const NumberedLevel& row) { return row.number; })
      .number("score", [](const NumberedLevel& row) { return row.level.score; })
      .number("share", [](const NumberedLevel& row) { return row.level.share; })
      .number("reach", [](const NumberedLevel& row) { return row.level.reach; });
  return columns.table("levels", rows);
}

struct Check {
  std::string name;
  double value = 0;
  double limit = 0;
};

ResultTable checks_table(const RareImportance& importance) {
  Columns<Check> columns;
  columns.text("check", [](const Check& row) { return row.name; })
      .number("value", [](const Check& row) { return row.value; })
      .number("limit", [](const Check& row) { return row.limit; });
  return columns.table("checks", std::vector<Check>{{"mean_weight_z", importance.weight_z, 3},
                                                    {"share_of_ten_largest", importance.share_of_largest, 0.1},
                                                    {"agreement_z", importance.agreement_z, 3}});
}

ResultTable portrait_table(const std::vector<Trait>& portrait) {
  Columns<Trait> columns;
  columns.text("what", [](const Trait& trait) { return trait.what; })
      .text("of", [](const Trait& trait) { return trait.of; })
      .number("plain", [](const Trait& trait) { return trait.plain; })
      .number("given", [](const Trait& trait) { return trait.given; })
      .number("z", [](const Trait& trait) { return trait.z; });
  return columns.table("portrait", portrait);
}

std::string moves_text(const Renewals& renewals) {
  std::string text;
  for (const Renewal& renewal : renewals) {
    text += fmt::format("{}{:x}:{:x}", text.empty() ? "" : " ", renewal.key, renewal.limit);
    if (renewal.reach != 0) text += fmt::format(":{:x}", renewal.reach);
  }
  return text;
}

ResultTable disasters_table(const std::vector<Disaster>& examples, const RareResult& result) {
  const auto stratum = [&](const Disaster& of) -> const Stratum& {
    return result.splitting.strata[of.stratum].stratum;
  };
  Columns<Disaster> columns;
  columns.rank("disaster")
      .count("trial", [](const Disaster& of) { return of.particle.trial; })
      .count("least_down", [=](const Disaster& of) { return stratum(of).least; })
      .count("most_down", [=](const Disaster& of) { return stratum(of).most; })
      .text("renewals", [](const Disaster& of) { return moves_text(of.particle.renewals); });
  return columns.table("disasters", examples);
}

/// The events of the examples, and where each comes from.
void add_examples(const Tables& tables, const RareQuery& query, const RareResult& result,
                  std::vector<ResultTable>& to) {
  const std::vector<Disaster> examples = examples_of(result.disasters, most_examples);
  if (examples.empty()) return;
  to.push_back(disasters_table(examples, result));
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const Disaster& disaster = examples[i];
    EventJudge judge(tables, query.event, steering_of(tables, result.splitting.strata[disaster.stratum].stratum));
    EventLog log;
    judge.play(TrialStreams(query.seed, disaster.particle.trial, &disaster.particle.renewals), &log);
    to.push_back(events_table(tables, disaster.particle.trial, log));
    to.back().name = fmt::format("disaster_{}", i + 1);
  }
}

}  // namespace

std::vector<ResultTable> rare_tables(const Tables& tables, const RareQuery& query, const RareResult& result,
                                     const std::vector<Trait>& portrait) {
  std::vector<ResultTable> list = {rare_table(query, result), strata_table(result), levels_table(result)};
  if (result.importance) list.push_back(checks_table(*result.importance));
  if (!portrait.empty()) list.push_back(portrait_table(portrait));
  add_examples(tables, query, result, list);
  return list;
}

std::vector<std::string> rare_table_names() {
  std::vector<std::string> names = {"rare", "strata", "levels", "checks", "portrait", "disasters"};
  for (std::size_t number = 1; number <= most_examples; ++number) names.push_back(fmt::format("disaster_{}", number));
  return names;
}

}  // namespace bulwark
