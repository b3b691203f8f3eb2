// The whole state of one raid under way. Plain data in flat arrays: copyable at any event, reset in time proportional
// to what is used, and without allocation once its arrays have grown.
#pragma once

#include <cstdint>
#include <vector>

#include "base/id.h"
#include "base/indexed_by_both.h"
#include "base/stop.h"
#include "outcome/attrition.h"
#include "outcome/event_log.h"
#include "outcome/outcome.h"
#include "outcome/raid_ends.h"
#include "outcome/timeline.h"
#include "random/stream.h"
#include "tables/tables.h"
#include "trial/battery_state.h"
#include "trial/drawn.h"
#include "trial/threat.h"
#include "workspace/bit_rows.h"
#include "workspace/event_key.h"
#include "workspace/event_queue.h"
#include "workspace/matching.h"
#include "workspace/open_pairs.h"
#include "workspace/rank_sorter.h"
#include "workspace/ready_batteries.h"
#include "workspace/stack.h"
#include "workspace/track_queue.h"

namespace bulwark {

/// The engageable pairs of one step of `policy: assignment`.
struct AssignmentStep {
  IndexedBy<CandidateId, ThreatId> threats;
  std::vector<MatchingEdge> edges;
  std::vector<const Pair*> pairs;                // of the edges
  IndexedBy<BatteryId, std::uint32_t> capacity;  // free channels
  Matcher matcher;
};

/// A round that was fired. Its intercept is known at once and needs no event: what is done with it, and when, is
/// settled at the end of the trial.
struct Round {
  double intercept_s = 0;
  EventKey key;  // its place among the events of its instant
};

/// A pair whose window opened at this instant, to be looked at again once the command has acted.
struct NewlyOpen {
  ThreatId threat;
  BatteryId battery;
};

struct State {
  explicit State(const Tables& compiled)
      : tables(&compiled),
        geometry(compiled.geometry.get()),
        streams(0, 0),
        timeline(compiled.layout.timeline, compiled.layout.systems) {}

  const Tables* tables;
  const Geometry* geometry;  // the tables'
  Drawn<Parameters> parameters;
  IndexedByBoth<BatteryId, TypeId, double> pk_before_steering;  // empty: nothing is steered
  Drawn<IndexedBy<OpeningId, Opening>> openings;
  TrialStreams streams;
  const RaidBeginning* beginning = nullptr;  // none: as the scenario has it
  RaidEnd* raid_end = nullptr;               // none: nobody asks
  EventLog* log = nullptr;
  StopFlag stop = nullptr;  // of a trial that may take long; none: nobody asks

  double now_s = 0;
  Timeline timeline;
  EventQueue queue;
  IndexedBy<ThreatId, Threat> threats;
  IndexedBy<ThreatId, Death> deaths;
  IndexedBy<ThreatId, CellId> cells;  // that threats are counted in
  IndexedBy<ThreatId, RankId> ranks;
  IndexedBy<RankId, ThreatId> threat_of_rank;
  double last_end_s = 0;  // of a path
  IndexedBy<BatteryId, BatteryState> batteries;
  const Reserved* reserved = nullptr;  // the tables', as reserves are now
  TrackQueue track_queue;
  std::uint32_t tracks = 0;

  // Sets over ranks and batteries. A candidate may be engaged by some battery as far as the threat goes. Who engages it
  // now only matters where it may be engaged by several.
  std::size_t words = 0;          // of a set of ranks
  std::size_t battery_words = 0;  // of a set of batteries
  mutable OpenPairs open_pairs;   // who looks at a pair that has closed notes that, and changes nothing else
  ReadyBatteries ready_batteries;
  BitRows<RankId, BatteryId> engaging;       // batteries that engage it now
  std::uint32_t engagements_per_threat = 1;  // as ordered, under central coordination
  bool one_at_a_time = false;                // a threat is under one engagement at most, and `engaging` is not kept
  IdSet<RankId> candidates;

  // What the instant has touched: only pairs of these can have become engageable.
  bool command_due = false;  // it has touched anything, or opened pairs or replenished batteries
  Stack<ThreatId> touched_threats;
  Stack<BatteryId> touched_batteries;
  Stack<BatteryId> replenished_batteries;
  Stack<NewlyOpen> newly_open;
  Stack<Round> rounds;

  Attrition attrition;  // where batteries or sensors are targets

  Outcome outcome;

  // Working memory of single steps, kept for its capacity.
  IndexedBy<SalvoId, std::uint32_t> salvo_sizes;
  RankSorter rank_sorter;
  std::vector<std::uint32_t> targets_taken;
  std::vector<SalvoTarget> weighted_targets;
  std::vector<double> cumulative_weight;
  IdSet<RankId> rank_mask;
  IdSet<BatteryId> battery_mask;
  AssignmentStep assignment_step;

  bool available(BatteryId battery, const Threat& threat) const {
    return ready_batteries.has_for(battery, threat.family);
  }
  /// To be called after every change by which a battery may no longer be usable.
  void spend(BatteryId battery) {
    if (!can_engage(batteries[battery])) ready_batteries.remove(battery);
  }
  /// To be called after every change by which a battery may be usable again, which touches it.
  void restore(BatteryId battery) {
    if (ready_batteries.has(battery) || !can_engage(batteries[battery])) return;
    ready_batteries.add(battery);
    touch_battery(battery);
  }
  /// To be called after every change of a battery's ready rounds.
  void update_withheld(BatteryId battery) {
    if (!tables->batteries[battery].has_reserve) return;
    for (const FamilyId family : tables->families()) {
      const bool is_kept = batteries[battery].ready <= (*reserved)(battery, family);
      is_kept ? ready_batteries.withhold(battery, family) : ready_batteries.release(battery, family);
    }
  }

  /// The pair of the threat's route and a battery that it has a window of.
  const Pair& pair_of(const Threat& threat, BatteryId battery) const {
    return geometry->pairs[geometry->pair_of[threat.first_pair + battery]];
  }
  const RouteTable& route_of(const Threat& threat) const { return geometry->route_tables[threat.route]; }
  double pk(BatteryId battery, const Threat& threat) const {
    return parameters->pk[batteries[battery].first_matchup + threat.type];
  }
  /// As the command knows it. Steering makes kills likelier or not without its knowledge: its choices stay those of a
  /// plain trial.
  double known_pk(BatteryId battery, const Threat& threat) const {
    const auto& known = pk_before_steering.empty() ? parameters->pk : pk_before_steering;
    return known[batteries[battery].first_matchup + threat.type];
  }
  /// Whether a round has killed the threat by then. Intercepts come first of what happens at one instant.
  bool is_dead(ThreatId id, double by_s) const { return deaths[id].time_s <= by_s && threats[id].life == Life::live; }
  /// The draws of four shots at the threat, that one among them.
  Block kill_block(const Threat& threat, std::uint32_t shot) const {
    return streams.block(threat.entity, Purpose::kill, shot / 4);
  }
  void make_candidate(ThreatId id) {
    threats[id].candidate = true;
    candidates.add(ranks[id]);
  }
  void end_candidacy(ThreatId id) {
    threats[id].candidate = false;
    candidates.remove(ranks[id]);
  }
  double path_time_s(const Threat& threat) const { return now_s - threat.launch_s; }
  bool central() const { return tables->command.coordination == Coordination::central; }
  void touch_threat(ThreatId threat) {
    touched_threats.push(threat);
    command_due = true;
  }
  void touch_battery(BatteryId battery) {
    touched_batteries.push(battery);
    command_due = true;
  }
  /// Moves the clock back and forth, as the settling of what needs no events does.
  void jump_to(double time_s) {
    timeline.jump_to(time_s);
    now_s = time_s;
  }
  /// Moves the clock on, as the events do.
  void advance_to(double time_s) {
    timeline.advance_to(time_s);
    now_s = time_s;
  }
  EventQueue::Place push(double time_s, EventKey key) { return queue.push({time_s, key.bits}); }
  /// A change now.
  void count_on_timeline(TimelineQuantity quantity, std::int32_t change) { timeline.count(quantity, change); }
  void count_ready(BatteryId battery, std::int32_t change) {
    timeline.count_ready(tables->batteries[battery].system, change);
  }
};

/// The launch window of the pair that holds the path time, or null.
inline const LaunchWindow* window_at(const Geometry& geometry, const Pair& pair, double path_time_s) {
  if (path_time_s < pair.span.begin_s || path_time_s > pair.span.end_s) return nullptr;
  if (pair.windows.size() == 1) return &pair.first_window;
  for (const WindowId w : pair.windows) {
    const LaunchWindow& window = geometry.windows[w];
    if (path_time_s < window.launch.begin_s - time_tolerance_s) break;
    if (path_time_s <= window.launch.end_s + time_tolerance_s) return &window;
  }
  return nullptr;
}

}  // namespace bulwark
