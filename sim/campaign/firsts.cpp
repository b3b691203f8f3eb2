#include "campaign/firsts.h"

#include "base/time_grid.h"
#include "outcome/campaign_outcome.h"

namespace bulwark {

void Firsts::begin() {
  times_us_.assign(layout_->firsts.size(), CampaignOutcome::never);
}

void Firsts::note(std::size_t event, double time_s) {
  const std::int64_t time_us = microseconds(time_s);
  std::int64_t& first_us = times_us_[event];
  if (first_us == CampaignOutcome::never || time_us < first_us) first_us = time_us;
}

void Firsts::note(FirstKind kind, std::uint32_t index, double time_s) {
  for (std::size_t k = 0; k < layout_->firsts.size(); ++k) {
    const FirstEvent& event = layout_->firsts[k];
    if (event.kind == kind && event.index == index) return note(k, time_s);
  }
}

void Firsts::unserved_share(double share, double time_s) {
  constexpr double tolerance = 1e-9;
  for (std::size_t k = layout_->firsts.size(); k-- > 0;) {
    const FirstEvent& event = layout_->firsts[k];
    if (event.kind != FirstKind::unserved_share) return;  // they come last
    if (share >= event.share - tolerance) note(k, time_s);
  }
}

}  // namespace bulwark
