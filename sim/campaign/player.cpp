#include "campaign/player.h"

#include "campaign/sums.h"

namespace bulwark {

Player::Player(const Tables& tables) : tables_(&tables), raid_(std::make_unique<Trial>(tables)) {
  if (tables.scenario.campaign) campaign_ = std::make_unique<CampaignTrial>(tables, *raid_, grid_.get());
}

const Outcome& Player::play(std::uint64_t seed, std::uint32_t trial, EventLog* log) {
  if (campaign_) return campaign_->play(seed, trial, log);
  return raid_->run(seed, trial, log);
}

}  // namespace bulwark
