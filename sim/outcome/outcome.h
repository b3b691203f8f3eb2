// What one trial leaves behind: flat counts and fixed-point times, and the parameters that it drew; no sum of doubles,
// so that tallies of outcomes merge exactly in any order.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/id.h"
#include "base/indexed_by_both.h"
#include "outcome/campaign_outcome.h"
#include "scenario/target.h"

namespace bulwark {

enum class Fate : std::uint8_t { failed, soft_killed, intercepted, leaked_hit, leaked_miss };
constexpr std::size_t fate_count = 5;
constexpr std::array<const char*, fate_count> fate_names = {"failed", "soft_killed", "intercepted", "leaked_hit",
                                                            "leaked_miss"};

/// Why a leaker leaked: the first that applies (model.md, section 8).
enum class Cause : std::uint8_t {
  missed,
  uncovered,
  undetected,
  tracks,
  ignored,
  suppressed,
  off_duty,
  magazine,
  channels
};
constexpr std::size_t cause_count = 9;
constexpr std::array<const char*, cause_count> cause_names = {
    "missed", "uncovered", "undetected", "tracks", "ignored", "suppressed", "off_duty", "magazine", "channels"};

/// The threats of one salvo that go to one target. Of a size that places are found by with a shift.
struct alignas(64) CellCounts {
  std::array<std::uint32_t, fate_count> fates{};    // their sum is what was launched
  std::array<std::uint32_t, cause_count> causes{};  // their sum is what leaked
  std::uint32_t shots = 0;                          // rounds fired at them
};

struct HitCounts {
  std::uint32_t all = 0;
  std::uint32_t effective = 0;
};

/// A battery or a sensor as a target.
struct SiteCounts {
  HitCounts hits;                 // after its destruction too
  bool destroyed = false;         // in this raid, or in some raid of a campaign
  std::int64_t destroyed_us = 0;  // first such time
};

/// What a battery did.
struct FireCounts {
  std::uint32_t shots = 0;
  std::uint32_t kills = 0;
  std::uint32_t wasted = 0;  // rounds that met no live threat
  std::uint32_t reloads = 0;
  std::uint32_t peak_channels = 0;  // most channels busy at one time
  bool up = false;
  bool emptied = false;            // up, and at some time no round ready
  std::int64_t empty_time_us = 0;  // first such time, microseconds from the start of the raid
  std::int64_t busy_us = 0;        // channel-microseconds of engagements
};

/// And what was done to it.
struct BatteryCounts : FireCounts {
  SiteCounts site = {};
};

/// Engagements of some threats by some batteries.
struct DefenceCounts {
  std::uint32_t engagements = 0;
  std::uint32_t shots = 0;
  std::uint32_t kills = 0;
};

/// A battery or a sensor that was destroyed.
struct Destruction {
  TargetId target;
  std::int64_t time_us = 0;
};

struct AssetCounts {
  std::uint32_t hits = 0;
  std::uint32_t effective_hits = 0;
  std::uint32_t damage = 0;  // outstanding at the end of the trial: of one raid min(hardness, effective hits)
  bool disabled = false;     // at some time of the trial, damage = hardness
};

/// State at one sampling time of the timeline.
enum class TimelineQuantity : std::uint8_t { live_threats, tracks, busy_channels, ready_rounds, leakers, kills };
constexpr std::size_t timeline_quantity_count = 6;
constexpr std::array<const char*, timeline_quantity_count> timeline_quantity_names = {
    "live_threats", "tracks", "busy_channels", "ready_rounds", "leakers", "kills"};

using TimelineSample = std::array<std::int32_t, timeline_quantity_count>;

struct Outcome {
  std::uint32_t trial = 0;
  std::vector<double> uncertain;  // [uncertain parameter] its draw, SI units, before a count is rounded
  IndexedBy<CellId, CellCounts> cells;
  IndexedBy<BatteryId, BatteryCounts> batteries;
  IndexedByBoth<SystemId, FamilyId, DefenceCounts> defence;  // of the one by the other
  IndexedBy<AssetId, AssetCounts> assets;
  IndexedBy<SensorId, SiteCounts> sensors;
  std::vector<Destruction> destroyed;    // in the order of time
  std::vector<TimelineSample> timeline;  // [raid · samples + sample][quantity], decoys included; of one raid, or of
                                         // each that a campaign has flown
  std::vector<std::int32_t> ready;       // [(raid · samples + sample) · systems + system]: rounds, likewise
  CampaignOutcome campaign;  // empty for one raid without a grid; for a campaign all above but these two are sums
                             // over its raids, its times campaign times, and peaks those of the greatest
};

}  // namespace bulwark
