// A scenario with every value checked, in SI units, every name resolved to an id. Made only by load_scenario().
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "distributions/distribution.h"
#include "geometry/interval.h"
#include "geometry/vector.h"
#include "scenario/campaign.h"
#include "scenario/event.h"
#include "scenario/grid.h"
#include "scenario/target.h"

namespace bulwark {

struct Asset {
  std::string name;
  Vector2 position_m = Vector2::Zero();
  double value = 1;
  double capacity_w = 0;
  int hardness = 1;  // effective hits that disable it
  std::string kind;  // free text for tables and plots
};

enum class Profile { level, ballistic };

struct ThreatType {
  std::string name;
  FamilyId family;
  bool decoy = false;
  double speed_mps = 0;
  Profile profile = Profile::level;
  double altitude_m = 0;  // level flight
  double apogee_m = 0;    // ballistic flight
  double signature_m2 = 1;
  double reliability = 1;
  double accuracy = 1;
  double lethality = 1;
  double cost = 0;
};

enum class TargetRule { random, even };
enum class OffsetRule { simultaneous, uniform, normal, every, poisson };

struct SalvoTarget {
  TargetId target;
  double weight = 1;
};

struct Salvo {
  std::string name;
  TypeId type;
  Distribution count = Distribution::constant_of(0);
  Vector2 origin_m = Vector2::Zero();
  std::vector<Vector2> waypoints_m;
  int lanes = 1;
  double lane_spacing_m = 0;
  std::vector<SalvoTarget> targets;
  TargetRule assign = TargetRule::random;
  bool timed_on_arrival = false;  // `arrive` in place of `launch`
  double at_s = 0;
  OffsetRule offset = OffsetRule::simultaneous;
  double offset_s = 0;  // width, standard deviation, step or mean spacing
};

/// A radar by Swerling I (model.md, section 3).
struct Radar {
  double range_m = 0;  // R0
  double pd = 0;       // Pd(R0, 1 m^2)
  double pfa = 0;      // false-alarm probability
  friend bool operator==(const Radar&, const Radar&) = default;
};

struct Sensor {
  std::string name;
  Vector2 position_m = Vector2::Zero();
  std::optional<double> mast_m;  // with it: limited by the radar horizon
  double max_range_m = 0;
  double scan_s = 0;
  double pd = 0;  // a look in coverage, without a radar
  std::optional<Radar> radar;
  std::optional<std::vector<FamilyId>> sees;  // none: all families
  int hardness = 1;                           // effective hits that destroy it
  double value = 1;
  friend bool operator==(const Sensor&, const Sensor&) = default;
};

/// A value by threat type or family; a type's own entry goes before its family's.
struct PkEntry {
  std::string name;  // as written in the scenario: type or family
  double pk = 0;
};

struct DoctrineEntry {
  std::string name;  // family, type or `default`
  int shots = 1;
  double interval_s = 0;
  int single_below = 0;          // with fewer rounds allowed, one shot
  std::optional<double> last_s;  // engages in that last part of the launch windows; none: in all of them
};

struct Reload {
  int rounds = 0;
  Distribution time_s;
  int stock = 0;
  bool blocks_fire = false;
};

/// When the channel of an engagement is free again: at its end, after its last launch, or once its interceptor is back.
enum class ChannelUse : std::uint8_t { held, released, returns };

/// What rounds in flight do when their battery is destroyed: fly on, or meet nothing.
enum class Guidance : std::uint8_t { autonomous, command };

/// All that a system says of its batteries, and that a battery may say otherwise.
struct FireUnit {
  double interceptor_speed_mps = 0;
  double interceptor_cost = 0;
  double range_min_m = 0;
  double range_max_m = 0;
  double altitude_min_m = -std::numeric_limits<double>::infinity();
  double altitude_max_m = std::numeric_limits<double>::infinity();
  std::optional<double> mast_m;
  std::vector<PkEntry> pk;
  int channels = 1;
  ChannelUse channel = ChannelUse::held;
  Distribution turnaround_s = Distribution::constant_of(0);  // after the way back, `returns` only
  int rounds = 0;
  std::optional<Reload> reload;
  Distribution reaction_s;
  Distribution assessment_s = Distribution::constant_of(0);
  std::vector<DoctrineEntry> doctrine;
  double availability = 1;
  double missed_kill = 0;
  double false_kill = 0;
  Guidance guidance = Guidance::autonomous;
  std::optional<std::vector<Interval>> on_duty;  // [begin, end) in raid time, increasing; none: always
  int hardness = 1;                              // effective hits that destroy a battery
  double value = 1;
  std::optional<double> cost;  // of a battery to have, in the money of rounds and threats; none: not stated
};

struct System {
  std::string name;
  FireUnit unit;
};

struct Battery {
  std::string name;          // `guns.3` on a ring or with a count, else its key
  std::string key;           // the key in `batteries`, shared by the members of a ring
  std::uint32_t member = 0;  // 0 … count-1
  SystemId system;
  Vector2 position_m = Vector2::Zero();
  FireUnit unit;                      // the system's with the battery's own keys in place
  std::vector<std::string> own_keys;  // the keys that it overrides (`pk`, `rounds`, …)
};

struct JammerRate {
  FamilyId family;
  double rate_per_s = 0;
};

struct Jammer {
  std::string name;
  Vector2 position_m = Vector2::Zero();
  double radius_m = 0;
  std::vector<JammerRate> rates;
};

enum class Coordination { central, independent };
enum class ThreatOrder { impact, detection, value, random };
enum class WeaponOrder { best_pk, cheapest, nearest, fullest };
enum class Policy { greedy, assignment };
enum class EngageDecoys { last, never };

struct ReserveEntry {
  FamilyId family;
  int rounds = 0;
  std::optional<double> until_s;  // kept before that raid time; none: to the end
};

struct Command {
  Coordination coordination = Coordination::central;
  double latency_s = 0;
  std::optional<int> track_capacity;  // none: no limit
  ThreatOrder order = ThreatOrder::impact;
  WeaponOrder weapon = WeaponOrder::best_pk;
  Policy policy = Policy::greedy;
  int engagements_per_threat = 1;
  IndexedBy<SystemId, std::vector<ReserveEntry>> reserve;  // one list a system, often empty
  double decoy_as_real = 1;
  double real_as_decoy = 0;
  EngageDecoys engage_decoys = EngageDecoys::last;
};

/// Which of the scenario's objects an uncertain parameter belongs to; `index` counts in that list. `campaign` and
/// `grid` stand for all lists of theirs: the field says which.
enum class UncertainScope { type, salvo, system, battery_key, jammer, campaign, grid };
enum class UncertainField {
  reliability,
  accuracy,
  lethality,
  count,
  pk,
  availability,
  channels,
  rounds,
  reload_rounds,
  reload_stock,
  reload_time,
  reaction,
  assessment,
  turnaround,
  rate,
  stock_initial,  // of Campaign::stocks
  stock_production,
  depot_initial,  // of Campaign::supply
  depot_delivery,
  spare_initial,  // of Repair::spares
  spare_delivery,
  units_initial,  // of Campaign::replacements
  units_delivery,
  crews,
  repair_time,       // of Repair::kinds
  replacement_time,  // of Campaign::replacements
  demand,            // of Grid::buses
  import_power,      // of Grid::buses
};
constexpr UncertainField last_uncertain_field = UncertainField::import_power;

struct UncertainParameter {
  std::string path;
  UncertainScope scope = UncertainScope::type;
  UncertainField field = UncertainField::reliability;
  std::size_t index = 0;      // in the list of its scope; unused for battery_key and crews
  std::string key;            // battery_key: key in `batteries`
  std::string entry;          // pk: type or family as written; rate: family
  Distribution distribution;  // cut to what the parameter may be ([0, 1] for probabilities, >= 0 for times and rates)
  bool is_joint = false;      // a column of joint draws: one draw of the trial chooses the row of all of them
};

struct Scenario {
  std::string name;
  std::uint32_t trials = 1000;
  std::uint64_t seed = 0;
  IndexedBy<FamilyId, std::string> families;  // in order of first use
  IndexedBy<AssetId, Asset> assets;
  IndexedBy<TypeId, ThreatType> types;
  IndexedBy<SalvoId, Salvo> salvos;
  IndexedBy<SensorId, Sensor> sensors;
  IndexedBy<SystemId, System> systems;
  IndexedBy<BatteryId, Battery> batteries;
  IndexedBy<JammerId, Jammer> jammers;
  Command command;
  std::vector<UncertainParameter> uncertain;
  std::optional<Campaign> campaign;  // with it, a trial is a campaign
  std::optional<Grid> grid;
  std::vector<NamedEvent> events;  // conditions that a trial is judged by
};

}  // namespace bulwark
