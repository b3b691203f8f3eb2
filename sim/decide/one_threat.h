// One threat by itself, when rounds and channels have prices: the least expected cost of stopping it, or not
// (manual/bound.md, "One threat").
//
// With S(t) the chance that no soft kill comes before path time t, W(t) the least expected cost from t on of a threat
// that is free to be engaged at t, weighted with S(t), and c_b(t) the integral of battery b's channel price up to t:
//   W(t) = min(S(end), inf over u >= t and b of E[S(u)·(n·λ_b + c_b(release) - c_b(u)) + q_b^n·((1-f)·W(e) +
//   f·S(end))])
// over the reaction; n is the number of rounds, e the end of the engagement. W does not decrease. On each step of a
// grid it is kept as a line that lies nowhere above it, so what comes out is a lower bound for any step.
#pragma once

#include <cstdint>
#include <vector>

#include "decide/early_law.h"
#include "decide/prices.h"
#include "decide/route_grid.h"
#include "decide/usage.h"

namespace bulwark {

/// A battery in one trial.
struct Defender {
  bool can_engage = false;
  bool is_known_at_once = false;  // others may engage before the outcome of a volley is known: as if it were at once
  bool may_be_late = true;        // the reaction is drawn: a start within a window may end beyond it
  ChannelUse channel = ChannelUse::held;
  double mean_reaction_s = 0;
  double false_kill = 0;
  double turnaround_s = 0;  // least
  std::vector<double> reaction_s;
  std::vector<double> assessment_s;
  const std::vector<Interval>* on_duty = nullptr;  // none: always
};

/// A battery that may engage the threat.
struct Opponent {
  const PairGrid* grid = nullptr;
  const Defender* defender = nullptr;
  const SteppedLaw* reaction = nullptr;  // in the grid's steps
  double pk = 0;
  std::vector<Interval> starts;  // path times at which an engagement may start
  Interval held;                 // raid times at which its channel may be held for the threat, and a step more

  std::uint32_t most_rounds() const { return static_cast<std::uint32_t>(grid->volleys.size()); }
  /// The chance that none of so many rounds kills.
  double missed(std::uint32_t rounds) const;
};

struct Flight {
  const RouteGrid* grid = nullptr;
  double launch_s = 0;
  double track_s = 0;                             // path time from which it may be engaged
  const std::vector<double>* survival = nullptr;  // S at each step of the grid; none: no soft kill
  double end_survival = 1;                        // S(end)
};

/// Workspace: once it has grown, nothing is allocated.
class OneThreat {
 public:
  /// Lower bound of the least cost. At zero prices: of the chance that the threat leaks.
  double least_cost(const Flight& flight, const std::vector<Opponent>& opponents, const CostBook& costs);

  /// The same, where channels cost nothing while they may be held.
  double least_cost_without_channels(const Flight& flight, const std::vector<Opponent>& opponents,
                                     const CostBook& costs);
  /// Of another threat of the route that is like the last but for its launch and its track, which is not earlier.
  double least_cost_of_alike(const Flight& flight);

  /// What the policy behind the last least_cost() uses, on average. Approximate: only the search for prices asks.
  void add_usage(Usage& usage);

 private:
  /// A nondecreasing function that is nowhere on a step below left + slope·(time since the step's begin).
  struct Line {
    double left = 0;
    double slope = 0;
  };
  /// Volleys of one size, first launched in one step.
  struct Volley {
    Line price;        // of rounds and channel, the latter from Lane::origin on
    Line rest;         // of what may follow
    double again = 0;  // chance that the threat is free again before known_, of which `rest` knows nothing
    std::uint32_t rounds = 0;
  };
  /// What engagements by one opponent cost, by the step of the first launch: survival·price + rest.
  struct Lane {
    static constexpr std::uint32_t no_step = ~0U;
    ChannelCost channel;         // of the battery
    double round = 0;            // its price
    double origin = 0;           // of the integral of the channel's price
    bool is_free = false;        // its channel, whenever it may be held
    bool is_sure = false;        // no soft kill comes before it: its survival is 1
    double each = 1;             // probability of an assessment time
    double never_worth = 0;      // an engagement, from where W is no more than this
    std::vector<double> missed;  // [rounds - 1]
    std::vector<double> left;
    std::vector<double> slope;        // within the step
    std::vector<double> later_slope;  // within the step and the next
    std::vector<double> survival;     // when the next step ends: no start is after that
    std::vector<double> raw_left;     // before it was lowered to that of the next step
    std::vector<double> least_price;
    std::vector<std::uint8_t> rounds;
    std::vector<Volley> volleys;      // of the step that was last looked at
    std::uint32_t volleys_known = 0;  // for which step they hold whatever is worked out next; none: no_step
    Line start;                       // of an engagement by the time of its start, in the step worked on
    std::uint32_t begin = 0;          // cells from which the opponent has a part in anything, and to which
    std::uint32_t end = 0;
    std::uint32_t first_start = 0;  // cells in which it may start
    std::uint32_t last_start = 0;
  };

  double work_out();
  void begin(const Flight& flight, const std::vector<Opponent>& opponents, const CostBook& costs);
  void begin_lane(const Opponent& opponent, const CostBook& costs, Lane& lane) const;
  void find_cells(const Opponent& opponent, Lane& lane) const;
  std::uint32_t find_active(std::uint32_t end);
  std::uint32_t cell_at(double path_s) const;
  double survival_at(std::uint32_t cell) const;
  Line rest_at(std::uint32_t cell, double path_s) const;
  double release_s(const Opponent& opponent, std::uint32_t rounds, std::uint32_t k, double assessment_s) const;
  Volley volley(std::size_t o, std::uint32_t k, std::uint32_t rounds) const;
  Volley no_volley(std::size_t o, std::uint32_t k) const;
  Volley volley_known_at_once(std::size_t o, std::uint32_t k) const;
  void find_volleys(std::size_t o, std::uint32_t k);
  double least_survival(std::size_t o, std::uint32_t step) const;
  void weigh_launch(std::size_t o, std::uint32_t step);
  void work_out_launch(std::size_t o, std::uint32_t step);
  void launch_at_once(std::size_t o, std::uint32_t step, Line& start);
  void join_next(Lane& lane, std::uint32_t k, double step_s);
  void work_out_start(std::size_t o, std::uint32_t step);
  void work_back(std::uint32_t cell);
  void work_out_cell(std::uint32_t cell);
  void spread(std::uint32_t cell, double mass, Usage& usage);
  void spread_launch(std::size_t o, std::uint32_t k, double start_s, double shift_s, double mass, Usage& usage);

  const Flight* flight_ = nullptr;
  bool channels_cost_ = true;
  const std::vector<Opponent>* opponents_ = nullptr;
  double begin_s_ = 0;  // of the grid, as all that follow
  double step_s_ = 1;
  double cells_per_s_ = 1;
  std::uint32_t cells_ = 0;
  std::uint32_t first_cell_ = 0;  // in which the threat gets its track
  std::uint32_t known_ = 0;       // from which cell on W is known
  std::vector<Lane> lanes_;
  std::vector<std::uint16_t> active_;   // opponents, in the cells worked on
  double least_worth_ = 0;              // of W, for all of them to be
  std::vector<Line> rest_;              // W, [cell]
  std::vector<double> later_slope_;     // of W from the cell on, over the longest step
  std::vector<std::uint32_t> next_;     // [cell]: that in which the next engagement starts, or the number of cells
  std::vector<std::uint16_t> starter_;  // [cell]: by whom
  std::vector<std::uint8_t> is_late_;   // [cell]: at its end
  std::vector<double> mass_;            // [cell]: chance to be free there, soft kills left out
};

}  // namespace bulwark
