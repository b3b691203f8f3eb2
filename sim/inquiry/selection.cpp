#include "inquiry/selection.h"

#include <algorithm>
#include <array>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "base/contract.h"
#include "engine/chunk.h"

namespace bulwark {

namespace {

/// Waves of whole chunks of the sample pool, an eighth of what was run before: enough work for many threads, and at
/// most so much too late. Constants: what is selected must not know how many threads there are.
constexpr std::uint32_t waves_a_doubling = 8;

constexpr double infinity = std::numeric_limits<double>::infinity();

std::uint32_t differing_from(std::size_t first, const Series& a, const Series& b) {
  std::uint32_t count = 0;
  for (std::size_t t = first; t < a.trials(); ++t) count += a.x[t] != b.x[t] || a.y_of(t) != b.y_of(t) ? 1 : 0;
  return count;
}

void append(Series& series, const Series& more) {
  series.form = more.form;
  series.x.insert(series.x.end(), more.x.begin(), more.x.end());
  series.y.insert(series.y.end(), more.y.begin(), more.y.end());
}

class Race {
 public:
  Race(std::size_t candidates, const SelectionQuery& query, const RunTrials& run_trials)
      : query_(query), run_trials_(run_trials), survivors_(candidates) {
    std::iota(survivors_.begin(), survivors_.end(), std::size_t{0});
    selection_.candidates.resize(candidates);
  }

  Selection run() {
    const std::size_t k = survivors_.size();
    share_ = (1 - query_.confidence) / static_cast<double>(k - 1);
    pairs_.assign(k, std::vector<Pair>(k));
    extend(std::min(query_.first_stage, query_.most_trials));
    selection_.equal_allocation = std::max<std::uint64_t>(selection_.equal_allocation, trials_);
    drop();
    while (survivors_.size() > 1 && trials_ < query_.most_trials) {
      const std::uint32_t wave = std::max(1U, trials_ / (waves_a_doubling * chunk_trials)) * chunk_trials;
      extend(std::min(wave, query_.most_trials - trials_));
      drop();
    }
    selection_.is_decided = survivors_.size() == 1;
    note_unknown();
    return std::move(selection_);
  }

 private:
  /// What is known of the difference of two.
  struct Pair {
    std::uint32_t differing = 0;  // trials
    double variance = 0;          // S²_il, once it is known
    double h_squared = 0;
    bool is_known() const { return differing >= few_differing; }
  };

  Pair& pair(std::size_t i, std::size_t l) { return pairs_[std::max(i, l)][std::min(i, l)]; }

  void extend(std::uint32_t trials) {
    const std::vector<Series> more = run_trials_(survivors_, trials_, trials);
    for (std::size_t s = 0; s < survivors_.size(); ++s) append(selection_.candidates[survivors_[s]].series, more[s]);
    const std::uint32_t first = trials_;
    trials_ += trials;
    bool are_all_known = true;
    for (const std::size_t i : survivors_) {
      for (const std::size_t l : survivors_) {
        if (l >= i || pair(i, l).is_known()) continue;
        look_at(i, l, first);
        are_all_known = are_all_known && pair(i, l).is_known();
      }
    }
    if (!are_all_known) bound_differences();
  }

  /// Counts the trials from `first` on that differ, and where they are no longer few ends the pair's first stage.
  void look_at(std::size_t i, std::size_t l, std::uint32_t first) {
    const Series& a = selection_.candidates[i].series;
    const Series& b = selection_.candidates[l].series;
    Pair& of = pair(i, l);
    of.differing += differing_from(first, a, b);
    if (!of.is_known()) return;
    const double error = difference_of(a, b).estimate.standard_error;
    of.variance = error * error * trials_;
    const double freedom = trials_ - 1.0;
    of.h_squared = freedom * (std::pow(2 * share_, -2 / freedom) - 1);
    const double z = boost::math::quantile(boost::math::normal(), 1 - share_);
    const double delta = query_.indifference;
    const double needed = std::ceil(z * z * of.variance / (delta * delta));
    const auto allocation = static_cast<std::uint64_t>(std::min(static_cast<double>(most_allocation), needed));
    selection_.equal_allocation = std::max({selection_.equal_allocation, std::uint64_t{trials_}, allocation});
  }

  /// The most that two may differ by, for each number of trials that do.
  void bound_differences() {
    for (const std::size_t i : survivors_) {
      const double change = query_.largest_change.value_or(largest_change_of(selection_.candidates[i].series));
      largest_change_ = std::max(largest_change_, change);
    }
    for (std::uint32_t d = 0; d < few_differing; ++d) {
      const double share = most_share(d, trials_, 1 - share_ / few_differing);
      largest_differences_[d] = largest_change_ > 0 ? share * largest_change_ : infinity;
    }
  }

  double lead_needed(std::size_t i, std::size_t l) {
    if (i == l) return 0;
    const double delta = query_.indifference;
    const Pair& of = pair(i, l);
    if (!of.is_known()) return largest_differences_[of.differing] <= delta ? 0 : infinity;
    return std::max(0.0, (of.h_squared * of.variance / delta - delta * trials_) / (2.0 * trials_));
  }

  void note_unknown() {
    const std::size_t best = selection_.best;
    for (std::size_t i = 0; i < selection_.candidates.size(); ++i) {
      if (i == best || pair(i, best).is_known()) continue;
      const Candidate& candidate = selection_.candidates[i];
      selection_.equal_allocation = std::max<std::uint64_t>(selection_.equal_allocation, candidate.series.trials());
      if (!candidate.dropped_by) selection_.is_spread_unknown = true;
    }
  }

  /// Drops whom another survivor has left behind; all but one where no lead is needed any more.
  void drop() {
    std::vector<double> losses(selection_.candidates.size());  // the least is the best
    for (const std::size_t i : survivors_) {
      losses[i] = estimate_of(selection_.candidates[i].series).value * (query_.is_largest ? -1 : 1);
    }
    const auto is_better = [&](std::size_t a, std::size_t b) { return losses[a] < losses[b]; };
    const std::size_t leader = *std::min_element(survivors_.begin(), survivors_.end(), is_better);
    selection_.best = leader;
    bool is_over = true;
    for (const std::size_t i : survivors_) {
      for (const std::size_t l : survivors_) is_over = is_over && !(lead_needed(i, l) > 0);
    }
    const auto conqueror = [&](std::size_t i) -> std::optional<std::size_t> {
      if (is_over && i != leader) return leader;
      const auto beats = [&](std::size_t l) { return losses[i] - losses[l] > lead_needed(i, l); };
      if (beats(leader)) return leader;
      const auto found = std::find_if(survivors_.begin(), survivors_.end(), beats);
      return found == survivors_.end() ? std::nullopt : std::optional(*found);
    };
    for (const std::size_t i : survivors_) selection_.candidates[i].dropped_by = conqueror(i);
    std::erase_if(survivors_, [&](std::size_t i) { return selection_.candidates[i].dropped_by.has_value(); });
  }

  const SelectionQuery& query_;
  const RunTrials& run_trials_;
  std::vector<std::size_t> survivors_;
  Selection selection_;
  std::uint32_t trials_ = 0;  // of each survivor
  double share_ = 0;          // α/(k - 1)
  std::vector<std::vector<Pair>> pairs_;
  double largest_change_ = 0;  // 0: not known
  std::array<double, few_differing> largest_differences_{};
};

}  // namespace

std::uint64_t Selection::trials() const {
  const auto add = [](std::uint64_t sum, const Candidate& candidate) { return sum + candidate.series.trials(); };
  return std::accumulate(candidates.begin(), candidates.end(), std::uint64_t{0}, add);
}

Selection select_best(std::size_t candidates, const SelectionQuery& query, const RunTrials& run_trials) {
  EXPECTS(candidates >= 2);
  return Race(candidates, query, run_trials).run();
}

}  // namespace bulwark
