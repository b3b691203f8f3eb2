#include "decide/strata.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "decide/judgement.h"

namespace bulwark {

namespace {

constexpr double rare_share = 0.05;

constexpr std::uint64_t key_of_draws = 0x73747261;  // of availability, for strata alone
constexpr double work_of_draws = 2e7;
constexpr double most_draws = 4096;
constexpr double least_draws = 64;

bool is_fixed(const Tables& tables) {
  if (tables.scenario.campaign) return true;
  const IndexedBy<BatteryId, double>& up = tables.parameters.availability;
  return !is_availability_uncertain(tables) &&
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

/// That law by each of some draws of the availability; by what the file has, where it is not drawn.
std::vector<std::vector<double>> laws_of_down(const Tables& tables) {
  if (!is_availability_uncertain(tables)) return {law_of_down(tables.parameters.availability)};
  const auto batteries = static_cast<double>(tables.batteries.size());
  const double draws = std::clamp(work_of_draws / (batteries * batteries), least_draws, most_draws);
  std::vector<std::vector<double>> laws;
  Trial trial(tables);
  for (std::uint32_t k = 0; k < static_cast<std::uint32_t>(draws); ++k) {
    laws.push_back(law_of_down(trial.draw(TrialStreams(key_of_draws, k)).availability));
  }
  return laws;
}

/// The stratum with its probability, or what the laws tell of it.
Stratum stratum_of(const std::vector<std::vector<double>>& laws, std::uint32_t least, std::uint32_t most) {
  const auto n = static_cast<double>(laws.size());
  double sum = 0;
  double squares = 0;
  for (const std::vector<double>& law : laws) {
    const double probability = std::accumulate(law.begin() + least, law.begin() + most + 1, 0.0);
    sum += probability;
    squares += probability * probability;
  }
  const double mean = sum / n;
  if (laws.size() == 1) return {least, most, mean, mean, false};
  const double error = std::sqrt(std::max(0.0, squares / n - mean * mean) / n);
  return {least, most, mean, std::min(1.0, mean + 3 * error), true};
}

std::vector<double> mean_of(const std::vector<std::vector<double>>& laws) {
  std::vector<double> mean(laws.front().size(), 0);
  for (const std::vector<double>& law : laws) {
    for (std::size_t k = 0; k < law.size(); ++k) mean[k] += law[k] / static_cast<double>(laws.size());
  }
  return mean;
}

}  // namespace

bool is_availability_uncertain(const Tables& tables) {
  return std::any_of(tables.bindings.begin(), tables.bindings.end(),
                     [](const Binding& binding) { return binding.field == UncertainField::availability; });
}

std::vector<Stratum> strata_of(const Tables& tables) {
  const auto batteries = static_cast<std::uint32_t>(tables.batteries.size());
  if (is_fixed(tables)) return {{0, batteries}};
  const std::vector<std::vector<double>> laws = laws_of_down(tables);
  const std::vector<double> law = mean_of(laws);
  std::vector<double> from(law.size() + 1, 0);  // P(k or more)
  for (std::size_t k = law.size(); k-- > 0;) from[k] = from[k + 1] + law[k];
  std::vector<Stratum> strata;
  std::uint32_t least = 0;
  while (least <= batteries && from[least] > least_probability) {
    std::uint32_t most = least;
    while (most < batteries && from[most + 1] > rare_share * from[least]) ++most;
    strata.push_back(stratum_of(laws, least, most));
    least = most + 1;
  }
  return strata;
}

StratumLaw::StratumLaw(const Tables& tables, const Stratum& stratum)
    : tables_(&tables),
      most_(stratum.most),
      is_drawn_(stratum.is_drawn),
      rest_((tables.batteries.size() + 1) * (most_ + 2), 0) {
  const std::size_t n = tables.batteries.size();
  for (std::size_t down = stratum.least; down <= most_; ++down) rest_[n * (most_ + 2) + down] = 1;
  work_out(tables.parameters.availability);
}

void StratumLaw::work_out(const IndexedBy<BatteryId, double>& availability) {
  for (std::size_t b = availability.size(); b-- > 0;) {
    const double up = std::clamp(availability[BatteryId(b)], 0.0, 1.0);
    for (std::size_t down = 0; down <= most_; ++down) {
      rest_[b * (most_ + 2) + down] = up * rest(b + 1, down) + (1 - up) * rest(b + 1, down + 1);
    }
  }
}

void StratumLaw::steer(const TrialStreams& streams, Parameters& parameters) {
  if (is_drawn_) work_out(parameters.availability);
  if (probability() == 0) return;  // the trial counts for nothing
  std::size_t down = 0;
  for (const BatteryId b : parameters.availability.ids()) {
    const double up = parameters.availability[b] * rest(b.index() + 1, down) / rest(b.index(), down);
    const bool is_up = streams.block(tables_->batteries[b].entity, Purpose::availability).first() < up;
    parameters.availability[b] = is_up ? 1 : 0;
    if (!is_up) ++down;
  }
}

}  // namespace bulwark
