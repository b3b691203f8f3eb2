#include "campaign/plan_review.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/constants.h"
#include "campaign/attacker.h"
#include "campaign/calendar.h"
#include "campaign/instant.h"
#include "scenario/is_uncertain.h"

namespace bulwark {

namespace {

constexpr std::uint32_t trials_of_claims = 100;

/// Plays the plan of one campaign, and keeps what happens by the day.
class Planner {
 public:
  Planner(const Tables& tables, std::uint32_t trial)
      : tables_(tables),
        campaign_(*tables.scenario.campaign),
        calendar_(tables),
        attacker_(tables),
        streams_(tables.scenario.seed, trial) {}

  PlanReview play() {
    review_.strikes.resize(campaign_.strikes.size());
    calendar_.begin(streams_);
    attacker_.begin(tables_.parameters);
    while (calendar_.next()) meet_occasion();
    close_days_until(campaign_.duration_s);
    if (is_before(seconds_per_day * static_cast<double>(review_.days.size()), campaign_.duration_s)) close_day();
    return std::move(review_);
  }

 private:
  void meet_occasion() {
    const double now_s = calendar_.time_s();
    close_days_until(now_s);
    for (const std::uint32_t k : calendar_.strikes()) count_occasion(k, now_s);
    if (!attacker_.plan(now_s, calendar_.strikes(), streams_.raid(calendar_.ordinal()))) {
      ++today_.skipped;
      return;
    }
    attacker_.launch();
    if (!review_.first_raid_s) review_.first_raid_s = now_s;
    ++today_.raids;
    today_.launched.resize(tables_.family_of_type.size(), 0);
    for (const SalvoId s : tables_.salvos.ids()) {
      today_.launched[tables_.salvos[s].type.index()] += attacker_.counts()[s];
    }
  }

  void count_occasion(std::uint32_t k, double now_s) {
    StrikeReview& strike = review_.strikes[k];
    if (strike.occasions++ == 0) strike.first_s = now_s;
    strike.last_s = now_s;
    const std::vector<LeastStock>& least = campaign_.strikes[k].least;
    const bool lacks = std::any_of(least.begin(), least.end(), [&](const LeastStock& entry) {
      return static_cast<double>(attacker_.available(stock_of(entry.type), now_s)) < entry.count;
    });
    if (lacks) ++strike.lacking;
  }

  std::size_t stock_of(TypeId type) const { return tables_.campaign.stock_of_type[type.index()]; }

  /// Days that are over by then; what happens at midnight is of the day that begins.
  void close_days_until(double time_s) {
    while (has_come(seconds_per_day * static_cast<double>(review_.days.size() + 1), time_s)) close_day();
  }

  void close_day() {
    const double end_s = std::min(seconds_per_day * static_cast<double>(review_.days.size() + 1), campaign_.duration_s);
    today_.launched.resize(tables_.family_of_type.size(), 0);
    for (std::size_t k = 0; k < campaign_.stocks.size(); ++k) {
      today_.stock.push_back(attacker_.available(k, end_s));
    }
    review_.days.push_back(std::move(today_));
    today_ = {};
  }

  const Tables& tables_;
  const Campaign& campaign_;
  Calendar calendar_;
  Attacker attacker_;
  TrialStreams streams_;
  DayReview today_;
  PlanReview review_;
};

bool is_uncertain_stock(const Scenario& scenario, TypeId type) {
  const std::vector<AttackerStock>& stocks = scenario.campaign->stocks;
  for (std::size_t k = 0; k < stocks.size(); ++k) {
    if (stocks[k].type != type) continue;
    return is_uncertain(scenario, UncertainField::stock_initial, k) ||
           is_uncertain(scenario, UncertainField::stock_production, k);
  }
  return false;
}

/// Whether trials draw how many of the type fly, or are there.
bool is_uncertain_type(const Scenario& scenario, TypeId type) {
  for (const SalvoId s : scenario.salvos.ids()) {
    const bool is_of_type = scenario.salvos[s].type == type;
    if (is_of_type && is_uncertain(scenario, UncertainField::count, s.index())) return true;
  }
  return is_uncertain_stock(scenario, type);
}

bool has_uncertain_least(const Scenario& scenario, const Strike& strike) {
  return std::any_of(strike.least.begin(), strike.least.end(),
                     [&](const LeastStock& least) { return is_uncertain_type(scenario, least.type); });
}

/// Whether some type that the strike waits for will not be there even if none of it is launched. When a strike is
/// judged does not matter then: a raid may wait for the one before, and stocks grow.
bool is_never_enough(const Tables& tables, const Strike& strike) {
  Attacker attacker(tables);
  attacker.begin(tables.parameters);
  const auto never_comes = [&](const LeastStock& least) {
    const std::size_t stock = tables.campaign.stock_of_type[least.type.index()];
    return !is_uncertain_stock(tables.scenario, least.type) &&
           static_cast<double>(attacker.available(stock, tables.scenario.campaign->duration_s)) < least.count;
  };
  return std::any_of(strike.least.begin(), strike.least.end(), never_comes);
}

bool has_uncertain_raids(const Scenario& scenario) {
  const std::vector<Strike>& strikes = scenario.campaign->strikes;
  return std::any_of(scenario.salvos.begin(), scenario.salvos.end(),
                     [&](const Salvo& salvo) { return is_uncertain_type(scenario, salvo.type); }) ||
         std::any_of(strikes.begin(), strikes.end(),
                     [&](const Strike& strike) { return has_uncertain_least(scenario, strike); });
}

void claim(const Tables& tables, PlanReview& review) {
  const Scenario& scenario = tables.scenario;
  for (const Strike& strike : scenario.campaign->strikes)
    review.never_enough.push_back(is_never_enough(tables, strike));
  review.is_one_of_many = is_random(scenario);
  review.never_flies = !review.first_raid_s && !has_uncertain_raids(scenario);
  const std::uint32_t trials = review.is_one_of_many ? trials_of_claims : 1;
  for (std::uint32_t trial = 1; trial < trials && review.never_flies; ++trial) {
    review.never_flies = !Planner(tables, trial).play().first_raid_s;
  }
}

}  // namespace

PlanReview review_plan(const Tables& tables) {
  PlanReview review = Planner(tables, 0).play();
  claim(tables, review);
  return review;
}

bool is_random(const Scenario& scenario) {
  const auto draws_gaps = [](const Strike& strike) { return strike.every_s && !strike.every_s->is_constant(); };
  const auto draws_count = [](const Salvo& salvo) { return !salvo.count.is_constant(); };
  const std::vector<Strike>& strikes = scenario.campaign->strikes;
  return std::any_of(strikes.begin(), strikes.end(), draws_gaps) ||
         std::any_of(scenario.salvos.begin(), scenario.salvos.end(), draws_count);
}

std::vector<std::string> warnings_of(const PlanReview& review, const Campaign& campaign) {
  std::vector<std::string> warnings;
  for (std::size_t k = 0; k < review.strikes.size(); ++k) {
    const StrikeReview& strike = review.strikes[k];
    if (strike.occasions == 0) {
      warnings.push_back(
          fmt::format("strike {}: has no occasion before the end of the campaign", campaign.strikes[k].name));
    } else if (review.never_enough[k]) {
      warnings.push_back(fmt::format("strike {}: the stocks never hold what its `least` asks for, so it never flies",
                                     campaign.strikes[k].name));
    }
  }
  if (review.never_flies) {
    warnings.emplace_back(review.is_one_of_many ? "campaign: in hardly any trial does a raid fly"
                                                : "campaign: no raid flies");
  }
  return warnings;
}

}  // namespace bulwark
