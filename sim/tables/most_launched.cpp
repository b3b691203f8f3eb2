#include "tables/most_launched.h"

#include <algorithm>
#include <cmath>

#include "distributions/count_quantile.h"
#include "format/inflow.h"
#include "scenario/is_uncertain.h"

namespace bulwark {

namespace {

constexpr double rare = 1e-6;
constexpr double tolerance = 1e-6;  // what lacks no more to a whole threat is one

/// What a field's value follows: the law of `uncertain:`, or what the file says.
Distribution law_of(const Scenario& scenario, UncertainField field, std::size_t index, const Distribution& said) {
  const UncertainParameter* const drawn = find_uncertain(scenario, field, index);
  return drawn == nullptr ? said : drawn->distribution;
}

Distribution planned(const Scenario& scenario, SalvoId salvo) {
  return law_of(scenario, UncertainField::count, salvo.index(), scenario.salvos[salvo].count);
}

/// Of the stock at the end of the campaign, if nothing has flown.
double most_in_stock(const Scenario& scenario, std::size_t stock) {
  const Inflow& inflow = scenario.campaign->stocks[stock].inflow;
  const double end_s = scenario.campaign->duration_s;
  const auto most = [&](UncertainField field, double said, double factor) {
    const Distribution law = law_of(scenario, field, stock, Distribution::constant_of(said));
    return count_quantile(scaled(law, factor), 1 - rare);
  };
  const double initial = most(UncertainField::stock_initial, inflow.initial, 1);
  const std::optional<double> rate_per_s = constant_rate_per_s(inflow);
  if (!rate_per_s) return initial + amount_at(inflow, end_s) - inflow.initial;
  return initial + most(UncertainField::stock_production, *rate_per_s, end_s);
}

std::vector<const Strike*> strikes_with(const Scenario& scenario, SalvoId salvo) {
  std::vector<const Strike*> found;
  for (const Strike& strike : scenario.campaign->strikes) {
    if (std::find(strike.salvos.begin(), strike.salvos.end(), salvo) != strike.salvos.end()) found.push_back(&strike);
  }
  return found;
}

/// The least that the strike's other salvos of the type have in their proportions; none of one that may fly under
/// another strike of the same raid.
double least_of_others(const Scenario& scenario, const Strike& strike, SalvoId salvo) {
  double others = 0;
  for (const SalvoId other : strike.salvos) {
    if (other == salvo || scenario.salvos[other].type != scenario.salvos[salvo].type) continue;
    if (strikes_with(scenario, other).size() == 1) others += count_quantile(planned(scenario, other), rare);
  }
  return others;
}

/// Of the salvo, with the largest part of the strike's share of the stock.
double most_by_share(const Scenario& scenario, const Strike& strike, SalvoId salvo, std::size_t stock) {
  const double own = count_quantile(planned(scenario, salvo), 1 - rare);
  if (own == 0) return 0;
  const std::optional<double>& most = scenario.campaign->stocks[stock].most;
  double threats = std::floor(*strike.share * most_in_stock(scenario, stock) + tolerance);
  if (most) threats = std::min(threats, *most);
  return std::ceil(threats * own / (own + least_of_others(scenario, strike, salvo)) - tolerance);
}

/// The place of the type's stock; none: it is unlimited.
std::optional<std::size_t> stock_of(const Campaign& campaign, TypeId type) {
  for (std::size_t k = 0; k < campaign.stocks.size(); ++k) {
    if (campaign.stocks[k].type == type) return k;
  }
  return std::nullopt;
}

}  // namespace

double most_launched(const Scenario& scenario, SalvoId salvo) {
  const double as_planned = count_quantile(planned(scenario, salvo), 1 - rare);
  if (!scenario.campaign) return as_planned;
  const std::optional<std::size_t> stock = stock_of(*scenario.campaign, scenario.salvos[salvo].type);
  const std::vector<const Strike*> strikes = strikes_with(scenario, salvo);
  if (!stock || strikes.empty()) return as_planned;
  double most = 0;
  for (const Strike* strike : strikes) {
    most = std::max(most, strike->share ? most_by_share(scenario, *strike, salvo, *stock) : as_planned);
  }
  return most;
}

}  // namespace bulwark
