#include "validation/laws.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>

namespace bulwark {

namespace {

/// weight[leakers][rounds left]: the probability of that state.
using States = std::vector<std::vector<double>>;

/// One more threat is fired at until it is killed, `looks` shots are spent or the magazine is empty.
void fire_at_one(const States& before, unsigned leakers, unsigned left, double p, unsigned looks, States& after) {
  double alive = before[leakers][left];
  const unsigned shots = std::min(looks, left);
  for (unsigned shot = 1; shot <= shots; ++shot) {
    after[leakers][left - shot] += alive * p;
    alive *= 1 - p;
  }
  after[leakers + 1][left - shots] += alive;
}

}  // namespace

std::vector<double> binomial_law(unsigned n, double p) {
  const boost::math::binomial_distribution<double> binomial(n, p);
  std::vector<double> law;
  for (unsigned k = 0; k <= n; ++k) law.push_back(boost::math::pdf(binomial, k));
  return law;
}

double mean_of_law(const std::vector<double>& law) {
  double mean = 0;
  for (std::size_t k = 0; k < law.size(); ++k) mean += static_cast<double>(k) * law[k];
  return mean;
}

std::vector<double> shoot_look_shoot_law(unsigned threats, unsigned rounds, double p) {
  const std::vector<double> hits = binomial_law(rounds, p);
  std::vector<double> law(threats + 1, 0.0);
  for (unsigned k = 0; k <= rounds; ++k) law[threats - std::min(threats, k)] += hits[k];
  return law;
}

SequentialLaws sequential_laws(unsigned threats, unsigned rounds, double p, unsigned looks) {
  States states(threats + 2, std::vector<double>(rounds + 1, 0.0));
  states[0][rounds] = 1;
  for (unsigned threat = 0; threat < threats; ++threat) {
    States next(threats + 2, std::vector<double>(rounds + 1, 0.0));
    for (unsigned leakers = 0; leakers <= threat; ++leakers) {
      for (unsigned left = 0; left <= rounds; ++left) fire_at_one(states, leakers, left, p, looks, next);
    }
    states = next;
  }
  SequentialLaws laws{std::vector<double>(threats + 1, 0.0), std::vector<double>(rounds + 1, 0.0)};
  for (unsigned leakers = 0; leakers <= threats; ++leakers) {
    for (unsigned left = 0; left <= rounds; ++left) {
      laws.leakers[leakers] += states[leakers][left];
      laws.rounds[rounds - left] += states[leakers][left];
    }
  }
  return laws;
}

std::vector<double> armstrong_law(unsigned missiles, double p_good, unsigned rounds, double p_kill) {
  const std::vector<double> good = binomial_law(missiles, p_good);
  const std::vector<double> hits = binomial_law(rounds, p_kill);
  std::vector<double> law(missiles + 1, 0.0);
  for (unsigned g = 0; g <= missiles; ++g) {
    for (unsigned h = 0; h <= rounds; ++h) law[g - std::min(g, h)] += good[g] * hits[h];
  }
  return law;
}

}  // namespace bulwark
