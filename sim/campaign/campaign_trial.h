// One campaign: raids in sequence, and what happens to both sides between them (campaign.md, sections 1 to 5).
#pragma once

#include <optional>

#include "campaign/attacker.h"
#include "campaign/calendar.h"
#include "campaign/campaign_log.h"
#include "campaign/damage.h"
#include "campaign/firsts.h"
#include "campaign/grid_history.h"
#include "campaign/repairs.h"
#include "campaign/replacements.h"
#include "campaign/series.h"
#include "campaign/supplies.h"
#include "trial/trial.h"

namespace bulwark {

/// Plays campaigns of one compiled scenario, each a pure function of the tables and the draws of the trial.
class CampaignTrial {
 public:
  /// The tables must have a campaign; they, the trial and the grid (none: no grid) must outlive it.
  CampaignTrial(const Tables& tables, Trial& raids, GridModel* grid);

  /// The outcome is valid until the next campaign.
  const Outcome& play(const TrialStreams& streams, EventLog* log);

 private:
  void begin(const TrialStreams& streams, EventLog* log);
  bool meet_occasion();
  void fly(double start_s);
  void aim();
  void aim_salvo(SalvoId salvo);
  bool is_out(TargetId target) const;
  void count_flown(double start_s, const Outcome& raid);
  void finish();

  void go_to(double time_s);
  double next_event_s() const;
  double next_hit_s() const;
  double next_destruction_s() const;
  void live_instant(double now_s);
  bool end_jobs(double now_s);
  bool take_hits(double now_s);
  void start_jobs(double now_s);
  void take_destructions(double now_s);
  void bring_back(double now_s);

  const Tables* tables_;
  const Campaign* campaign_;
  Trial* raids_;
  const Parameters* parameters_ = nullptr;
  TrialStreams streams_{0, 0};

  Calendar calendar_;
  Attacker attacker_;
  Supplies supplies_;
  Damage damage_;
  Repairs repairs_;
  Replacements replacements_;
  Firsts firsts_;
  std::optional<GridHistory> grid_;
  ReadyRounds ready_;
  DaySeries series_;
  CampaignLog log_;

  RaidBeginning beginning_;
  EventLog raid_log_;
  // The last raid flown, and how far its hits have come to pass.
  RaidEnd end_;
  const std::vector<Destruction>* destroyed_ = nullptr;
  double start_s_ = 0;
  double end_s_ = 0;  // -infinity: no raid yet
  std::size_t next_hit_ = 0;
  std::size_t next_destruction_ = 0;

  Outcome outcome_;
};

}  // namespace bulwark
