// One raid from the first launch to the last event.
#pragma once

#include <cstdint>
#include <vector>

#include "trial/state.h"

namespace bulwark {

/// Runs trials of one compiled scenario. Each is a pure function of (tables, seed, trial); the object is the workspace
/// that makes repeating it cheap. One a thread.
class Trial {
 public:
  explicit Trial(const Tables& tables) : state_(tables) {}

  /// The outcome is valid until the next run. With a log, every event is written to it and nothing else changes.
  const Outcome& run(std::uint64_t seed, std::uint32_t trial, EventLog* log = nullptr);

  /// For a campaign: draws its uncertain parameters, which stay until they are drawn again. Their draws are in
  /// Outcome::uncertain of the raids.
  const Parameters& draw(const TrialStreams& campaign);
  const Parameters& parameters() const { return *state_.parameters; }            // of the last draw or run
  const std::vector<double>& drawn() const { return state_.outcome.uncertain; }  // [uncertain parameter]
  /// One raid of the campaign whose parameters were drawn last.
  const Outcome& run(const RaidBeginning& beginning, RaidEnd& end, EventLog* log = nullptr);

 private:
  const Outcome& fly(const TrialStreams& streams, EventLog* log);

  State state_;
};

}  // namespace bulwark
