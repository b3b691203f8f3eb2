#include "workspace/equal_matchings.h"

#include <algorithm>

namespace bulwark {

void EqualMatchings::find_tight_edges() {
  by_battery_.clear();
  end_of_.clear();
  for (std::uint32_t b = 0; b < best_->batteries(); ++b) {
    for (const WeighedEdge& edge : best_->of(b)) {
      const MatchingWeight above = held_->price[b] - edge.weight;
      if (above > 0) break;  // as for all that weigh less
      if (above + held_->value(edge.threat) == 0) by_battery_.push_back({edge, b});
    }
    end_of_.push_back(by_battery_.size());
  }
  by_threat_ = by_battery_;
  std::sort(by_threat_.begin(), by_threat_.end(), [](const TightEdge& a, const TightEdge& b) {
    return std::pair(a.edge.threat, a.battery) < std::pair(b.edge.threat, b.battery);
  });
}

/// Notes a place once.
void EqualMatchings::reach(std::size_t place, const Arrival& arrival) {
  if (is_reached_[place]) return;
  is_reached_[place] = 1;
  arrival_[place] = arrival;
  reached_.push_back(place);
}

/// A battery that has a channel more takes a threat from elsewhere, or leaves the channel idle.
void EqualMatchings::leave_battery(std::size_t battery, std::uint32_t moving) {
  for (std::size_t k = battery == 0 ? 0 : end_of_[battery - 1]; k < end_of_[battery]; ++k) {
    const WeighedEdge& edge = by_battery_[k].edge;
    if (edge.threat != moving && !is_settled_[edge.threat]) reach(place_of(edge.threat), {battery, edge, false});
  }
  if (held_->price[battery] == 0) reach(pool(), {battery, {}, true});
}

/// A threat that is worth no more than its channel's price becomes free, or a channel that was idle is used.
void EqualMatchings::leave_pool(std::uint32_t moving) {
  for (std::size_t b = 0; b < best_->batteries(); ++b) {
    if (held_->idle[b] > 0) reach(b, {pool(), {}, true});
  }
  for (const TightEdge& tight : by_battery_) {
    const std::uint32_t threat = tight.edge.threat;
    const bool is_pair = held_->holder[threat] == tight.battery;
    if (is_pair && threat != moving && !is_settled_[threat] && held_->value(threat) == 0) {
      reach(tight.battery, {pool(), tight.edge, false});
    }
  }
}

void EqualMatchings::reach_from(std::size_t start, std::uint32_t moving) {
  is_reached_.assign(pool() + 1, 0);
  reached_.clear();
  reach(start, {});
  for (std::size_t k = 0; k < reached_.size(); ++k) {  // NOLINT(modernize-loop-convert): it grows meanwhile
    if (reached_[k] == pool()) {
      leave_pool(moving);
    } else {
      leave_battery(reached_[k], moving);
    }
  }
}

/// The threat goes to the battery, and along the path to it everybody gives up what the one before takes.
void EqualMatchings::turn(const TightEdge& wanted, std::size_t start) {
  for (std::size_t place = wanted.battery; place != start;) {
    const Arrival& arrival = arrival_[place];
    if (arrival.is_idle) {
      arrival.from == pool() ? --held_->idle[place] : ++held_->idle[arrival.from];
    } else if (arrival.from == pool()) {
      held_->holder[arrival.edge.threat] = unmatched;
    } else {
      held_->give(arrival.edge.threat, static_cast<std::uint32_t>(arrival.from), arrival.edge.weight);
    }
    place = arrival.from;
  }
  held_->give(wanted.edge.threat, wanted.battery, wanted.edge.weight);
}

/// A battery of the first tight edges of a threat: lower than where the threat is, and not full of settled ones.
bool EqualMatchings::could_take(std::uint32_t battery, std::uint32_t threat) const {
  return battery < place_of(threat) && loose_[battery] > 0;
}

/// The tight edges of a threat decide where it goes for good.
void EqualMatchings::settle(Tight first, Tight last) {
  const std::uint32_t threat = first->edge.threat;
  const auto may_go = [&](const TightEdge& tight) { return could_take(tight.battery, threat); };
  if (std::any_of(first, last, may_go)) {
    const std::size_t start = place_of(threat);
    reach_from(start, threat);
    const auto wanted =
        std::find_if(first, last, [&](const TightEdge& tight) { return may_go(tight) && is_reached_[tight.battery]; });
    if (wanted != last) turn(*wanted, start);
  }
  is_settled_[threat] = 1;
  if (held_->holder[threat] != unmatched) --loose_[held_->holder[threat]];
}

void EqualMatchings::prefer_low_batteries(const BestEdges& best, HeldThreats& held, StopFlag stop) {
  if (best.batteries() < 2) return;
  best_ = &best;
  held_ = &held;
  find_tight_edges();
  loose_.clear();
  for (std::size_t b = 0; b < best.batteries(); ++b) loose_.push_back(best.channels(b));
  is_settled_.assign(held.holder.size(), 0);
  arrival_.resize(pool() + 1);
  for (auto first = by_threat_.cbegin(); first != by_threat_.cend();) {
    end_if_asked(stop);
    const auto last = std::find_if(first, by_threat_.cend(),
                                   [&](const TightEdge& tight) { return tight.edge.threat != first->edge.threat; });
    settle(first, last);
    first = last;
  }
}

}  // namespace bulwark
