#include "campaign/player.h"

#include "campaign/grid_snapshot.h"

namespace bulwark {

Player::Player(const Tables& tables, StopFlag stop) : tables_(&tables), raid_(std::make_unique<Trial>(tables, stop)) {
  if (tables.scenario.grid) grid_ = std::make_unique<GridModel>(tables.scenario);
  if (tables.scenario.campaign) campaign_ = std::make_unique<CampaignTrial>(tables, *raid_, grid_.get());
}

const Outcome& Player::play(const TrialStreams& streams, EventLog* log, const Steering* steering) {
  if (campaign_) return campaign_->play(streams, log);
  const Outcome& raid = raid_->run(streams, log, steering);
  if (!grid_) return raid;
  judged_ = raid;
  judge_grid(*tables_->scenario.grid, raid_->parameters(), *grid_, damage_, judged_);
  return judged_;
}

}  // namespace bulwark
