#include "trial/ranks.h"

#include <utility>

namespace bulwark {

namespace {

bool taken_for_decoy(const State& state, const Threat& threat, double draw) {
  const Command& command = state.tables->command;
  const bool decoy = state.tables->is_decoy[threat.type] != 0;
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
  const bool by_value = state.tables->command.order == ThreatOrder::value;
  return by_value ? state.tables->target_values : 1;
}

/// Place of the target's value among all values, 0 for the highest, where the order asks for it.
std::uint32_t value_rank(const State& state, const Threat& threat) {
  if (state.tables->command.order != ThreatOrder::value) return 0;
  const RouteTable& route = state.route_of(threat);
  return state.tables->salvos[route.salvo].target_value_rank[route.target];
}

}  // namespace

void enter_order(State& state, Threat& threat, double discrimination_draw, double rank_draw) {
  const ThreatOrder order = state.tables->command.order;
  threat.believed_decoy = taken_for_decoy(state, threat, discrimination_draw);
  const std::uint32_t group = (threat.believed_decoy ? value_groups(state) : 0) + value_rank(state, threat);
  const ThreatId id(state.threats.size() - 1);
  state.rank_sorter.add({rank_key(order, threat, rank_draw), group, id});
}

void give_ranks(State& state) {
  state.threat_of_rank.clear();
  state.ranks.resize(state.threats.size());
  for (const RankKey& key : state.rank_sorter.sorted(2 * value_groups(state))) {
    state.ranks[key.id] = state.threat_of_rank.push_back(key.id);
  }
}

void move_back_in_order(State& state, ThreatId id) {
  if (state.tables->command.order != ThreatOrder::detection) return;
  IndexedBy<RankId, ThreatId>& threats = state.threat_of_rank;
  const Threat& threat = state.threats[id];
  RankId& rank = state.ranks[id];
  while (rank.index() + 1 < threats.size()) {
    const ThreatId next_id = threats[RankId(rank.index() + 1)];
    const Threat& next = state.threats[next_id];
    const bool goes_first = next.request_s < threat.request_s || (next.request_s == threat.request_s && next_id < id);
    if (next.believed_decoy != threat.believed_decoy || !goes_first) return;
    RankId& next_rank = state.ranks[next_id];
    std::swap(threats[next_rank], threats[rank]);
    std::swap(next_rank, rank);
  }
}

double battery_rank(const State& state, const Threat& threat, BatteryId battery) {
  return state.streams.block(threat.entity, Purpose::battery_rank, battery.value).first();
}

}  // namespace bulwark
