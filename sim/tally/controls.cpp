#include "tally/controls.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "distributions/distribution.h"
#include "tables/parameters.h"

namespace bulwark {

namespace {

std::int64_t to_whole_steps(double value) {
  return std::llround(value * Controls::steps);
}

/// Expected availability of each battery; none where it is drawn from a distribution without closed moments.
std::vector<std::optional<double>> expected_availability(const Scenario& scenario) {
  Parameters parameters = base_parameters(scenario);
  IndexedBy<BatteryId, char> is_known(scenario.batteries.size(), 1);
  for (const Binding& binding : bind_uncertain(scenario)) {
    if (binding.field != UncertainField::availability) continue;
    const Distribution& distribution = scenario.uncertain[binding.parameter].distribution;
    apply(binding, mean(distribution), parameters);
    is_known[BatteryId(binding.slot)] = has_moments(distribution) ? 1 : 0;
  }
  std::vector<std::optional<double>> expected;
  for (const BatteryId b : is_known.ids()) {
    expected.push_back(is_known[b] ? std::optional(parameters.availability[b]) : std::nullopt);
  }
  return expected;
}

}  // namespace

Controls::Controls(const Scenario& scenario) {
  add_draws(scenario);
  if (!scenario.campaign) add_availability(scenario);  // is drawn anew in each raid
}

void Controls::add_draws(const Scenario& scenario) {
  for (std::size_t k = 0; k < scenario.uncertain.size(); ++k) {
    const Distribution& distribution = scenario.uncertain[k].distribution;
    if (!has_moments(distribution)) continue;
    const double spread = variance(distribution);
    if (std::isfinite(spread) && spread > 0) draws_.push_back({k, mean(distribution), std::sqrt(spread)});
  }
}

void Controls::add_availability(const Scenario& scenario) {
  const std::vector<std::optional<double>> expected = expected_availability(scenario);
  for (std::size_t s = 0; s < scenario.systems.size(); ++s) {
    Availability system;
    double spread = 0;
    for (std::size_t b = 0; b < expected.size(); ++b) {
      if (scenario.batteries[BatteryId(b)].system.index() != s || !expected[b]) continue;
      system.batteries.emplace_back(b);
      system.mean += *expected[b];
      system.all_up *= *expected[b];
      system.all_down *= 1 - *expected[b];
      spread += *expected[b] * (1 - *expected[b]);
    }
    system.deviation = std::sqrt(spread);
    if (spread > 0) systems_.push_back(std::move(system));
  }
}

bool Controls::is_known_by(std::uint64_t trials, std::size_t control) const {
  constexpr double enough = 20;
  if (control < 2 * draws_.size()) return true;
  const Availability& system = systems_[control - 2 * draws_.size()];
  return static_cast<double>(trials) * (1 - std::max(system.all_up, system.all_down)) >= enough;
}

void Controls::read(const Outcome& outcome, std::vector<std::int64_t>& values) const {
  values.clear();
  for (const Draw& draw : draws_) {
    const double z = (outcome.uncertain[draw.parameter] - draw.mean) / draw.deviation;
    values.push_back(to_whole_steps(z));
    values.push_back(to_whole_steps(z * z - 1));
  }
  for (const Availability& system : systems_) {
    double up = 0;
    for (const BatteryId battery : system.batteries) up += outcome.batteries[battery].up ? 1 : 0;
    values.push_back(to_whole_steps((up - system.mean) / system.deviation));
  }
}

}  // namespace bulwark
