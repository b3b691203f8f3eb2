#include "workspace/equal_matchings.h"

#include <algorithm>
#include <utility>

namespace bulwark {

void EqualMatchings::find_tight_edges() {
  by_battery_.clear();
  end_of_.clear();
  for (const BidderId b : best_->bidders()) {
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
void EqualMatchings::reach(Place place, const Arrival& arrival) {
  if (is_reached_[place]) return;
  is_reached_[place] = 1;
  arrival_[place] = arrival;
  reached_.push_back(place);
}

/// A battery that has a channel more takes a threat from elsewhere, or leaves the channel idle.
void EqualMatchings::leave_battery(BidderId battery, CandidateId moving) {
  for (const TightEdge& tight : tight_edges_of(battery)) {
    const WeighedEdge& edge = tight.edge;
    if (edge.threat != moving && !is_settled_[edge.threat]) reach(place_of(edge.threat), {battery, edge, false});
  }
  if (held_->price[battery] == 0) reach(pool(), {battery, {}, true});
}

/// A threat that is worth no more than its channel's price becomes free, or a channel that was idle is used.
void EqualMatchings::leave_pool(CandidateId moving) {
  for (const BidderId b : best_->bidders()) {
    if (held_->idle[b] > 0) reach(b, {pool(), {}, true});
  }
  for (const TightEdge& tight : by_battery_) {
    const CandidateId threat = tight.edge.threat;
    const bool is_pair = held_->holder[threat] == tight.battery;
    if (is_pair && threat != moving && !is_settled_[threat] && held_->value(threat) == 0) {
      reach(tight.battery, {pool(), tight.edge, false});
    }
  }
}

void EqualMatchings::reach_from(Place start, CandidateId moving) {
  is_reached_.assign(places(), 0);
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
void EqualMatchings::turn(const TightEdge& wanted, Place start) {
  for (Place place = wanted.battery; place != start;) {
    const Arrival& arrival = arrival_[place];
    if (arrival.is_idle) {
      arrival.from == pool() ? --held_->idle[place] : ++held_->idle[arrival.from];
    } else if (arrival.from == pool()) {
      held_->holder[arrival.edge.threat] = nobody;
    } else {
      held_->give(arrival.edge.threat, arrival.from, arrival.edge.weight);
    }
    place = arrival.from;
  }
  held_->give(wanted.edge.threat, wanted.battery, wanted.edge.weight);
}

/// A battery of the first tight edges of a threat: lower than where the threat is, and not full of settled ones.
bool EqualMatchings::could_take(BidderId battery, CandidateId threat) const {
  return battery < place_of(threat) && loose_[battery] > 0;
}

/// The tight edges of a threat decide where it goes for good.
void EqualMatchings::settle(Tight first, Tight last) {
  const CandidateId threat = first->edge.threat;
  const auto may_go = [&](const TightEdge& tight) { return could_take(tight.battery, threat); };
  if (std::any_of(first, last, may_go)) {
    const Place start = place_of(threat);
    reach_from(start, threat);
    const auto wanted =
        std::find_if(first, last, [&](const TightEdge& tight) { return may_go(tight) && is_reached_[tight.battery]; });
    if (wanted != last) turn(*wanted, start);
  }
  is_settled_[threat] = 1;
  if (held_->holder[threat] != nobody) --loose_[held_->holder[threat]];
}

void EqualMatchings::prefer_low_batteries(const BestEdges& best, HeldThreats& held, StopFlag stop) {
  if (best.bidders().size() < 2) return;
  best_ = &best;
  held_ = &held;
  find_tight_edges();
  loose_.clear();
  for (const BidderId b : best.bidders()) loose_.push_back(best.channels(b));
  is_settled_.assign(held.holder.size(), 0);
  arrival_.resize(places());
  for (auto first = by_threat_.cbegin(); first != by_threat_.cend();) {
    end_if_asked(stop);
    const auto last = std::find_if(first, by_threat_.cend(),
                                   [&](const TightEdge& tight) { return tight.edge.threat != first->edge.threat; });
    settle(first, last);
    first = last;
  }
}

}  // namespace bulwark
