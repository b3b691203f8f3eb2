// A trial of any scenario: one raid, one raid and what it does to the grid, or a whole campaign.
#pragma once

#include <memory>

#include "campaign/campaign_trial.h"
#include "campaign/grid_model.h"
#include "trial/trial.h"

namespace bulwark {

/// Plays trials of one compiled scenario. Each is a pure function of (tables, seed, trial); the object is the workspace
/// that makes repeating it cheap. One a thread.
class Player {
 public:
  /// The tables must outlive the player. A play that may take long throws Stopped soon after the flag turns true;
  /// others go on to their end, so that the caller looks between plays. Null: none throws.
  explicit Player(const Tables& tables, StopFlag stop = nullptr);

  /// The outcome is valid until the next play. With a log, every event is written to it and nothing else changes.
  const Outcome& play(std::uint64_t seed, std::uint32_t trial, EventLog* log = nullptr) {
    return play(TrialStreams(seed, trial), log);
  }
  /// The same with the draws of a trial named by the caller. Campaigns are not steered.
  const Outcome& play(const TrialStreams& streams, EventLog* log = nullptr, const Steering* steering = nullptr);

  /// Of the last trial, as it drew them.
  const Parameters& parameters() const { return raid_->parameters(); }

 private:
  const Tables* tables_;
  std::unique_ptr<Trial> raid_;              // they refer to each other, so they stay in their places
  std::unique_ptr<GridModel> grid_;          // null: no grid
  std::unique_ptr<CampaignTrial> campaign_;  // null: one raid
  Outcome judged_;                           // of a raid with a grid
  IndexedBy<AssetId, int> damage_;
};

}  // namespace bulwark
