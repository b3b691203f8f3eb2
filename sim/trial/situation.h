// What an allocation policy may see of a raid, and the one thing it may order.
//
// Before an instant nothing was engageable, or the command would have acted. So a pair that is engageable now has a
// threat or a battery that the instant touched, and a policy needs to look at no other.
#pragma once

#include "trial/engagement.h"
#include "trial/state.h"
#include "trial/tracks.h"

namespace bulwark {

class Situation {
 public:
  explicit Situation(State& state)
      : state_(state),
        single_(state.central() && state.touched_threats.size() == 1 && state.touched_batteries.empty()) {
    if (!single_) look_at_touched();
  }

  const Command& command() const { return state_.tables->scenario.command; }
  const Threat& threat(std::uint32_t id) const { return state_.threats[id]; }
  double pk(const Pair& pair, std::uint32_t id) const { return state_.pk(pair.battery, threat(id)); }
  std::uint32_t rounds_ready(std::uint32_t battery) const { return state_.batteries[battery].ready; }
  std::uint32_t free_channels(std::uint32_t battery) const {
    const BatteryState& b = state_.batteries[battery];
    return b.channels > b.busy ? b.channels - b.busy : 0;
  }
  double cost_per_round(std::uint32_t battery) const { return state_.tables->batteries[battery].interceptor_cost; }
  double slant_distance_now_m(const Pair& pair, std::uint32_t id) const;
  /// The order's own rank of a threat for a battery, under independent coordination with `order: random`.
  double battery_rank(std::uint32_t id, std::uint32_t battery) const;

  /// Whether the threat may be engaged, as far as it goes: tracked, not written off, not under too many engagements.
  bool is_candidate(std::uint32_t id) const { return threat(id).candidate; }
  bool battery_can_engage(std::uint32_t battery) const { return can_engage(state_.batteries[battery]); }
  /// Every condition of model.md, section 5, now.
  bool engageable(const Pair& pair, std::uint32_t id) const {
    const Threat& t = threat(id);
    return state_.open_pairs.has(t.rank, pair.battery) && state_.available(pair.battery, t) && is_candidate(id) &&
           still_open(state_, pair, t);
  }
  /// Calls visit(pair) for each engageable pair of a candidate, in the order of batteries.
  template <class Visit>
  void for_engageable_pairs(std::uint32_t id, const Visit& visit) const {
    const Threat& t = threat(id);
    const ConstBitWords open = state_.open_pairs.batteries_of(t.rank);
    const ConstBitWords usable = state_.ready_batteries.all();
    const ConstBitWords withheld = state_.ready_batteries.withheld_from(t.family);
    for_bits(
        state_.battery_words, [&](std::size_t k) { return open[k] & usable[k] & ~withheld[k]; },
        [&](std::uint32_t battery) {
          const Pair& pair = state_.pair_of(t, battery);
          if (still_open(state_, pair, t)) visit(pair);
          return true;
        });
  }

  /// The only threat of which some pair may be engageable, in most instants; else null.
  const std::uint32_t* single_threat() const { return single_ ? &state_.touched_threats.front() : nullptr; }
  /// Threats of which some pair may be engageable, in rank order, until visit(id) returns false.
  template <class Visit>
  void for_threats(const Visit& visit) const {
    if (single_) {  // most instants touch one threat and no battery
      if (is_candidate(state_.touched_threats.front())) visit(state_.touched_threats.front());
      return;
    }
    for_bits(
        state_.words, [&](std::size_t k) { return ranks_[k] & state_.candidates[k]; },
        [&](std::uint32_t rank) { return visit(state_.threat_of_rank[rank]); });
  }
  /// Batteries of which some pair may be engageable, in scenario order.
  template <class Visit>
  void for_batteries(const Visit& visit) const {
    for_bits(
        state_.battery_words, [&](std::size_t k) { return state_.battery_mask[k]; },
        [&](std::uint32_t battery) {
          visit(battery);
          return true;
        });
  }
  /// Threats in the battery's windows, in rank order, until visit(id) returns false.
  template <class Visit>
  void for_threats_of(std::uint32_t battery, const Visit& visit) const {
    const ConstBitWords open = state_.open_pairs.threats_of(battery);
    for_bits(
        state_.words, [&](std::size_t k) { return open[k] & state_.candidates[k]; },
        [&](std::uint32_t rank) { return visit(state_.threat_of_rank[rank]); });
  }
  const Pair& pair_of(std::uint32_t id, std::uint32_t battery) const { return state_.pair_of(threat(id), battery); }

  /// Asks steps that may take long to end.
  StopFlag stop() const { return state_.stop; }

  /// Working memory of the assignment policy.
  AssignmentStep& assignment_step() { return state_.assignment_step; }

  /// The order: starts the engagement at once. The pair must be engageable.
  void engage(const Pair& pair, std::uint32_t id) { start_engagement(state_, pair, id); }

 private:
  void look_at_touched();
  void mask_ranks();
  void mask_batteries();

  State& state_;
  bool single_;                           // one threat and no battery is touched
  const std::uint64_t* ranks_ = nullptr;  // else, under central coordination: what for_threats() visits
};

}  // namespace bulwark
