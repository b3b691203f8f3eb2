#include "campaign/sums.h"

#include <algorithm>
#include <numeric>

#include "base/time_grid.h"

namespace bulwark {

namespace {

template <class Counts>
void add_each(const Counts& from, Counts& to) {
  for (std::size_t k = 0; k < to.size(); ++k) to[k] += from[k];
}

std::uint32_t sum_of(const CellCounts& cell) {
  return std::accumulate(cell.fates.begin(), cell.fates.end(), 0U);
}

void add_cell(const CellCounts& raid, CellCounts& sum) {
  add_each(raid.fates, sum.fates);
  add_each(raid.causes, sum.causes);
  sum.shots += raid.shots;
}

void add_site(const SiteCounts& raid, std::int64_t start_us, SiteCounts& sum) {
  sum.hits.all += raid.hits.all;
  sum.hits.effective += raid.hits.effective;
  if (!raid.destroyed || sum.destroyed) return;
  sum.destroyed = true;
  sum.destroyed_us = start_us + std::max<std::int64_t>(0, raid.destroyed_us);
}

void add_battery(const BatteryCounts& raid, std::int64_t start_us, BatteryCounts& sum) {
  sum.shots += raid.shots;
  sum.kills += raid.kills;
  sum.wasted += raid.wasted;
  sum.reloads += raid.reloads;
  sum.peak_channels = std::max(sum.peak_channels, raid.peak_channels);
  sum.busy_us += raid.busy_us;
  sum.up = sum.up || raid.up;
  add_site(raid.site, start_us, sum.site);
  if (!raid.up || !raid.emptied || sum.emptied) return;
  sum.emptied = true;
  sum.empty_time_us = start_us + std::max<std::int64_t>(0, raid.empty_time_us);
}

void add_defence(const DefenceCounts& raid, DefenceCounts& sum) {
  sum.engagements += raid.engagements;
  sum.shots += raid.shots;
  sum.kills += raid.kills;
}

}  // namespace

void begin_sums(const Tables& tables, Outcome& sum) {
  sum.cells.assign(tables.layout.cells.size(), {});
  sum.batteries.assign(tables.layout.batteries, {});
  sum.defence.assign(tables.layout.systems, tables.layout.families, {});
  sum.assets.assign(tables.layout.assets, {});
  sum.sensors.assign(tables.layout.sensors, {});
  sum.destroyed.clear();
  sum.timeline.clear();
  sum.ready.clear();
  sum.campaign.skipped_raids = 0;
  sum.campaign.raids.clear();
  sum.campaign.launched.clear();
  sum.campaign.short_refills.assign(tables.layout.systems, 0);
}

void add_raid(const Tables& tables, const Outcome& raid, double start_s, Outcome& sum) {
  const std::int64_t start_us = microseconds(start_s);
  for (std::size_t c = 0; c < sum.cells.size(); ++c) add_cell(raid.cells[CellId(c)], sum.cells[CellId(c)]);
  for (std::size_t b = 0; b < sum.batteries.size(); ++b) {
    add_battery(raid.batteries[BatteryId(b)], start_us, sum.batteries[BatteryId(b)]);
  }
  for (const auto k : sum.defence.slots()) add_defence(raid.defence[k], sum.defence[k]);
  for (std::size_t a = 0; a < tables.layout.assets; ++a) {
    sum.assets[AssetId(a)].hits += raid.assets[AssetId(a)].hits;
    sum.assets[AssetId(a)].effective_hits += raid.assets[AssetId(a)].effective_hits;
  }
  for (std::size_t k = 0; k < tables.layout.sensors; ++k) {
    add_site(raid.sensors[SensorId(k)], start_us, sum.sensors[SensorId(k)]);
  }
  for (const Destruction& destruction : raid.destroyed) {
    sum.destroyed.push_back({destruction.target, start_us + std::max<std::int64_t>(0, destruction.time_us)});
  }
  sum.timeline.insert(sum.timeline.end(), raid.timeline.begin(), raid.timeline.end());
  sum.ready.insert(sum.ready.end(), raid.ready.begin(), raid.ready.end());
}

void count_raid(const Tables& tables, const Outcome& raid, RaidCounts& counts, std::vector<std::uint32_t>& launched) {
  const std::size_t first = launched.size();
  launched.resize(first + tables.layout.families, 0);
  for (std::size_t c = 0; c < raid.cells.size(); ++c) {
    const Cell& cell = tables.layout.cells[CellId(c)];
    const CellCounts& found = raid.cells[CellId(c)];
    const std::uint32_t flown = sum_of(found);
    launched[first + cell.family.index()] += flown;
    if (cell.decoy) continue;
    counts.appeared += flown - found.fates[static_cast<std::size_t>(Fate::failed)];
    counts.leakers += found.fates[static_cast<std::size_t>(Fate::leaked_hit)] +
                      found.fates[static_cast<std::size_t>(Fate::leaked_miss)];
    counts.shots += found.shots;
  }
}

}  // namespace bulwark
