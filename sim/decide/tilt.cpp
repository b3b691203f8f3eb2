#include "decide/tilt.h"

#include <algorithm>
#include <cmath>

#include "decide/uncertain_tilt.h"

namespace bulwark {

namespace {

constexpr double most_factor = 100;
constexpr double plain_share = 0.02;

bool is_drawn(const Salvo& salvo) {
  return salvo.assign == TargetRule::random && salvo.targets.size() > 1;
}

/// The salvo's share of a target, from the table's cumulative weights.
double share_of(const SalvoTable& salvo, std::size_t target) {
  return salvo.cumulative_weight[target] - (target == 0 ? 0 : salvo.cumulative_weight[target - 1]);
}

/// Binary draws of one probability, weighted.
struct Draws {
  double number = 0;
  double happened = 0;
  double q = 0;
};

/// The factor under which as many are expected to happen as did.
double factor_of(const std::vector<Draws>& draws) {
  double happened = 0;
  double number = 0;
  for (const Draws& of : draws) {
    happened += of.happened;
    number += of.number;
  }
  if (number == 0) return 1;
  const auto expected = [&](double factor) {
    double sum = 0;
    for (const Draws& of : draws) sum += of.number * with_odds(of.q, factor);
    return sum;
  };
  double low = -std::log(most_factor);
  double high = std::log(most_factor);
  for (int k = 0; k < 40; ++k) {
    const double middle = (low + high) / 2;
    (expected(std::exp(middle)) < happened ? low : high) = middle;
  }
  return std::exp((low + high) / 2);
}

std::vector<double> fit_kill_odds(const Tables& tables, const std::vector<WeightedRecord>& records) {
  std::vector<std::vector<Draws>> draws(tables.layout.families);
  for (const auto& [record, weight] : records) {
    for (const auto m : record.shots.slots()) {
      const MetShots& shots = record.shots[m];
      if (shots.met == 0 || record.pk[m] <= 0 || record.pk[m] >= 1) continue;
      draws[tables.family_of_type[record.shots.column_of(m)].index()].push_back(
          {weight * shots.met, weight * shots.kills, record.pk[m]});
    }
  }
  std::vector<double> factors;
  for (const std::vector<Draws>& of_family : draws) factors.push_back(factor_of(of_family));
  return factors;
}

std::vector<double> fit_up_odds(const Tables& tables, const std::vector<WeightedRecord>& records) {
  std::vector<std::vector<Draws>> draws(tables.layout.systems);
  for (const auto& [record, weight] : records) {
    for (const BatteryId b : record.up.ids()) {
      const double q = record.availability[b];
      if (q <= 0 || q >= 1) continue;
      draws[tables.batteries[b].system.index()].push_back({weight, record.up[b] != 0 ? weight : 0, q});
    }
  }
  std::vector<double> factors;
  for (const std::vector<Draws>& of_system : draws) factors.push_back(factor_of(of_system));
  return factors;
}

std::vector<double> fit_aim(const Tables& tables, const std::vector<WeightedRecord>& records, std::vector<double> aim) {
  std::vector<double> aimed(aim.size(), 0);
  for (const auto& [record, weight] : records) {
    for (std::size_t c = 0; c < aim.size(); ++c) aimed[c] += weight * record.aimed[c];
  }
  for (const SalvoId s : tables.salvos.ids()) {
    if (!is_drawn(tables.scenario.salvos[s])) continue;
    const std::size_t first = tables.layout.first_cell[s].index();
    double all = 0;
    for (std::size_t t = 0; t < tables.salvos[s].targets; ++t) all += aimed[first + t];
    if (all == 0) continue;
    for (std::size_t t = 0; t < tables.salvos[s].targets; ++t) {
      double& share = aim[first + t];
      share = plain_share * share + (1 - plain_share) * aimed[first + t] / all;
    }
  }
  return aim;
}

/// ln of the ratio for a binary draw of probability q under odds times a factor.
double log_ratio_of(double number, double happened, double q, double factor) {
  return happened * std::log(factor) - number * std::log1p((factor - 1) * q);
}

}  // namespace

double with_odds(double q, double factor) {
  return factor * q / (1 + (factor - 1) * q);
}

Tilt no_tilt(const Tables& tables) {
  Tilt tilt;
  tilt.kill_odds.assign(tables.layout.families, 1);
  tilt.up_odds.assign(tables.layout.systems, 1);
  for (const SalvoTable& salvo : tables.salvos) {
    for (std::size_t t = 0; t < salvo.targets; ++t) tilt.aim.push_back(share_of(salvo, t));
  }
  for (const UncertainParameter& parameter : tables.scenario.uncertain)
    tilt.uncertain.push_back(parameter.distribution);
  return tilt;
}

Tilt fit_tilt(const Tables& tables, const std::vector<WeightedRecord>& records) {
  Tilt tilt = no_tilt(tables);
  tilt.kill_odds = fit_kill_odds(tables, records);
  tilt.up_odds = fit_up_odds(tables, records);
  tilt.aim = fit_aim(tables, records, tilt.aim);
  for (std::size_t k = 0; k < tilt.uncertain.size(); ++k) {
    WeightedDraws draws;
    for (const auto& [record, weight] : records) draws.add(record.uncertain[k], weight);
    tilt.uncertain[k] = fit_distribution(tilt.uncertain[k], draws);
  }
  return tilt;
}

double log_ratio(const Tables& tables, const Tilt& tilt, const TrialRecord& record) {
  double sum = 0;
  for (const auto m : record.shots.slots()) {
    const MetShots& shots = record.shots[m];
    if (shots.met == 0 || record.pk[m] <= 0 || record.pk[m] >= 1) continue;
    sum += log_ratio_of(shots.met, shots.kills, record.pk[m],
                        tilt.kill_odds[tables.family_of_type[record.shots.column_of(m)].index()]);
  }
  for (const BatteryId b : record.up.ids()) {
    const double q = record.availability[b];
    if (q <= 0 || q >= 1) continue;
    sum += log_ratio_of(1, record.up[b], q, tilt.up_odds[tables.batteries[b].system.index()]);
  }
  std::size_t cell = 0;
  for (const SalvoId s : tables.salvos.ids()) {
    const bool is_tilted = is_drawn(tables.scenario.salvos[s]);
    for (std::size_t t = 0; t < tables.salvos[s].targets; ++t, ++cell) {
      if (!is_tilted || record.aimed[cell] == 0) continue;
      sum += record.aimed[cell] * std::log(tilt.aim[cell] / share_of(tables.salvos[s], t));
    }
  }
  for (std::size_t k = 0; k < record.uncertain.size(); ++k) {
    sum += log_density_ratio(tilt.uncertain[k], tables.scenario.uncertain[k].distribution, record.uncertain[k]);
  }
  return sum;
}

Tables tilted(const Tables& tables, const Tilt& tilt) {
  Tables copy = tables;
  std::size_t cell = 0;
  for (const SalvoId s : copy.salvos.ids()) {
    SalvoTable& salvo = copy.salvos[s];
    double sum = 0;
    for (std::size_t t = 0; t < salvo.targets; ++t, ++cell) {
      sum += tilt.aim[cell];
      if (is_drawn(copy.scenario.salvos[s])) salvo.cumulative_weight[t] = t + 1 == salvo.targets ? 1 : sum;
    }
  }
  for (std::size_t k = 0; k < tilt.uncertain.size(); ++k) copy.uncertain[k] = tilt.uncertain[k];
  return copy;
}

void apply_odds(const Tables& tables, const Tilt& tilt, Parameters& parameters) {
  for (const auto m : parameters.pk.slots()) {
    double& q = parameters.pk[m];
    if (q > 0) q = with_odds(q, tilt.kill_odds[tables.family_of_type[parameters.pk.column_of(m)].index()]);
  }
  for (const BatteryId b : parameters.availability.ids()) {
    double& q = parameters.availability[b];
    if (q > 0 && q < 1) q = with_odds(q, tilt.up_odds[tables.batteries[b].system.index()]);
  }
}

}  // namespace bulwark
