#include "trial/ranks.h"

#include <algorithm>
#include <bit>

namespace bulwark {

namespace {

bool strictly_between(double p) {
  return p > 0 && p < 1;
}

bool taken_for_decoy(const State& state, const Threat& threat, const Block& block) {
  const Command& command = state.tables->scenario.command;
  const bool decoy = state.tables->scenario.types[TypeId(threat.type)].decoy;
  const double probability = decoy ? 1 - command.decoy_as_real : command.real_as_decoy;
  return block.first() < probability;
}

/// The bits of a double in an order of integers that is the order of the numbers.
std::uint64_t ordered_bits(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  return (bits >> 63U) != 0 ? ~bits : bits | (std::uint64_t{1} << 63U);
}

unsigned __int128 rank_key(double first, double second = 0) {
  return (static_cast<unsigned __int128>(ordered_bits(first)) << 64U) | ordered_bits(second);
}

unsigned __int128 rank_key(ThreatOrder order, const Threat& threat, const Block& block) {
  switch (order) {
    case ThreatOrder::impact:
      return rank_key(threat.end_s);
    case ThreatOrder::detection:
      return rank_key(threat.request_s);
    case ThreatOrder::value:
      return rank_key(-threat.target_value, threat.end_s);
    case ThreatOrder::random:
      return rank_key(block.second());
  }
  return 0;
}

void sort_keys(std::vector<RankKey>& keys) {
  std::sort(keys.begin(), keys.end(),
            [](const RankKey& a, const RankKey& b) { return a.key != b.key ? a.key < b.key : a.id < b.id; });
}

void give_ranks(State& state, const std::vector<RankKey>& keys) {
  for (const RankKey& key : keys) {
    state.threats[key.id].rank = static_cast<std::uint32_t>(state.threat_of_rank.size());
    state.threat_of_rank.push_back(key.id);
  }
}

}  // namespace

void rank_threats(State& state) {
  const Command& command = state.tables->scenario.command;
  const bool draws = command.order == ThreatOrder::random || strictly_between(command.decoy_as_real) ||
                     strictly_between(command.real_as_decoy);
  state.rank_keys.clear();
  state.decoy_rank_keys.clear();
  for (std::uint32_t id = 0; id < state.threats.size(); ++id) {
    Threat& threat = state.threats[id];
    const Block block = draws ? state.streams.block(threat.entity, Purpose::belief) : Block{};
    threat.believed_decoy = taken_for_decoy(state, threat, block);
    std::vector<RankKey>& keys = threat.believed_decoy ? state.decoy_rank_keys : state.rank_keys;
    keys.push_back({rank_key(command.order, threat, block), id});
  }
  sort_keys(state.rank_keys);
  sort_keys(state.decoy_rank_keys);
  state.threat_of_rank.clear();
  give_ranks(state, state.rank_keys);
  give_ranks(state, state.decoy_rank_keys);
}

double battery_rank(const State& state, const Threat& threat, std::uint32_t battery) {
  return state.streams.block(threat.entity, Purpose::battery_rank, battery).first();
}

}  // namespace bulwark
