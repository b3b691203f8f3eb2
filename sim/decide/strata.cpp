#include "decide/strata.h"

#include <algorithm>
#include <numeric>

#include "decide/judgement.h"

namespace bulwark {

namespace {

constexpr double rare_share = 0.05;

bool is_fixed(const Tables& tables) {
  if (tables.scenario.campaign) return true;
  const IndexedBy<BatteryId, double>& up = tables.parameters.availability;
  return is_availability_uncertain(tables) ||
         std::all_of(up.begin(), up.end(), [](double p) { return p <= 0 || p >= 1; });
}

/// P(k batteries are down), k = 0 … batteries: the Poisson binomial law.
std::vector<double> law_of_down(const IndexedBy<BatteryId, double>& availability) {
  std::vector<double> law = {1};
  for (const double up : availability) {
    law.push_back(0);
    for (std::size_t k = law.size() - 1; k > 0; --k) law[k] = law[k] * up + law[k - 1] * (1 - up);
    law[0] *= up;
  }
  return law;
}

}  // namespace

bool is_availability_uncertain(const Tables& tables) {
  return std::any_of(tables.bindings.begin(), tables.bindings.end(),
                     [](const Binding& binding) { return binding.field == UncertainField::availability; });
}

std::vector<Stratum> strata_of(const Tables& tables) {
  const auto batteries = static_cast<std::uint32_t>(tables.batteries.size());
  if (is_fixed(tables)) return {{0, batteries, 1}};
  const std::vector<double> law = law_of_down(tables.parameters.availability);
  std::vector<double> from(law.size() + 1, 0);  // P(k or more)
  for (std::size_t k = law.size(); k-- > 0;) from[k] = from[k + 1] + law[k];
  std::vector<Stratum> strata;
  std::uint32_t least = 0;
  while (least <= batteries && from[least] > least_probability) {
    std::uint32_t most = least;
    while (most < batteries && from[most + 1] > rare_share * from[least]) ++most;
    const double probability = std::accumulate(law.begin() + least, law.begin() + most + 1, 0.0);
    strata.push_back({least, most, probability});
    least = most + 1;
  }
  return strata;
}

StratumLaw::StratumLaw(const Tables& tables, const Stratum& stratum)
    : tables_(&tables), most_(stratum.most), rest_((tables.batteries.size() + 1) * (most_ + 2), 0) {
  const std::size_t n = tables.batteries.size();
  for (std::size_t down = stratum.least; down <= most_; ++down) rest_[n * (most_ + 2) + down] = 1;
  for (std::size_t b = n; b-- > 0;) {
    const double up = std::clamp(tables.parameters.availability[BatteryId(b)], 0.0, 1.0);
    for (std::size_t down = 0; down <= most_; ++down) {
      rest_[b * (most_ + 2) + down] = up * rest(b + 1, down) + (1 - up) * rest(b + 1, down + 1);
    }
  }
}

void StratumLaw::operator()(const TrialStreams& streams, Parameters& parameters) const {
  std::size_t down = 0;
  for (const BatteryId b : parameters.availability.ids()) {
    const double up = parameters.availability[b] * rest(b.index() + 1, down) / rest(b.index(), down);
    const bool is_up = streams.block(tables_->batteries[b].entity, Purpose::availability).first() < up;
    parameters.availability[b] = is_up ? 1 : 0;
    if (!is_up) ++down;
  }
}

}  // namespace bulwark
