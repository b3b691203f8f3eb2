// How a report tells of a raid: its counts, given what a simulated raid did to each family.
//
// Of the M objects of a family that flew in a simulated raid the shares s_k met each of K fates: intercepted, lost to
// jammers, leaked, put together as the regime does. A report of n objects then has counts c by a Dirichlet-multinomial
// with means and concentration
//   m_k = (1 - ε) s_k + ε/K,   κ = (1 - ρ)/ρ,
//   P(c | n) = n!/Πc_k! · Γ(κ)/Γ(n + κ) · Π Γ(c_k + κ m_k)/Γ(κ m_k)
// (Mosimann 1962, Biometrika 49; for K = 2 the beta-binomial: Skellam 1948, J. R. Stat. Soc. B 10). ρ is the
// correlation of two objects of one report (Prentice 1986, J. Am. Stat. Assoc. 81): Var c_k = n m_k (1 - m_k)(1 + (n -
// 1) ρ); ρ = 0 is the multinomial. Modelling assumptions: a share ε of the objects is told at random; ρ has all else
// that makes reports of like raids differ (double counts, claims, a place that the scenario does not have); the report
// has the shares of the simulated raid whatever its own size; what failed to fly was seen by nobody.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "calibrate/record.h"
#include "random/stream.h"

namespace bulwark {

/// What became of a reported family's objects in one simulated raid.
struct FamilyCounts {
  std::uint32_t flew = 0;
  std::uint32_t intercepted = 0;
  std::uint32_t soft_killed = 0;
};

/// Up to three counts or shares by fate as the regime tells them: stopped, lost (only where apart), the rest.
template <class T>
struct ByFate {
  std::array<T, 3> of{};
  std::size_t fates = 0;
};

ByFate<std::uint32_t> counts_of(const FamilyReport& report, Regime regime);

/// The means m of a report of this family. Where none flew, nothing is known: all alike.
ByFate<double> report_means(const FamilyCounts& counts, Regime regime, const ReportedFamily& family);

/// ln P(c | n, m, ρ); -infinity where impossible.
double log_probability(const ByFate<std::uint32_t>& counts, const ByFate<double>& means, double correlation);

/// P(c | n) of one fate alone, whose mean is m: a beta-binomial, c = 0 … n, by its ratios from the mean outwards.
std::vector<double> fate_law(std::uint32_t launched, double mean, double correlation);

/// Counts of a report of n objects.
ByFate<std::uint32_t> draw_report(std::uint32_t launched, const ByFate<double>& means, double correlation,
                                  Stream& stream);

}  // namespace bulwark
