#include "output/table_json.h"

#include <variant>

#include "output/manifest_text.h"

namespace bulwark {

namespace {

Json json_of(const TableCell& cell) {
  if (const double* const number = std::get_if<double>(&cell)) return *number;  // null where it is not finite
  if (const std::uint64_t* const count = std::get_if<std::uint64_t>(&cell)) return *count;
  if (const std::string* const text = std::get_if<std::string>(&cell)) return *text;
  return nullptr;
}

}  // namespace

std::string to_json(const std::vector<ResultTable>& tables) {
  Json json = Json::object();
  for (const ResultTable& table : tables) {
    Json& rows = json[table.name] = Json::array();
    for (const std::vector<TableCell>& cells : table.rows) {
      Json row = Json::object();
      for (std::size_t i = 0; i < cells.size(); ++i) row[table.header[i]] = json_of(cells[i]);
      rows.push_back(std::move(row));
    }
  }
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace bulwark
