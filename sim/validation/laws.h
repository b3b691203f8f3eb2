// Exact laws of leakers and rounds, law[k] = P(X = k), for the cases of a limited magazine.
#pragma once

#include <vector>

namespace bulwark {

/// k = 0 … n.
std::vector<double> binomial_law(unsigned n, double p);

/// Leakers of `threats` under shoot-look-shoot without a deadline, `rounds` in a shared magazine: with K ~ Bin(rounds,
/// p) hits to be had, threats - min(threats, K) leak.
std::vector<double> shoot_look_shoot_law(unsigned threats, unsigned rounds, double p);

double mean_of_law(const std::vector<double>& law);

struct SequentialLaws {
  std::vector<double> leakers;  // 0 … threats
  std::vector<double> rounds;   // spent, 0 … rounds
};

/// Threats one after another, at most `looks` single shots at each, with a perfect look after each, from one magazine:
/// by recursion over the threats on (leakers so far, rounds left).
SequentialLaws sequential_laws(unsigned threats, unsigned rounds, double p, unsigned looks);

/// Leakers of Armstrong's salvo (Armstrong 2011, section 5.1): of `missiles`, each good with probability p_good, as
/// many are stopped as rounds hit, Bin(rounds, p_kill), and no round is wasted.
std::vector<double> armstrong_law(unsigned missiles, double p_good, unsigned rounds, double p_kill);

}  // namespace bulwark
