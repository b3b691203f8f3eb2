#include "trial/policy.h"

namespace bulwark {

namespace {

void gather(const Situation& situation, bool believed_decoys, AssignmentStep& step) {
  step.threats.clear();
  step.edges.clear();
  step.pairs.clear();
  step.capacity.clear();
  situation.for_threats([&](ThreatId threat) {
    if (situation.threat(threat).believed_decoy != believed_decoys) return true;
    bool any = false;
    situation.for_engageable_pairs(threat, [&](const Pair& pair) {
      any = true;
      const double worth = situation.target_value(threat) * situation.pk(pair, threat);
      step.edges.push_back({CandidateId(step.threats.size()), pair.battery, worth});
      step.pairs.push_back(&pair);
      if (step.capacity.size() <= pair.battery.index()) step.capacity.resize(pair.battery.index() + 1);
      step.capacity[pair.battery] = situation.free_channels(pair.battery);
    });
    if (any) step.threats.push_back(threat);
    return true;
  });
}

/// Carries out one matching; whether it made any pair.
bool carry_out(const Situation& situation, Orders& orders, AssignmentStep& step) {
  if (step.edges.empty()) return false;
  const auto threats = static_cast<std::uint32_t>(step.threats.size());
  const IndexedBy<CandidateId, BatteryId>& battery_of =
      step.matcher.match(threats, step.capacity, step.edges, situation.stop());
  bool made = false;
  for (std::size_t k = 0; k < step.edges.size(); ++k) {  // edges follow the ranks
    const MatchingEdge& edge = step.edges[k];
    const ThreatId threat = step.threats[edge.threat];
    if (battery_of[edge.threat] != edge.battery || !situation.engageable(*step.pairs[k], threat)) continue;
    orders.engage(*step.pairs[k], threat);
    made = true;
  }
  return made;
}

}  // namespace

void act_by_assignment(const Situation& situation, Orders& orders, AssignmentStep& step) {
  for (const bool believed_decoys : {false, true}) {
    do gather(situation, believed_decoys, step);
    while (carry_out(situation, orders, step));
  }
}

}  // namespace bulwark
