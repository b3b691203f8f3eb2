#include "trial/policy.h"

namespace bulwark {

namespace {

/// What `weapon` ranks batteries by; the least goes first.
[[gnu::noinline]] double weapon_key(const Situation& situation, const Pair& pair, ThreatId threat) {
  switch (situation.command().weapon) {
    case WeaponOrder::best_pk:
      return -situation.pk(pair, threat);
    case WeaponOrder::cheapest:
      return situation.cost_per_round(pair.battery);
    case WeaponOrder::nearest:
      return situation.slant_distance_now_m(pair, threat);
    case WeaponOrder::fullest:
      return -static_cast<double>(situation.rounds_ready(pair.battery));
  }
  return 0;
}

/// The first battery for the threat, ties to the lower index; null where none can engage it. As a rule there is one at
/// most, so keys are only asked for where there is a choice.
const Pair* first_battery(const Situation& situation, ThreatId threat) {
  const Pair* best = nullptr;
  situation.for_engageable_pairs(threat, [&](const Pair& pair) {
    if (best == nullptr || weapon_key(situation, pair, threat) < weapon_key(situation, *best, threat)) best = &pair;
  });
  return best;
}

/// Takes batteries for the threat as long as it may be engaged.
void serve(const Situation& situation, Orders& orders, ThreatId threat) {
  while (situation.is_candidate(threat)) {
    const Pair* const pair = first_battery(situation, threat);
    if (pair == nullptr) return;
    orders.engage(*pair, threat);
  }
}

}  // namespace

void act_greedily(const Situation& situation, Orders& orders) {
  if (const ThreatId* threat = situation.single_threat()) return serve(situation, orders, *threat);
  situation.for_threats([&](ThreatId threat) {
    serve(situation, orders, threat);
    return true;
  });
}

}  // namespace bulwark
