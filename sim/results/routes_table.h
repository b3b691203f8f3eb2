// Tables that come from the compiled routes and from one trial's events; they feed maps.
#pragma once

#include <cstdint>

#include "columns/result_table.h"
#include "outcome/event_log.h"
#include "tables/tables.h"

namespace bulwark {

inline constexpr const char* routes_table_name = "routes";
inline constexpr const char* events_table_name = "events";

/// One row a point of a route: salvo, family, lane, target, point, x_m, y_m, time_s (from the launch).
ResultTable routes_table(const Tables& tables);

/// One row an event of the trial in order of time: what happened to which threat (index in its salvo) on which route
/// (lane and target), where, by whom, with which probability and draw.
ResultTable events_table(const Tables& tables, std::uint32_t trial, const EventLog& log);

}  // namespace bulwark
