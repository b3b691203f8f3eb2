// The tables of `bulwark rare`.
//
// rare: a row a method: event, method (splitting, importance), reported (yes, no), probability, stderr, ci_low,
// ci_high, trials, replications, gain (crude trials that tell as much as one). strata: least_down, most_down,
// probability of the stratum, conditional probability of the event, its part of the probability, levels. levels:
// least_down, level, score, share of the draws that a move renews. checks: check, value, limit (of importance
// sampling). portrait: what, of, plain, given, z (portrait.h). disasters: disaster, trial, least_down, most_down,
// renewals (KEY:LIMIT in hexadecimal, in their order), and disaster_K.csv the events of each as `bulwark trial` has
// them.
#pragma once

#include <string>
#include <vector>

#include "columns/result_table.h"
#include "decide/portrait.h"

namespace bulwark {

/// How many disasters are played again, at most.
constexpr std::size_t most_examples = 3;

/// The portrait may be empty, as of campaigns: then there is no such table.
std::vector<ResultTable> rare_tables(const Tables& tables, const RareQuery& query, const RareResult& result,
                                     const std::vector<Trait>& portrait);

/// Of all that there may be.
std::vector<std::string> rare_table_names();

}  // namespace bulwark
