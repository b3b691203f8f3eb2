#include "trial/ranks.h"

#include <algorithm>

namespace bulwark {

namespace {

bool strictly_between(double p) { return p > 0 && p < 1; }

bool taken_for_decoy(const State& state, const Threat& threat, const Block& block) {
  const Command& command = state.tables->scenario.command;
  const bool decoy = state.tables->scenario.types[TypeId(threat.type)].decoy;
  const double probability = decoy ? 1 - command.decoy_as_real : command.real_as_decoy;
  return block.first() < probability;
}

RankKey rank_key(ThreatOrder order, const Threat& threat, std::uint32_t id, const Block& block) {
  RankKey key{threat.believed_decoy, 0, 0, id};
  switch (order) {
    case ThreatOrder::impact:
      key.first = threat.end_s;
      break;
    case ThreatOrder::detection:
      key.first = threat.request_s;
      break;
    case ThreatOrder::value:
      key.first = -threat.target_value;
      key.second = threat.end_s;
      break;
    case ThreatOrder::random:
      key.first = block.second();
      break;
  }
  return key;
}

bool goes_first(const RankKey& a, const RankKey& b) {
  if (a.believed_decoy != b.believed_decoy) return b.believed_decoy;
  if (a.first != b.first) return a.first < b.first;
  if (a.second != b.second) return a.second < b.second;
  return a.id < b.id;
}

}  // namespace

void rank_threats(State& state) {
  const Command& command = state.tables->scenario.command;
  const bool draws = command.order == ThreatOrder::random || strictly_between(command.decoy_as_real) ||
                     strictly_between(command.real_as_decoy);
  std::vector<RankKey>& ranked = state.rank_keys;
  ranked.clear();
  for (std::uint32_t id = 0; id < state.threats.size(); ++id) {
    Threat& threat = state.threats[id];
    const Block block = draws ? state.streams.block(threat.entity, Purpose::belief) : Block{};
    threat.believed_decoy = taken_for_decoy(state, threat, block);
    ranked.push_back(rank_key(command.order, threat, id, block));
  }
  std::sort(ranked.begin(), ranked.end(), goes_first);
  state.threat_of_rank.resize(ranked.size());
  for (std::uint32_t rank = 0; rank < ranked.size(); ++rank) {
    state.threat_of_rank[rank] = ranked[rank].id;
    state.threats[ranked[rank].id].rank = rank;
  }
}

double battery_rank(const State& state, const Threat& threat, std::uint32_t battery) {
  return state.streams.block(threat.entity, Purpose::battery_rank, battery).first();
}

}  // namespace bulwark
