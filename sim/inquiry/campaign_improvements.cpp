#include "inquiry/campaign_improvements.h"

#include <utility>

#include "base/constants.h"
#include "base/contract.h"
#include "distributions/distribution.h"

namespace bulwark {

namespace {

constexpr double rounds_a_week = 10;

/// What `uncertain:` draws stands in place of what the campaign has, so that it is to be improved too.
void move_uncertain(Scenario& scenario, UncertainField field, std::size_t index, double step) {
  for (UncertainParameter& parameter : scenario.uncertain) {
    const bool is_meant = parameter.field == field && (field == UncertainField::crews || parameter.index == index);
    if (is_meant) parameter.distribution = moved(parameter.distribution, step);
  }
}

Scenario with_more_delivered(const Scenario& scenario, std::size_t depot, double more_per_s) {
  Scenario changed = scenario;
  std::vector<RateStep>& rate = changed.campaign->supply[depot].inflow.rate;
  if (rate.empty()) rate.push_back({0, 0});
  for (RateStep& step : rate) step.rate_per_s += more_per_s;
  move_uncertain(changed, UncertainField::depot_delivery, depot, more_per_s);
  return changed;
}

Scenario with_one_crew_more(const Scenario& scenario) {
  Scenario changed = scenario;
  ++changed.campaign->repair->crews;
  move_uncertain(changed, UncertainField::crews, 0, 1);
  return changed;
}

Scenario with_one_spare_more(const Scenario& scenario, std::size_t spare) {
  Scenario changed = scenario;
  changed.campaign->repair->spares[spare].inflow.initial += 1;
  move_uncertain(changed, UncertainField::spare_initial, spare, 1);
  return changed;
}

Scenario with_longer_gaps(const Scenario& scenario, std::size_t strike) {
  Scenario changed = scenario;
  Distribution& every_s = *changed.campaign->strikes[strike].every_s;
  every_s = moved(every_s, seconds_per_day);
  return changed;
}

}  // namespace

void append_campaign_improvements(const Scenario& scenario, std::vector<Improvement>& improvements) {
  EXPECTS(scenario.campaign.has_value());
  const Campaign& campaign = *scenario.campaign;
  for (std::size_t d = 0; d < campaign.supply.size(); ++d) {
    const std::string& system = scenario.systems[campaign.supply[d].system].name;
    improvements.push_back({"round a week", system, rounds_a_week,
                            with_more_delivered(scenario, d, rounds_a_week / (7 * seconds_per_day))});
  }
  if (campaign.repair) {
    improvements.push_back({"repair crew", "", 1, with_one_crew_more(scenario)});
    for (std::size_t s = 0; s < campaign.repair->spares.size(); ++s) {
      improvements.push_back({"spare", campaign.repair->spares[s].name, 1, with_one_spare_more(scenario, s)});
    }
  }
  for (std::size_t k = 0; k < campaign.strikes.size(); ++k) {
    if (!campaign.strikes[k].every_s) continue;
    improvements.push_back({"day between raids", campaign.strikes[k].name, 1, with_longer_gaps(scenario, k)});
  }
}

}  // namespace bulwark
