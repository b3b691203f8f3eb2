#include "campaign/attacker.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "campaign/instant.h"
#include "trial/launches.h"

namespace bulwark {

namespace {

/// Whole things of a limit that need not be a whole number.
std::int64_t whole(double limit) {
  constexpr double no_limit = 1e15;
  return static_cast<std::int64_t>(std::floor(std::min(limit, no_limit) + whole_tolerance));
}

}  // namespace

void divide_by_largest_remainders(std::int64_t m, std::vector<std::int64_t>& shares,
                                  std::vector<std::int64_t>& remainders) {
  const std::int64_t total = std::accumulate(shares.begin(), shares.end(), std::int64_t{0});
  std::int64_t left = m;
  remainders.clear();
  for (std::int64_t& share : shares) {
    remainders.push_back(m * share % total);
    share = m * share / total;
    left -= share;
  }
  for (; left > 0; --left) {
    const auto largest = std::max_element(remainders.begin(), remainders.end());
    ++shares[static_cast<std::size_t>(largest - remainders.begin())];
    *largest = -1;
  }
}

Attacker::Attacker(const Tables& tables)
    : tables_(&tables), campaign_(&*tables.scenario.campaign), counts_(tables.salvos.size(), 0) {}

void Attacker::begin(const Parameters& parameters) {
  parameters_ = &parameters;
  inflows_.clear();
  for (std::size_t k = 0; k < campaign_->stocks.size(); ++k) {
    inflows_.emplace_back(campaign_->stocks[k].inflow, parameters.stocks, k);
  }
  launched_.assign(inflows_.size(), 0);
}

std::int64_t Attacker::available(std::size_t stock, double time_s) const {
  return inflows_[stock].whole_by(time_s) - launched_[stock];
}

/// Judged on what is there before any strike of the raid takes its share.
bool Attacker::lacks_least(const Strike& strike) const {
  return std::any_of(strike.least.begin(), strike.least.end(), [&](const LeastStock& least) {
    const std::uint32_t stock = tables_->campaign.stock_of_type[least.type.index()];
    return stock != no_entry && static_cast<double>(available_[stock]) < least.count;
  });
}

/// How many of the stocked type fly under the strike, which plans so many, after those of the raid before it.
std::int64_t Attacker::flying(std::size_t stock, const Strike& strike, std::int64_t planned) const {
  const std::int64_t left = available_[stock] - used_[stock];
  std::int64_t m = strike.share ? whole(*strike.share * static_cast<double>(left)) : planned;
  const std::optional<double>& most = campaign_->stocks[stock].most;
  if (most) m = std::min(m, whole(*most) - used_[stock]);
  return std::max<std::int64_t>(0, std::min(m, left));
}

void Attacker::share_out(std::size_t stock, const Strike& strike) {
  sharing_.clear();
  shares_.clear();
  std::int64_t planned = 0;
  for (const SalvoId salvo : salvos_) {
    if (tables_->scenario.salvos[salvo].type != campaign_->stocks[stock].type) continue;
    sharing_.push_back(salvo);
    shares_.push_back(counts_[salvo]);
    planned += shares_.back();
  }
  if (planned == 0) return;
  const std::int64_t m = flying(stock, strike, planned);
  divide_by_largest_remainders(m, shares_, remainders_);
  for (std::size_t k = 0; k < sharing_.size(); ++k) {
    if (shares_[k] > max_entity_index) throw std::runtime_error("a salvo of more than 1,048,575 threats");
    counts_[sharing_[k]] = static_cast<std::uint32_t>(shares_[k]);
  }
  used_[stock] += m;
}

void Attacker::plan_strike(const Strike& strike, const TrialStreams& raid) {
  salvos_.clear();
  for (const SalvoId salvo : strike.salvos) {
    if (taken_[salvo.index()]) continue;
    taken_[salvo.index()] = true;
    salvos_.push_back(salvo);
    counts_[salvo] = planned_count(*tables_, *parameters_, raid, salvo);
  }
  for (std::size_t k = 0; k < campaign_->stocks.size(); ++k) share_out(k, strike);
}

bool Attacker::plan(double start_s, const std::vector<std::uint32_t>& strikes, const TrialStreams& raid) {
  counts_.assign(tables_->salvos.size(), 0);
  taken_.assign(tables_->salvos.size(), false);
  used_.assign(inflows_.size(), 0);
  available_.clear();
  for (std::size_t k = 0; k < inflows_.size(); ++k) available_.push_back(available(k, start_s));
  for (const std::uint32_t strike : strikes) {
    if (!lacks_least(campaign_->strikes[strike])) plan_strike(campaign_->strikes[strike], raid);
  }
  return std::any_of(counts_.begin(), counts_.end(), [](std::uint32_t count) { return count > 0; });
}

void Attacker::launch() {
  for (std::size_t k = 0; k < launched_.size(); ++k) launched_[k] += used_[k];
}

}  // namespace bulwark
