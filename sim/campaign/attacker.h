// What the attacker has, and how much of it flies (campaign.md, sections 2 and 3).
#pragma once

#include <cstdint>
#include <vector>

#include "campaign/inflow.h"
#include "tables/tables.h"

namespace bulwark {

/// m things over shares n_s: ⌊m·n_s/Σn⌋ each, what is left one each to the largest m·n_s mod Σn, the first of equals.
/// `shares` becomes the result; Σ shares > 0. (Method of largest remainders, Hamilton 1792.)
void divide_by_largest_remainders(std::int64_t m, std::vector<std::int64_t>& shares,
                                  std::vector<std::int64_t>& remainders);

class Attacker {
 public:
  /// The tables must have a campaign, and outlive the attacker.
  explicit Attacker(const Tables& tables);

  /// From the beginning of a campaign with these parameters, which must outlive it.
  void begin(const Parameters& parameters);

  /// Plans the raid of these strikes at a time; false: no threat flies. `raid` names the raid's draws.
  bool plan(double start_s, const std::vector<std::uint32_t>& strikes, const TrialStreams& raid);
  /// As planned last: threats that fly.
  const IndexedBy<SalvoId, std::uint32_t>& counts() const { return counts_; }
  /// The planned raid is flown: what flies, failed or not, is gone.
  void launch();

  /// What is there of a stocked type by then: ⌊initial + produced + 1e-6⌋ - launched.
  std::int64_t available(std::size_t stock, double time_s) const;

 private:
  bool lacks_least(const Strike& strike) const;
  void plan_strike(const Strike& strike, const TrialStreams& raid);
  void share_out(std::size_t stock, const Strike& strike);
  std::int64_t flying(std::size_t stock, const Strike& strike, std::int64_t planned) const;

  const Tables* tables_;
  const Campaign* campaign_;
  const Parameters* parameters_ = nullptr;
  std::vector<DrawnInflow> inflows_;    // [stock]
  std::vector<std::int64_t> launched_;  // [stock]

  // Of the raid that is planned.
  IndexedBy<SalvoId, std::uint32_t> counts_;
  std::vector<bool> taken_;              // [salvo]: flies under some strike
  std::vector<std::int64_t> available_;  // [stock]: before any strike takes its share
  std::vector<std::int64_t> used_;       // [stock]: by the strikes so far
  std::vector<SalvoId> salvos_;          // that fly under the strike
  std::vector<SalvoId> sharing_;         // those of them whose type has the stock
  std::vector<std::int64_t> shares_;
  std::vector<std::int64_t> remainders_;
};

}  // namespace bulwark
