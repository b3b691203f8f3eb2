// What leakers do to assets, summed rather than drawn: given who leaks, the probability of an event on the assets of
// one raid is exact. Each leaker of a type hits with its accuracy and to effect with its lethality, independently, and
// no other draw of the raid depends on that. So the hits on an asset are a sum of binomials (one a type), and what is
// counted of them adds over assets, which are independent: two convolutions (the Poisson binomial law; Hong 2013,
// Comput. Stat. Data Anal. 59, eq. 1, by recursion).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "decide/rare_event.h"
#include "outcome/outcome.h"
#include "tables/layout.h"
#include "tables/parameters.h"
#include "tables/tables.h"

namespace bulwark {

/// The worth of hits on one asset to the event, on a lattice: `worth[h]` of h hits, the last of all beyond.
struct ImpactWorth {
  AssetId asset;
  std::vector<std::uint32_t> worth;  // not falling
};

class ImpactLaw {
 public:
  /// None where the event is of something else than the assets of one raid, or no lattice of 100,000 places holds it.
  static std::optional<ImpactLaw> of(const Scenario& scenario, const Layout& layout, const RareEvent& event);

  /// Probability of the event given the leakers of each cell, and the trial's accuracy and lethality.
  double chance(const Outcome& outcome, const Parameters& parameters);

  /// The most that chance() can be of any raid: where all that come leak, with an accuracy and lethality of 1 where
  /// they are uncertain. 1 where at most a level is asked for, or there is no limit to how many come.
  double most_chance(const Tables& tables);

  /// The most that the leakers could come to less the level, in places of the lattice, where at least the level is
  /// asked for; what they come to on average, with a minus, where at most. Orders trials whose chance is 0.
  double prospect() const { return prospect_; }

 private:
  struct Cells {
    ImpactWorth worth;
    std::vector<CellId> cells;  // those of threats at the asset that can hit
  };

  void count_hits(const Cells& at, const Outcome& outcome, const Parameters& parameters);
  void add_asset(const ImpactWorth& worth);

  std::vector<Cells> assets_;
  std::vector<TypeId> type_of_cell_;
  bool needs_effect_ = true;  // effective hits count; else all
  bool is_at_most_ = false;
  std::size_t level_ = 0;  // on the lattice: the least sum that is the event, or the largest one
  double prospect_ = 0;
  std::vector<double> hits_;  // law of the hits on one asset, the last of that many or more
  std::vector<double> sum_;   // law of the sum so far
  std::vector<double> next_;
};

}  // namespace bulwark
