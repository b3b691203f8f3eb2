// Everything that depends on the scenario alone, computed once before any trial. Immutable and shared by all threads.
// Flat arrays.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/stop.h"
#include "random/stream.h"
#include "scenario/scenario.h"
#include "tables/campaign_tables.h"
#include "tables/geometry.h"
#include "tables/geometry_cache.h"
#include "tables/layout.h"
#include "tables/parameters.h"

namespace bulwark {

/// A battery against a type of threat.
struct Matchup {
  std::uint32_t shots = 1;         // doctrine: rounds of an engagement
  std::uint32_t single_below = 0;  // with fewer rounds allowed, one shot
  double interval_s = 0;           // between those rounds
};

/// Rounds that batteries keep for families other than the one named.
using Reserved = IndexedByBoth<BatteryId, FamilyId, std::uint32_t>;

/// What they keep from a time on at which reserves end.
struct ReserveStage {
  double begin_s = 0;
  Reserved reserved;
  std::vector<BatteryId> changed;  // those that keep other rounds than before
};

struct SalvoTable {
  EntityName entity;  // index 0; threat i has index i
  TypeId type;
  FamilyId family;
  Distribution count;
  std::vector<SalvoTarget> aims;
  TargetRule assign = TargetRule::random;
  OffsetRule offset = OffsetRule::simultaneous;
  bool timed_on_arrival = false;
  double at_s = 0;
  double offset_s = 0;
  std::uint32_t lanes = 1;
  std::uint32_t targets = 1;
  RouteId first_route;                    // of its routes, lane by lane; see route()
  std::vector<double> cumulative_weight;  // of the targets, last one 1
  std::vector<double> target_value;
  std::vector<std::uint32_t> target_value_rank;  // among the values of all targets, 0 for the highest

  RouteId route(std::uint32_t lane, std::uint32_t target) const {
    return RouteId(first_route.value + lane * targets + target);
  }
};

/// When a channel is free again. `elsewhen`: its interceptors return, or the engagement may be cut short.
enum class ChannelRelease : std::uint8_t { at_end, at_last_launch, elsewhen };

struct BatteryTable {
  EntityName entity;
  SystemId system;
  ChannelRelease release = ChannelRelease::at_end;
  bool reload_blocks_fire = false;
  bool has_reserve = false;  // keeps rounds for some family
  Vector2 site_m = Vector2::Zero();
  double interceptor_mps = 0;
  double interceptor_cost = 0;
  double missed_kill = 0;
  double false_kill = 0;
  Distribution reaction_s;
  Distribution assessment_s;
  Distribution reload_time_s;
};

/// What most scenarios do not ask of a battery.
struct SiteTable {
  ChannelUse channel = ChannelUse::held;
  bool is_target = false;  // of some salvo, so that the battery can be destroyed
  bool flies_on = true;    // rounds in flight, without the battery
  std::uint32_t hardness = 1;
  Distribution turnaround_s;
  std::optional<std::vector<Interval>> on_duty;  // none: always
};

/// Of targets chosen by weight: Σ w up to and including each, over Σ w.
void accumulate_weights(const std::vector<SalvoTarget>& targets, std::vector<double>& cumulative);

/// What trials ask for is compiled into the members; the scenario itself is for those that name and value things.
struct Tables {
  Scenario scenario;
  Layout layout;
  Command command;
  double rough_trial_s = 0;  // seconds of computing, see tables/work.h
  IndexedBy<TypeId, FamilyId> family_of_type;
  IndexedBy<TypeId, char> is_decoy;
  IndexedBy<SalvoId, SalvoTable> salvos;
  IndexedBy<BatteryId, BatteryTable> batteries;
  IndexedBy<BatteryId, SiteTable> sites;
  IndexedByBoth<BatteryId, TypeId, Matchup> matchups;
  Reserved reserved;                                // until the first reserve ends
  std::vector<ReserveStage> later_reserves;         // in order of time; none where no reserve ends
  IndexedByBoth<BatteryId, TypeId, double> last_s;  // see DoctrineEntry; empty where no doctrine has any
  std::shared_ptr<const Geometry> geometry;         // perhaps of other scenarios too; never null
  Parameters parameters;                       // as the file has them; a trial with uncertain ones has its own copy
  IndexedBy<OpeningId, Opening> openings;      // with these parameters; a trial with uncertain reactions has its own
  std::vector<Binding> bindings;               // what each uncertain parameter touches
  std::vector<EntityName> uncertain_entities;  // [uncertain parameter]: own its draw
  std::vector<Distribution> uncertain;         // likewise
  IndexedBy<AssetId, std::uint32_t> asset_hardness;
  IndexedBy<SensorId, std::uint32_t> sensor_hardness;
  CampaignTables campaign;

  std::uint32_t target_values = 1;  // how many different ones there are
  bool batteries_are_targets = false;
  bool sensors_are_targets = false;  // then each has its own first detections
  bool has_duties = false;
  bool is_living = false;  // any of these: the defence may change during a raid by more than its fire

  IdRange<FamilyId> families() const { return {FamilyId(), FamilyId(layout.families)}; }
  bool sees_all() const { return layout.sensors == 0; }
};

/// Compiles a scenario. Throws what compile_geometry() throws.
Tables compile(Scenario scenario, StopFlag stop = nullptr);

/// The same tables, but their geometry is taken from the cache where a scenario with the same one was compiled before.
Tables compile(Scenario scenario, GeometryCache& cache, StopFlag stop = nullptr);

}  // namespace bulwark
