// How the counts of a trial are laid out, from the scenario alone: cells and the timeline's axis.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/id.h"
#include "geometry/interval.h"
#include "outcome/timeline_axis.h"
#include "scenario/scenario.h"

namespace bulwark {

/// One (salvo, target): the finest group that is counted; every other group is a sum of cells.
struct Cell {
  SalvoId salvo;
  TargetId target;
  TypeId type;
  FamilyId family;
  bool decoy = false;
};

/// What a campaign may do for a first time.
enum class FirstKind { short_refill, disabled, unserved_share };

struct FirstEvent {
  FirstKind kind = FirstKind::disabled;
  std::uint32_t index = 0;  // short_refill: system; disabled: asset
  double share = 0;         // unserved_share: reached or passed
  std::string name;         // `short:SYSTEM`, `disabled:ASSET`, `unserved_share>=10 %`
};

/// Series of a campaign: day k is at k · 86,400 s, k = 0 … days-1, the last not after the end. Nothing of it where the
/// scenario has no campaign.
struct CampaignLayout {
  std::size_t days = 0;
  std::size_t stocks = 0;    // Campaign::stocks
  std::size_t supplies = 0;  // Campaign::supply
  std::size_t spares = 0;    // Repair::spares
  TimelineAxis grid;         // sampling times of the grid
  std::vector<FirstEvent> firsts;
};

struct Layout {
  IndexedBy<CellId, Cell> cells;
  IndexedBy<SalvoId, CellId> first_cell;  // a salvo's cells follow one another, in the order of its targets
  std::size_t families = 0;
  std::size_t systems = 0;
  std::size_t batteries = 0;
  std::size_t assets = 0;
  std::size_t sensors = 0;
  TimelineAxis timeline;
  CampaignLayout campaign;
};

/// Cells and counts; the timeline is left to timeline_axis().
Layout make_layout(const Scenario& scenario);

/// From the first launch to the last arrival of a salvo, but for the far tails of its offsets, and of its count.
Interval raid_span(const Scenario& scenario, SalvoId id, double longest_flight_s);

/// About 100 steps of a round length over all spans.
TimelineAxis timeline_axis(const std::vector<Interval>& spans);

}  // namespace bulwark
