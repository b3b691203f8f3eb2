#include <optional>

#include "trial/policy.h"

namespace bulwark {

namespace {

void take_in_rank_order(const Situation& situation, Orders& orders, BatteryId battery) {
  situation.for_threats_of(battery, [&](ThreatId threat) {
    const Pair& pair = situation.pair_of(threat, battery);
    if (situation.engageable(pair, threat)) orders.engage(pair, threat);
    return situation.battery_can_engage(battery);
  });
}

/// Believed decoys last, then the battery's own random rank.
std::optional<ThreatId> first_at_random(const Situation& situation, BatteryId battery) {
  std::optional<ThreatId> first;
  bool first_decoy = false;
  double first_rank = 0;
  situation.for_threats_of(battery, [&](ThreatId threat) {
    if (!situation.engageable(situation.pair_of(threat, battery), threat)) return true;
    const bool decoy = situation.threat(threat).believed_decoy;
    const double rank = situation.battery_rank(threat, battery);
    if (!first || decoy < first_decoy || (decoy == first_decoy && rank < first_rank)) {
      first = threat;
      first_decoy = decoy;
      first_rank = rank;
    }
    return true;
  });
  return first;
}

}  // namespace

void act_independently(const Situation& situation, Orders& orders) {
  const bool at_random = situation.command().order == ThreatOrder::random;
  situation.for_batteries([&](BatteryId battery) {
    if (!situation.battery_can_engage(battery)) return;
    if (!at_random) {
      take_in_rank_order(situation, orders, battery);
      return;
    }
    while (const auto threat = first_at_random(situation, battery)) {
      orders.engage(situation.pair_of(*threat, battery), *threat);
    }
  });
}

}  // namespace bulwark
