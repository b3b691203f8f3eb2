// What an allocation policy may see of a raid: a view through which nothing can be changed. What it may order is in
// orders.h.
//
// Before an instant nothing was engageable, or the command would have acted. So a pair that is engageable now has a
// threat or a battery that the instant touched, and a policy needs to look at no other.
#pragma once

#include <optional>

#include "trial/state.h"
#include "trial/tracks.h"

namespace bulwark {

class Situation {
 public:
  /// Of the instant. Changes nothing but the working memory that says what the instant has touched.
  explicit Situation(State& state)
      : state_(state),
        single_(state.central() && state.touched_threats.size() == 1 && state.touched_batteries.empty()) {
    if (!single_) look_at_touched(state);
  }

  const Command& command() const { return state_.tables->command; }
  const Threat& threat(ThreatId id) const { return state_.threats[id]; }
  double pk(const Pair& pair, ThreatId id) const { return state_.known_pk(pair.battery, threat(id)); }
  std::uint32_t rounds_ready(BatteryId battery) const { return state_.batteries[battery].ready; }
  std::uint32_t free_channels(BatteryId battery) const {
    const BatteryState& b = state_.batteries[battery];
    return b.channels > b.busy ? b.channels - b.busy : 0;
  }
  double cost_per_round(BatteryId battery) const { return state_.tables->batteries[battery].interceptor_cost; }
  double target_value(ThreatId id) const {
    const RouteTable& route = state_.route_of(threat(id));
    return state_.tables->salvos[route.salvo].target_value[route.target];
  }
  double slant_distance_now_m(const Pair& pair, ThreatId id) const;
  /// The order's own rank of a threat for a battery, under independent coordination with `order: random`.
  double battery_rank(ThreatId id, BatteryId battery) const;

  /// Whether the threat may be engaged, as far as it goes: tracked, not written off, not under too many engagements.
  bool is_candidate(ThreatId id) const { return threat(id).candidate; }
  bool battery_can_engage(BatteryId battery) const { return can_engage(state_.batteries[battery]); }
  /// Every condition of model.md, section 5, now.
  bool engageable(const Pair& pair, ThreatId id) const {
    const Threat& t = threat(id);
    return state_.open_pairs.has(state_.ranks[id], pair.battery) && state_.available(pair.battery, t) &&
           is_candidate(id) && still_open(state_, pair, id, t);
  }
  /// Calls visit(pair) for each engageable pair of a candidate, in the order of batteries.
  template <class Visit>
  void for_engageable_pairs(ThreatId id, const Visit& visit) const {
    const Threat& t = threat(id);
    const IdSetView<BatteryId> open = state_.open_pairs.batteries_of(state_.ranks[id]);
    const IdSetView<BatteryId> usable = state_.ready_batteries.all();
    const IdSetView<BatteryId> withheld = state_.ready_batteries.withheld_from(t.family);
    for_members<BatteryId>(
        state_.battery_words, [&](std::size_t k) { return open.word(k) & usable.word(k) & ~withheld.word(k); },
        [&](BatteryId battery) {
          const Pair& pair = state_.pair_of(t, battery);
          if (still_open(state_, pair, id, t)) visit(pair);
          return true;
        });
  }

  /// The only threat of which some pair may be engageable, in most instants; else null.
  const ThreatId* single_threat() const { return single_ ? &state_.touched_threats.front() : nullptr; }
  /// Threats of which some pair may be engageable, in rank order, until visit(id) returns false.
  template <class Visit>
  void for_threats(const Visit& visit) const {
    if (single_) {  // most instants touch one threat and no battery
      if (is_candidate(state_.touched_threats.front())) visit(state_.touched_threats.front());
      return;
    }
    for_members<RankId>(
        state_.words, [&](std::size_t k) { return ranks_->word(k) & state_.candidates.word(k); },
        [&](RankId rank) { return visit(state_.threat_of_rank[rank]); });
  }
  /// Batteries of which some pair may be engageable, in scenario order.
  template <class Visit>
  void for_batteries(const Visit& visit) const {
    for_members<BatteryId>(
        state_.battery_words, [&](std::size_t k) { return state_.battery_mask.word(k); },
        [&](BatteryId battery) {
          visit(battery);
          return true;
        });
  }
  /// Threats in the battery's windows, in rank order, until visit(id) returns false.
  template <class Visit>
  void for_threats_of(BatteryId battery, const Visit& visit) const {
    const IdSetView<RankId> open = state_.open_pairs.threats_of(battery);
    for_members<RankId>(
        state_.words, [&](std::size_t k) { return open.word(k) & state_.candidates.word(k); },
        [&](RankId rank) { return visit(state_.threat_of_rank[rank]); });
  }
  const Pair& pair_of(ThreatId id, BatteryId battery) const { return state_.pair_of(threat(id), battery); }

  /// Asks steps that may take long to end.
  StopFlag stop() const { return state_.stop; }

 private:
  void look_at_touched(State& state);
  static void mask_ranks(State& state);
  static void mask_batteries(State& state);

  const State& state_;
  bool single_;                             // one threat and no battery is touched
  std::optional<IdSetView<RankId>> ranks_;  // else, under central coordination: what for_threats() visits
};

}  // namespace bulwark
