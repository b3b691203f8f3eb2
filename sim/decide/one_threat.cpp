// The least cost, worked backwards from the end of the route.
#include "decide/one_threat.h"

#include <algorithm>
#include <cmath>

#include "base/constants.h"
#include "base/contract.h"

namespace bulwark {

namespace {

constexpr std::uint32_t longest_stride = 8;  // in cells, of a step

/// W, of a threat that no soft kill ends, from which on an engagement costs no less than it takes away. n rounds cost
/// nλ or more and leave q^n·((1-f)·W + f) or more, which is not below W where W <= (nλ + q^n·f)/(1 - q^n·(1-f)).
double never_worth(const Opponent& opponent, double round_price) {
  if (opponent.defender->is_known_at_once) return round_price / opponent.pk;
  double least = never_s;
  for (std::uint32_t n = 1; n <= opponent.most_rounds(); ++n) {
    const double missed = opponent.missed(n);
    const double false_kill = opponent.defender->false_kill;
    least = std::min(least, (n * round_price + missed * false_kill) / (1 - missed * (1 - false_kill)));
  }
  return least;
}

bool may_start_within(const std::vector<Interval>& starts, double from_s, double to_s) {
  return std::any_of(starts.begin(), starts.end(), [&](const Interval& times) {
    return times.begin_s <= to_s + time_tolerance_s && times.end_s >= from_s - time_tolerance_s;
  });
}

}  // namespace

/// Nothing is read of a lane or a cell before it is written (`known_`): nothing need be cleared.
void OneThreat::begin(const Flight& flight, const std::vector<Opponent>& opponents, const CostBook& costs) {
  flight_ = &flight;
  opponents_ = &opponents;
  begin_s_ = flight.grid->begin_s;
  step_s_ = flight.grid->step_s;
  cells_per_s_ = 1 / step_s_;
  cells_ = flight.grid->steps;
  if (rest_.size() <= cells_) {
    rest_.resize(cells_ + 1);
    later_slope_.resize(cells_ + 1);
    next_.resize(cells_ + 1);
    starter_.resize(cells_ + 1);
    is_late_.resize(cells_ + 1);
  }
  rest_[cells_] = {flight.end_survival, 0};
  later_slope_[cells_] = 0;
  next_[cells_] = cells_;
  if (lanes_.size() < opponents.size()) lanes_.resize(opponents.size());
  for (std::size_t o = 0; o < opponents.size(); ++o) begin_lane(opponents[o], costs, lanes_[o]);
}

void OneThreat::begin_lane(const Opponent& opponent, const CostBook& costs, Lane& lane) const {
  const PairGrid& grid = *opponent.grid;
  lane.channel = costs.channel(grid.battery);
  lane.round = costs.round(grid.battery);
  lane.origin = lane.channel.until(opponent.held.begin_s);
  lane.is_free = !channels_cost_ || lane.channel.until(opponent.held.end_s) == lane.origin;
  lane.is_sure = flight_->survival == nullptr && flight_->end_survival == 1 && !opponent.defender->is_known_at_once;
  lane.each = 1.0 / static_cast<double>(opponent.defender->assessment_s.size());
  lane.missed.clear();
  for (std::uint32_t n = 1; n <= opponent.most_rounds(); ++n) lane.missed.push_back(opponent.missed(n));
  const std::size_t size = grid.steps + 1;
  if (lane.left.size() < size) {
    for (auto* values : {&lane.left, &lane.slope, &lane.later_slope, &lane.survival, &lane.raw_left, &lane.least_price})
      values->resize(size);
    lane.rounds.resize(size);
  }
  lane.never_worth = flight_->end_survival * never_worth(opponent, lane.round);
  lane.start = {};
  lane.volleys_known = Lane::no_step;
  find_cells(opponent, lane);
}

void OneThreat::find_cells(const Opponent& opponent, Lane& lane) const {
  const PairGrid& grid = *opponent.grid;
  double first_s = never_s;
  double last_s = -never_s;
  for (const Interval& times : opponent.starts) {
    first_s = std::min(first_s, times.begin_s - time_tolerance_s);
    last_s = std::max(last_s, times.end_s + time_tolerance_s);
  }
  lane.first_start = cell_at(first_s);
  lane.last_start = cell_at(last_s);
  lane.begin = (lane.first_start >> grid.shift) << grid.shift;
  lane.end = std::min((grid.first_step + grid.steps + 1) << grid.shift, cells_);
}

std::uint32_t OneThreat::cell_at(double path_s) const {
  const double position = std::max(0.0, (path_s - begin_s_) * cells_per_s_);
  return position < cells_ ? static_cast<std::uint32_t>(position) : cells_;
}

double OneThreat::survival_at(std::uint32_t cell) const {
  if (flight_->survival == nullptr) return 1;
  return cell < flight_->survival->size() ? (*flight_->survival)[cell] : flight_->end_survival;
}

/// Precondition: W is known in the cell, which holds the time but for rounding.
OneThreat::Line OneThreat::rest_at(std::uint32_t cell, double path_s) const {
  EXPECTS(cell >= known_);
  const double since_s = std::max(0.0, path_s - begin_s_ - cell * step_s_);
  return {rest_[cell].left + rest_[cell].slope * since_s, later_slope_[cell]};
}

/// Of a start that launches in the step, where no later engagement counts on its own.
double OneThreat::least_survival(std::size_t o, std::uint32_t step) const {
  const Opponent& opponent = (*opponents_)[o];
  const PairGrid& grid = *opponent.grid;
  const bool is_last = step - grid.first_step == grid.steps;
  const double survival = is_last ? flight_->end_survival : survival_at((step + 2) << grid.shift);
  return opponent.defender->is_known_at_once ? survival / (1 - lanes_[o].missed.back()) : survival;
}

void OneThreat::work_out_launch(std::size_t o, std::uint32_t step) {
  const Opponent& opponent = (*opponents_)[o];
  const PairGrid& grid = *opponent.grid;
  const std::uint32_t k = step - grid.first_step;
  if (step < grid.first_step || k > grid.steps) return;
  Lane& lane = lanes_[o];
  lane.survival[k] = least_survival(o, step);
  weigh_launch(o, step);
  if (k < grid.steps) join_next(lane, k, grid.step_s);
}

void OneThreat::work_out_start(std::size_t o, std::uint32_t step) {
  const Opponent& opponent = (*opponents_)[o];
  const PairGrid& grid = *opponent.grid;
  const SteppedLaw& reaction = *opponent.reaction;
  Lane& lane = lanes_[o];
  const auto taps = static_cast<std::int64_t>(reaction.weight.size());
  const std::int64_t first = static_cast<std::int64_t>(step) + reaction.first - grid.first_step;
  if (first >= static_cast<std::int64_t>(grid.steps)) {  // always too late: that cannot pay
    lane.start = {never_s, 0};
    return;
  }
  const std::int64_t waiting = std::clamp<std::int64_t>(-first, 0, taps);  // for the window, or too late, beyond `late`
  const std::int64_t late = std::clamp<std::int64_t>(grid.steps - first, waiting, taps);
  const double* const weight = reaction.weight.data();
  const double* const offset_s = reaction.offset_s.data();
  Line start;
  double survival = 0;
  if (waiting > 0) {
    double weights = 0;
    for (std::int64_t j = 0; j < waiting; ++j) weights += weight[j];
    start.left += weights * lane.left[0];
    survival += weights * lane.survival[0];
  }
  const bool is_at_once = reaction.first == 0 && waiting == 0;
  if (is_at_once) lane.survival[static_cast<std::size_t>(first)] = least_survival(o, step);
  for (std::int64_t j = is_at_once ? 1 : waiting; j < late; ++j) {
    const auto k = static_cast<std::size_t>(first + j);
    start.left += weight[j] * (lane.left[k] + offset_s[j] * lane.slope[k]);
    start.slope += weight[j] * lane.later_slope[k];
  }
  if (!lane.is_free && !lane.is_sure) {
    for (std::int64_t j = waiting; j < late; ++j)
      survival += weight[j] * lane.survival[static_cast<std::size_t>(first + j)];
  }
  if (late < taps) {
    double weights = 0;
    for (std::int64_t j = late; j < taps; ++j) weights += weight[j];
    start.left += weights * lane.left[grid.steps];
    survival += weights * lane.survival[grid.steps];
  }
  if (!lane.is_free) {
    if (lane.is_sure) survival = 1;
    const double start_s = flight_->launch_s + begin_s_ + step * grid.step_s;
    start.left -= survival * (lane.channel.until(start_s) - lane.origin);
    start.slope -= survival * lane.channel.greatest(start_s, start_s + grid.step_s);
  }
  if (is_at_once) launch_at_once(o, step, start);
  lane.start = start;
}

void OneThreat::work_out_cell(std::uint32_t cell) {
  const double step_s = step_s_;
  const double from_s = begin_s_ + cell * step_s;
  double left = rest_[cell + 1].left;
  double right = left;
  next_[cell] = next_[cell + 1];
  for (const std::uint16_t o : active_) {
    const Opponent& opponent = (*opponents_)[o];
    const Lane& lane = lanes_[o];
    if (cell < lane.first_start || cell > lane.last_start) continue;
    if (opponent.starts.size() > 1 && !may_start_within(opponent.starts, from_s, from_s + step_s)) continue;
    const Line& start = lane.start;
    const double begin = start.left + start.slope * opponent.grid->into_step(cell) * step_s;
    const double end = begin + start.slope * step_s;
    if (std::min(begin, end) < left) {
      next_[cell] = cell;
      starter_[cell] = o;
      is_late_[cell] = end < begin;
    }
    left = std::min({left, begin, end});
    right = std::min(right, end);
  }
  rest_[cell] = {left, (right - left) / step_s};
  later_slope_[cell] = rest_[cell].slope;
  const std::uint32_t end = std::min(cell + longest_stride + 1, cells_ + 1);
  for (std::uint32_t c = cell + 1; c < end && later_slope_[cell] > 0; ++c) {
    later_slope_[cell] = std::min(later_slope_[cell], rest_[c].slope);
  }
}

/// With whom the threat may be engaged in the cells before `end`, down to the one that is returned. Not with whom that
/// cannot pay (never_worth()): nor can it before, where W is less.
std::uint32_t OneThreat::find_active(std::uint32_t end) {
  std::uint32_t begin = first_cell_;
  active_.clear();
  least_worth_ = -1;
  for (std::size_t o = 0; o < opponents_->size(); ++o) {
    const Lane& lane = lanes_[o];
    if (rest_[end].left <= lane.never_worth) continue;
    if (lane.end < end) {
      begin = std::max(begin, lane.end);
    } else if (lane.begin < end) {
      begin = std::max(begin, lane.begin);
      active_.push_back(static_cast<std::uint16_t>(o));
      least_worth_ = std::max(least_worth_, lane.never_worth);
    }
  }
  return begin;
}

void OneThreat::work_back(std::uint32_t cell) {
  for (const std::uint16_t o : active_) {
    const PairGrid& grid = *(*opponents_)[o].grid;
    if (grid.into_step(cell + 1) != 0) continue;
    if (cell <= (lanes_[o].last_start | (grid.stride() - 1))) work_out_start(o, cell >> grid.shift);
  }
  work_out_cell(cell);
  known_ = cell;
  for (const std::uint16_t o : active_) {
    const PairGrid& grid = *(*opponents_)[o].grid;
    if (grid.into_step(cell) == 0) work_out_launch(o, cell >> grid.shift);
  }
}

double OneThreat::least_cost(const Flight& flight, const std::vector<Opponent>& opponents, const CostBook& costs) {
  channels_cost_ = true;
  begin(flight, opponents, costs);
  return work_out();
}

double OneThreat::least_cost_without_channels(const Flight& flight, const std::vector<Opponent>& opponents,
                                              const CostBook& costs) {
  channels_cost_ = false;
  begin(flight, opponents, costs);
  return work_out();
}

/// Batteries of which all windows have closed before the later track do no harm: none of them starts after it.
double OneThreat::least_cost_of_alike(const Flight& flight) {
  EXPECTS(flight.grid == flight_->grid);
  flight_ = &flight;
  first_cell_ = cell_at(flight.track_s);
  return first_cell_ == cells_ ? flight.end_survival : rest_at(first_cell_, flight.track_s).left;
}

double OneThreat::work_out() {
  const Flight& flight = *flight_;
  const std::vector<Opponent>& opponents = *opponents_;
  first_cell_ = cell_at(flight.track_s);
  known_ = cells_;
  for (std::size_t o = 0; o < opponents.size(); ++o) {
    const PairGrid& grid = *opponents[o].grid;
    work_out_launch(o, grid.first_step + grid.steps);
  }
  for (std::uint32_t end = cells_; end > first_cell_;) {
    const std::uint32_t begin = find_active(end);
    for (; end > begin && rest_[end].left > least_worth_; --end) {
      if (active_.empty()) {
        rest_[end - 1] = {rest_[end].left, 0};
        later_slope_[end - 1] = 0;
        next_[end - 1] = next_[end];
        known_ = end - 1;
      } else {
        work_back(end - 1);
      }
    }
  }
  return least_cost_of_alike(flight);
}

}  // namespace bulwark
