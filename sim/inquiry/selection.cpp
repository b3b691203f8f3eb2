#include "inquiry/selection.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/contract.h"
#include "engine/chunk.h"

namespace bulwark {

namespace {

/// Waves of whole chunks of the sample pool, an eighth of what was run before: enough work for many threads, and at
/// most so much too late. Constants: what is selected must not know how many threads there are.
constexpr std::uint32_t waves_a_doubling = 8;

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
    extend(std::min(query_.first_stage, query_.most_trials));
    note_variances();
    drop();
    while (survivors_.size() > 1 && trials_ < query_.most_trials) {
      const std::uint32_t wave = std::max(1U, trials_ / (waves_a_doubling * chunk_trials)) * chunk_trials;
      extend(std::min(wave, query_.most_trials - trials_));
      drop();
    }
    selection_.is_decided = survivors_.size() == 1;
    return std::move(selection_);
  }

 private:
  void extend(std::uint32_t trials) {
    const std::vector<Series> more = run_trials_(survivors_, trials_, trials);
    for (std::size_t s = 0; s < survivors_.size(); ++s) append(selection_.candidates[survivors_[s]].series, more[s]);
    trials_ += trials;
  }

  /// S²_il of every pair, and the constants that follow from the first stage.
  void note_variances() {
    const std::size_t k = survivors_.size();
    variances_.assign(k, std::vector<double>(k, 0));
    double largest = 0;
    for (std::size_t i = 0; i < k; ++i) {
      for (std::size_t l = 0; l < i; ++l) {
        const Difference difference = difference_of(selection_.candidates[i].series, selection_.candidates[l].series);
        const double error = difference.estimate.standard_error;
        variances_[i][l] = variances_[l][i] = error * error * trials_;
        largest = std::max(largest, variances_[i][l]);
      }
    }
    const double share = (1 - query_.confidence) / static_cast<double>(k - 1);
    const double freedom = trials_ - 1.0;
    h_squared_ = freedom * (std::pow(2 * share, -2 / freedom) - 1);
    const double z = boost::math::quantile(boost::math::normal(), 1 - share);
    const double delta = query_.indifference;
    selection_.equal_allocation =
        std::max(std::uint64_t{trials_}, static_cast<std::uint64_t>(std::ceil(z * z * largest / (delta * delta))));
  }

  double lead_needed(std::size_t i, std::size_t l) const {
    const double delta = query_.indifference;
    return std::max(0.0, (h_squared_ * variances_[i][l] / delta - delta * trials_) / (2.0 * trials_));
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
  std::vector<std::vector<double>> variances_;
  double h_squared_ = 0;
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
