// The tables of `bulwark saturate`.
//
// curve: a row a simulated value: path, value, unit, second_path, second_value, metric, group, mean, stderr, ci_low,
// ci_high (each with the query's confidence), p05, p50, p95, trials. crossing: a row a second value: …, relation,
// level, crossing, ci_low, ci_high, assured (saturation.h), confidence, direction (rising, falling; always or never
// where the level is not crossed), crossings, trials.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "columns/result_table.h"
#include "inquiry/saturation.h"

namespace bulwark {

inline constexpr std::array saturation_table_names{"curve", "crossing"};

/// `>=` or `<=`.
std::string relation_of(const SaturationQuery& query);

/// Both: one crossing for each second value of the query.
std::vector<ResultTable> saturation_tables(const SaturationQuery& query, const std::vector<Crossing>& crossings);

}  // namespace bulwark
