#include "trial/ranks.h"

namespace bulwark {

namespace {

bool taken_for_decoy(const State& state, const Threat& threat, double draw) {
  const Command& command = state.tables->scenario.command;
  const bool decoy = state.tables->scenario.types[TypeId(threat.type)].decoy;
  return draw < (decoy ? 1 - command.decoy_as_real : command.real_as_decoy);
}

double rank_key(ThreatOrder order, const Threat& threat, double rank_draw) {
  switch (order) {
    case ThreatOrder::impact:
    case ThreatOrder::value:
      return threat.end_s;
    case ThreatOrder::detection:
      return threat.request_s;
    case ThreatOrder::random:
      return rank_draw;
  }
  return 0;
}

/// Groups of the order: those taken for real by falling value of the target where that counts, then the others.
std::uint32_t value_groups(const State& state) {
  const bool by_value = state.tables->scenario.command.order == ThreatOrder::value;
  return by_value ? static_cast<std::uint32_t>(state.tables->scenario.assets.size()) : 1;
}

/// Place of the target's value among all values, 0 for the highest, where the order asks for it.
std::uint32_t value_rank(const State& state, const Threat& threat) {
  if (state.tables->scenario.command.order != ThreatOrder::value) return 0;
  return state.tables->salvos[threat.salvo].target_value_rank[state.route_of(threat).target];
}

}  // namespace

void enter_order(State& state, Threat& threat, double discrimination_draw, double rank_draw) {
  const ThreatOrder order = state.tables->scenario.command.order;
  threat.believed_decoy = taken_for_decoy(state, threat, discrimination_draw);
  const std::uint32_t group = (threat.believed_decoy ? value_groups(state) : 0) + value_rank(state, threat);
  const auto id = static_cast<std::uint32_t>(state.threats.size() - 1);
  state.rank_sorter.add({rank_key(order, threat, rank_draw), group, id});
}

void give_ranks(State& state) {
  state.threat_of_rank.clear();
  for (const RankKey& key : state.rank_sorter.sorted(2 * value_groups(state))) {
    state.threats[key.id].rank = static_cast<std::uint32_t>(state.threat_of_rank.size());
    state.threat_of_rank.push_back(key.id);
  }
}

double battery_rank(const State& state, const Threat& threat, std::uint32_t battery) {
  return state.streams.block(threat.entity, Purpose::battery_rank, battery).first();
}

}  // namespace bulwark
