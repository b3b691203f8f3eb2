#include "output/tables.h"

namespace bulwark {

namespace {

struct TableMaker {
  const char* name;
  ResultTable (*make)(const ResultContext&);
};

// The list of result tables: a new one is a function in tables.h, a source file and a line here.
constexpr TableMaker table_makers[] = {
    {"summary", summary_table},   {"controlled", controlled_table}, {"quantiles", quantiles_table},
    {"leakers", leakers_table},   {"fates", fates_table},           {"causes", causes_table},
    {"assets", assets_table},     {"batteries", batteries_table},   {"kills", kills_table},
    {"timeline", timeline_table}, {"sites", sites_table},
};

}  // namespace

std::vector<ResultTable> result_tables(const Scenario& scenario, const Layout& layout, const Tallies& tallies) {
  const ResultContext context{scenario, layout, tallies};
  std::vector<ResultTable> tables;
  for (const TableMaker& maker : table_makers) {
    tables.push_back(maker.make(context));
    tables.back().name = maker.name;
  }
  return tables;
}

std::vector<std::string> result_table_names() {
  std::vector<std::string> names;
  for (const TableMaker& maker : table_makers) names.emplace_back(maker.name);
  return names;
}

}  // namespace bulwark
