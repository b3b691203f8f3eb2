// What one campaign leaves behind besides the sums over its raids: flat integers, so that tallies of campaigns merge
// exactly in any order (campaign.md, section 8). Empty where a trial is one raid without a grid.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "statistics/int128.h"

namespace bulwark {

/// What is counted of one raid that was flown, in the order of the raids.
struct RaidCounts {
  std::int64_t start_us = 0;            // campaign time
  std::uint32_t leakers = 0;            // decoys left out, as everywhere in `all`
  std::uint32_t appeared = 0;           // launched - failed, likewise: leakage = leakers / appeared
  std::uint32_t shots = 0;              // likewise: fired at threats that are no decoys
  std::uint64_t ready_rounds = 0;       // of all batteries at its start, after the refill, of those that are down too
  std::uint32_t disabled_assets = 0;    // at its start
  std::uint32_t missing_batteries = 0;  // destroyed and not yet replaced at its start
  std::uint32_t missing_sensors = 0;
};

/// The grid's figures of one trial, over the campaign. Energy in watt-hours, person-hours in thousandths, shares in
/// steps of 1e-12, each rounded to the nearest once, at the end of the trial. For a single raid: power in watts in
/// place of energy.
struct BusCounts {
  std::int64_t demanded = 0;
  std::int64_t unserved = 0;
  std::int64_t unserved_share = 0;  // of what is demanded; 0 where nothing is
  std::int64_t person_hours = 0;
  std::int64_t outage_us = 0;  // time with more than a millionth of its demand unserved
};

inline std::int64_t share_in_steps(double unserved, double demanded) {
  return demanded > 0 ? std::llround(unserved / demanded * 1e12) : 0;
}

/// One sampling time of the grid, in watts.
struct GridSample {
  std::int64_t generation = 0;  // available, imports included
  std::int64_t demand = 0;
  std::int64_t served = 0;
};

struct CampaignOutcome {
  static constexpr std::int64_t never = -1;

  std::uint32_t skipped_raids = 0;
  std::vector<RaidCounts> raids;             // those flown; their number is the metric `raids`
  std::vector<std::uint32_t> launched;       // [raid · families + family], of those flown; failed ones too
  std::vector<std::uint32_t> short_refills;  // [system]
  std::vector<Int128> damage_us;             // [asset]: ∫ d dt in effective hits · microseconds
  std::vector<std::int64_t> disabled_us;     // [asset]: time with d = hardness
  std::uint32_t repairs = 0;                 // jobs ended
  std::uint32_t backlog = 0;                 // Σ d at the end

  std::vector<BusCounts> buses;  // [bus]
  BusCounts grid;                // of all buses; outage_us: more than a millionth of the total unserved
  std::int64_t worst_unserved_w = 0;
  std::int64_t worst_unserved_share = 0;  // of the demand at that time, in steps of 1e-12

  // Series, just before the events of their instant.
  std::vector<std::int64_t> attacker_stock;  // [day · stocks + stock]: available
  std::vector<std::int64_t> depot;           // [day · supplies + supply]
  std::vector<std::int64_t> ready;           // [day · systems + system]: ready rounds of its batteries
  std::vector<std::int64_t> waiting;         // [day]: jobs not begun
  std::vector<std::int64_t> under_way;       // [day]: jobs begun
  std::vector<std::int64_t> spares;          // [day · spares + spare]: in stock
  std::vector<GridSample> samples;           // [sampling time of the grid]

  std::vector<std::int64_t> firsts_us;  // [event of firsts.csv]: first time, or never
};

}  // namespace bulwark
