// Columns of what can be hit beside assets: batteries and sensors (living_defence.md).
#pragma once

#include <functional>

#include "base/constants.h"
#include "columns/columns.h"
#include "tally/tallies.h"

namespace bulwark {

/// p_destroyed with its interval; destroyed_time_s, mean over the trials in which it was, from the start of the raid,
/// of a campaign from its own; hits and effective hits, also on what is destroyed.
template <class Id>
void add_site_columns(Columns<Id>& columns, std::function<const SiteTally&(const Id&)> site, std::uint64_t trials) {
  columns
      .proportion(
          "p_destroyed", [site](const Id& id) { return site(id).destroyed_us.count; }, trials)
      .mean(
          "destroyed_time_s", [site](const Id& id) { return site(id).destroyed_us; }, microseconds_per_second)
      .mean("hits", [site](const Id& id) { return site(id).hits; })
      .mean("effective_hits", [site](const Id& id) { return site(id).effective_hits; });
}

}  // namespace bulwark
