// What a search for a rare event has played beyond its first wave, kept in the journal of studies (study/journal.h).
//
// Pilot and first wave say how all that follows is played: with how many particles, at which levels, from which tilted
// scenarios. They are played by everybody, again and again. From then on a replication in a stratum and a batch of
// importance sampling are pure functions of their numbers. So a search that goes on, and whoever has the journals of
// all shards, takes from here what there is, plays what is missing, and comes to the same place.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

#include "decide/importance.h"
#include "decide/stratum_round.h"
#include "study/journal.h"

namespace bulwark {

/// Numbers of a record. Record 2 k is replication k, counted over strata; record 2 k + 1 is batch k.
constexpr std::size_t rare_record_length = 15;

/// From any thread.
class RareLog {
 public:
  /// Reads the journal and appends to it. It must outlive the log.
  explicit RareLog(Journal& journal) : journals_{&journal}, to_append_(&journal) {}
  /// Only reads: what none of the journals has is not kept. They must outlive the log.
  explicit RareLog(std::vector<const Journal*> journals) : journals_(std::move(journals)) {}

  /// None where it was not played. Throw std::runtime_error for a record that no search has made.
  std::optional<StratumRound> round(std::uint64_t number);
  std::optional<WeightedSums> batch(std::uint64_t number);

  /// Throw std::system_error where the disk is full.
  void keep(std::uint64_t number, const StratumRound& round);
  void keep(std::uint64_t number, const WeightedSums& batch);

 private:
  std::optional<std::vector<double>> find(std::uint64_t record);
  void append(std::uint64_t record, std::vector<double> numbers);

  std::vector<const Journal*> journals_;
  Journal* to_append_ = nullptr;
  std::mutex mutex_;
};

}  // namespace bulwark
