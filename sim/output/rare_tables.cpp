#include "output/rare_tables.h"

#include <fmt/format.h>

#include "decide/event_judge.h"
#include "output/routes_table.h"

namespace bulwark {

namespace {

constexpr std::size_t most_examples = 3;

std::vector<TableCell> method_row(const RareQuery& query, const std::string& method, bool is_reported,
                                  const RareEstimate& of) {
  const TableCell gain = of.probability > 0 ? TableCell(of.gain()) : TableCell();
  const TableCell replications = of.replications > 0 ? TableCell(std::uint64_t{of.replications}) : TableCell();
  return {query.event.text,
          method,
          std::string(is_reported ? "yes" : "no"),
          of.probability,
          of.standard_error,
          of.interval.low,
          of.interval.high,
          of.trials,
          replications,
          gain};
}

ResultTable rare_table(const RareQuery& query, const RareResult& result) {
  ResultTable table{
      "rare", header_of("event,method,reported,probability,stderr,ci_low,ci_high,trials,replications,gain"), {}};
  table.rows.push_back(method_row(query, "splitting", !result.is_by_importance(), result.splitting.estimate));
  if (result.importance) {
    table.rows.push_back(method_row(query, "importance", result.is_by_importance(), result.importance->estimate));
  }
  return table;
}

ResultTable strata_table(const RareResult& result) {
  ResultTable table{"strata", header_of("least_down,most_down,probability,conditional,part,levels"), {}};
  for (const SplitStratum& split : result.splitting.strata) {
    const Stratum& stratum = split.stratum;
    table.rows.push_back({std::uint64_t{stratum.least}, std::uint64_t{stratum.most}, stratum.probability,
                          split.conditional, stratum.probability * split.conditional,
                          static_cast<std::uint64_t>(split.plan.levels.size())});
  }
  return table;
}

ResultTable levels_table(const RareResult& result) {
  ResultTable table{"levels", header_of("least_down,level,score,share"), {}};
  for (const SplitStratum& split : result.splitting.strata) {
    std::uint64_t number = 0;
    for (const SplittingLevel& level : split.plan.levels) {
      table.rows.push_back({std::uint64_t{split.stratum.least}, ++number, level.score, level.share});
    }
  }
  return table;
}

ResultTable checks_table(const RareImportance& importance) {
  return {"checks",
          header_of("check,value,limit"),
          {{std::string("mean_weight_z"), importance.weight_z, 3.0},
           {std::string("share_of_ten_largest"), importance.share_of_largest, 0.1},
           {std::string("agreement_z"), importance.agreement_z, 3.0}}};
}

ResultTable portrait_table(const std::vector<Trait>& portrait) {
  ResultTable table{"portrait", header_of("what,of,plain,given,z"), {}};
  for (const Trait& trait : portrait) {
    table.rows.push_back({trait.what, trait.of, trait.plain, trait.given, trait.z});
  }
  return table;
}

std::string text_of(const Renewals& renewals) {
  std::string text;
  for (const Renewal& renewal : renewals) {
    text += fmt::format("{}{:x}:{:x}", text.empty() ? "" : " ", renewal.key, renewal.limit);
  }
  return text;
}

/// The events of the examples, and where each comes from.
void add_examples(const Tables& tables, const RareQuery& query, const RareResult& result,
                  std::vector<ResultTable>& to) {
  ResultTable list{"disasters", header_of("disaster,trial,least_down,most_down,renewals"), {}};
  std::vector<ResultTable> events;
  for (const Disaster& disaster : examples_of(result.disasters, most_examples)) {
    const Stratum& stratum = result.splitting.strata[disaster.stratum].stratum;
    EventJudge judge(tables, query.event, steering_of(tables, stratum));
    EventLog log;
    judge.play(TrialStreams(query.seed, disaster.particle.trial, &disaster.particle.renewals), &log);
    events.push_back(events_table(tables, disaster.particle.trial, log));
    events.back().name = fmt::format("disaster_{}", events.size());
    list.rows.push_back({static_cast<std::uint64_t>(events.size()), std::uint64_t{disaster.particle.trial},
                         std::uint64_t{stratum.least}, std::uint64_t{stratum.most},
                         text_of(disaster.particle.renewals)});
  }
  if (events.empty()) return;
  to.push_back(std::move(list));
  for (ResultTable& table : events) to.push_back(std::move(table));
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

}  // namespace bulwark
