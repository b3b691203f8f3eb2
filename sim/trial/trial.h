// One raid from the first launch to the last event.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "trial/state.h"

namespace bulwark {

/// Changes the parameters of a trial once they are drawn, and before anything else is: shares and probabilities only
/// (reliability, accuracy, lethality, pk, availability), on which nothing that is computed once depends. The command
/// chooses by pk as it was drawn: a change of its kills' probabilities is luck, of which it knows nothing.
using Steering = std::function<void(const TrialStreams&, Parameters&)>;

/// Runs trials of one compiled scenario. Each is a pure function of (tables, seed, trial); the object is the workspace
/// that makes repeating it cheap. One a thread.
class Trial {
 public:
  /// The tables must outlive it. A run that may take long throws Stopped soon after the flag turns true; null: none
  /// does.
  explicit Trial(const Tables& tables, StopFlag stop = nullptr);

  /// The outcome is valid until the next run. With a log, every event is written to it and nothing else changes.
  const Outcome& run(std::uint64_t seed, std::uint32_t trial, EventLog* log = nullptr) {
    return run(TrialStreams(seed, trial), log);
  }
  /// The same with the draws of a trial named by the caller, as where it is renewed in part. What `steering` makes of
  /// the parameters that were drawn is what the trial goes by.
  const Outcome& run(const TrialStreams& streams, EventLog* log = nullptr, const Steering* steering = nullptr);

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
