// Result tables as one JSON document, for `--json`.
#pragma once

#include <string>
#include <vector>

#include "columns/result_table.h"

namespace bulwark {

/// `{"summary": [{"metric": "launched", "group": "all", "mean": 40, …}, …], …}`: a list of rows a table, in the order
/// of the files; null for an empty cell. Ends with a line break.
std::string to_json(const std::vector<ResultTable>& tables);

}  // namespace bulwark
