#include "columns/columns.h"
#include "results/tables.h"

namespace bulwark {

namespace {

struct StockOfDay {
  std::uint64_t day = 0;
  std::string stock;
  const SeriesTally* tally = nullptr;
};

void append_day(std::uint64_t day, const std::vector<std::string>& names, const std::vector<SeriesTally>& tallies,
                std::vector<StockOfDay>& rows) {
  for (std::size_t i = 0; i < names.size(); ++i) rows.push_back({day, names[i], &tallies[day * names.size() + i]});
}

}  // namespace

ResultTable stocks_table(const ResultContext& context) {
  const Scenario& scenario = context.scenario;
  const CampaignTally& tally = context.tallies.campaign();
  std::vector<std::string> attacker;
  for (const AttackerStock& stock : scenario.campaign->stocks)
    attacker.push_back("attacker:" + scenario.types[stock.type].name);
  std::vector<std::string> depot;
  for (const Supply& supply : scenario.campaign->supply)
    depot.push_back("depot:" + scenario.systems[supply.system].name);
  std::vector<std::string> ready;
  for (const System& system : scenario.systems) ready.push_back("ready:" + system.name);
  std::vector<StockOfDay> rows;
  for (std::uint64_t day = 0; day < context.layout.campaign.days; ++day) {
    append_day(day, attacker, tally.attacker_stock(), rows);
    append_day(day, depot, tally.depot(), rows);
    append_day(day, ready, tally.ready(), rows);
  }
  Columns<StockOfDay> columns;
  columns.count("day", [](const StockOfDay& row) { return row.day; })
      .text("stock", [](const StockOfDay& row) { return row.stock; })
      .sole_spread([](const StockOfDay& row) -> const RoundedHistogram& { return *row.tally; });
  return columns.table("stocks", rows);
}

}  // namespace bulwark
