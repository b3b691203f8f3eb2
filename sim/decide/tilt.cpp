#include "decide/tilt.h"

#include <algorithm>
#include <cmath>

#include "decide/uncertain_tilt.h"

namespace bulwark {

namespace {

constexpr double most_factor = 100;
constexpr double plain_share = 0.02;
constexpr double prior_draws = 10;  // of one battery, as the others have them

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

/// What a record weighs, on average by weight: Σw²/Σw.
double mean_weight(const std::vector<WeightedRecord>& records) {
  double sum = 0;
  double squares = 0;
  for (const WeightedRecord& of : records) {
    sum += of.weight;
    squares += of.weight * of.weight;
  }
  return squares / sum;
}

/// Draws like those of all, as many as are taken for known of each.
std::vector<Draws> with_prior(std::vector<Draws> draws, double factor_of_all, double unit) {
  double number = 0;
  double weighted_q = 0;
  for (const Draws& of : draws) {
    number += of.number;
    weighted_q += of.number * of.q;
  }
  if (number == 0) return draws;
  const double q = weighted_q / number;
  draws.push_back({prior_draws * unit, prior_draws * unit * with_odds(q, factor_of_all), q});
  return draws;
}

/// Factors of things that belong to groups, each drawn to that of its group.
std::vector<double> fit_odds(const std::vector<std::vector<Draws>>& draws, const std::vector<std::size_t>& group_of,
                             std::size_t groups, double unit) {
  std::vector<std::vector<Draws>> of_group(groups);
  for (std::size_t k = 0; k < draws.size(); ++k) {
    of_group[group_of[k]].insert(of_group[group_of[k]].end(), draws[k].begin(), draws[k].end());
  }
  std::vector<double> factors_of_groups;
  for (const std::vector<Draws>& of : of_group) factors_of_groups.push_back(factor_of(of));
  std::vector<double> factors;
  for (std::size_t k = 0; k < draws.size(); ++k) {
    const double of_all = factors_of_groups[group_of[k]];
    factors.push_back(draws[k].empty() ? of_all : factor_of(with_prior(draws[k], of_all, unit)));
  }
  return factors;
}

IndexedByBoth<BatteryId, TypeId, double> fit_kill_odds(const Tables& tables, const std::vector<WeightedRecord>& records,
                                                       double unit) {
  IndexedByBoth<BatteryId, TypeId, double> odds;
  odds.assign_like(tables.matchups, 1);
  std::vector<std::vector<Draws>> draws(odds.size());
  std::vector<std::size_t> family_of;
  for (const auto m : odds.slots()) family_of.push_back(tables.family_of_type[odds.column_of(m)].index());
  for (const auto& [record, weight] : records) {
    for (const auto m : record.shots.slots()) {
      const MetShots& shots = record.shots[m];
      if (shots.met == 0 || record.pk[m] <= 0 || record.pk[m] >= 1) continue;
      draws[m.value].push_back({weight * shots.met, weight * shots.kills, record.pk[m]});
    }
  }
  const std::vector<double> factors = fit_odds(draws, family_of, tables.layout.families, unit);
  for (const auto m : odds.slots()) odds[m] = factors[m.value];
  return odds;
}

IndexedBy<BatteryId, double> fit_up_odds(const Tables& tables, const std::vector<WeightedRecord>& records,
                                         double unit) {
  std::vector<std::vector<Draws>> draws(tables.batteries.size());
  std::vector<std::size_t> system_of;
  for (const BatteryTable& battery : tables.batteries) system_of.push_back(battery.system.index());
  for (const auto& [record, weight] : records) {
    for (const BatteryId b : record.up.ids()) {
      const double q = record.availability[b];
      if (q > 0 && q < 1) draws[b.index()].push_back({weight, record.up[b] != 0 ? weight : 0, q});
    }
  }
  IndexedBy<BatteryId, double> odds;
  for (const double factor : fit_odds(draws, system_of, tables.layout.systems, unit)) odds.push_back(factor);
  return odds;
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
  tilt.kill_odds.assign_like(tables.matchups, 1);
  for (std::size_t b = 0; b < tables.batteries.size(); ++b) tilt.up_odds.push_back(1);
  for (const SalvoTable& salvo : tables.salvos) {
    for (std::size_t t = 0; t < salvo.targets; ++t) tilt.aim.push_back(share_of(salvo, t));
  }
  tilt.uncertain = tables.uncertain;
  return tilt;
}

Tilt fit_tilt(const Tables& tables, const std::vector<WeightedRecord>& records) {
  Tilt tilt = no_tilt(tables);
  const double unit = mean_weight(records);
  tilt.kill_odds = fit_kill_odds(tables, records, unit);
  tilt.up_odds = fit_up_odds(tables, records, unit);
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
    sum += log_ratio_of(shots.met, shots.kills, record.pk[m], tilt.kill_odds[m]);
  }
  for (const BatteryId b : record.up.ids()) {
    const double q = record.availability[b];
    if (q <= 0 || q >= 1) continue;
    sum += log_ratio_of(1, record.up[b], q, tilt.up_odds[b]);
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
    sum += log_density_ratio(tilt.uncertain[k], tables.uncertain[k], record.uncertain[k]);
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

void apply_odds(const Tilt& tilt, Parameters& parameters) {
  for (const auto m : parameters.pk.slots()) {
    double& q = parameters.pk[m];
    if (q > 0) q = with_odds(q, tilt.kill_odds[m]);
  }
  for (const BatteryId b : parameters.availability.ids()) {
    double& q = parameters.availability[b];
    if (q > 0 && q < 1) q = with_odds(q, tilt.up_odds[b]);
  }
}

}  // namespace bulwark
