#include "workspace/matching.h"

#include <algorithm>

namespace bulwark {

namespace {

constexpr MatchingWeight far = static_cast<MatchingWeight>(1) << 120U;

}  // namespace

void Matcher::begin(std::uint32_t threats) {
  held_.holder.assign(threats, nobody);
  held_.weight.resize(std::max<std::size_t>(held_.weight.size(), threats));
  held_.price.assign(best_.bidders().size(), 0);
  held_.idle.assign(best_.bidders().size(), 0);
}

/// The least that no edge of the battery weighs more than, with its threat's value. Edges behind the first whose threat
/// is free weigh less.
void Matcher::ask_price(BidderId battery) {
  MatchingWeight& price = held_.price[battery];
  for (const WeighedEdge& edge : best_.of(battery)) {
    price = std::max(price, edge.weight - held_.value(edge.threat));
    if (held_.holder[edge.threat] == nobody) return;
  }
}

/// What a battery that has a channel more can do with it: leave it idle, take a threat that is free, which ends the
/// path, or take one from another battery, which then has a channel more. Distances are what that costs beyond prices.
void Matcher::look_from(BidderId battery, Step& end) {
  const MatchingWeight asked = arrival_[battery].distance + held_.price[battery];
  if (asked < end.distance) end = {asked, battery, {}, true};
  for (const WeighedEdge& edge : best_.of(battery)) {
    const MatchingWeight least = asked - edge.weight;
    if (least >= end.distance) return;  // and those behind it are farther
    const BidderId holder = held_.holder[edge.threat];
    if (holder == nobody) {
      end = {least, battery, edge, false};
      return;
    }
    const MatchingWeight distance = least + held_.value(edge.threat);
    if (!is_done_[holder] && distance < arrival_[holder].distance) arrival_[holder] = {distance, battery, edge, false};
  }
}

/// Of the batteries that are not done.
std::optional<BidderId> Matcher::nearest() const {
  std::optional<BidderId> found;
  for (const BidderId b : arrival_.ids()) {
    if (!is_done_[b] && (!found || arrival_[b].distance < arrival_[*found].distance)) found = b;
  }
  return found;
}

void Matcher::lower_prices(MatchingWeight distance) {
  for (const BidderId b : arrival_.ids()) {
    if (arrival_[b].distance < distance) held_.price[b] -= distance - arrival_[b].distance;
  }
}

/// From the end of a path back to the battery that it began from.
void Matcher::follow(Step step, BidderId from) {
  while (true) {
    if (step.is_idle) {
      ++held_.idle[step.battery];
    } else {
      held_.give(step.edge.threat, step.battery, step.edge.weight);
    }
    if (step.battery == from) return;
    step = arrival_[step.battery];
  }
}

void Matcher::add_channel(BidderId battery) {
  arrival_.assign(best_.bidders().size(), {far, {}, {}, false});
  is_done_.assign(best_.bidders().size(), 0);
  arrival_[battery].distance = 0;
  Step end{far, {}, {}, true};
  while (true) {
    const std::optional<BidderId> next = nearest();
    if (!next || arrival_[*next].distance >= end.distance) break;
    is_done_[*next] = 1;
    look_from(*next, end);
  }
  lower_prices(end.distance);
  follow(end, battery);
}

const IndexedBy<CandidateId, BatteryId>& Matcher::match(std::uint32_t threats,
                                                        const IndexedBy<BatteryId, std::uint32_t>& capacity,
                                                        const std::vector<MatchingEdge>& edges, StopFlag stop) {
  best_.choose(threats, capacity, edges);
  begin(threats);
  for (const BidderId b : best_.bidders()) {
    ask_price(b);
    for (std::uint32_t channel = 0; channel < best_.channels(b); ++channel) {
      end_if_asked(stop);
      add_channel(b);
    }
  }
  equals_.prefer_low_batteries(best_, held_, stop);
  result_.assign(threats, unmatched);
  for (const CandidateId threat : result_.ids()) {
    if (held_.holder[threat] != nobody) result_[threat] = best_.battery(held_.holder[threat]);
  }
  return result_;
}

}  // namespace bulwark
