// What volleys by one opponent cost, by the step of their first launch.
#include <algorithm>
#include <cmath>

#include "base/constants.h"
#include "decide/one_threat.h"

namespace bulwark {

double Opponent::missed(std::uint32_t rounds) const {
  double all = 1;
  for (std::uint32_t n = 0; n < rounds; ++n) all *= 1 - pk;
  return all;
}

double OneThreat::release_s(const Opponent& opponent, std::uint32_t rounds, std::uint32_t k,
                            double assessment_s) const {
  const VolleyTimes& times = opponent.grid->volleys[rounds - 1];
  switch (opponent.defender->channel) {
    case ChannelUse::released:
      return times.last_launch_s[k];
    case ChannelUse::returns:
      return times.last_meeting_s[k] + assessment_s + opponent.grid->way_back_s + opponent.defender->turnaround_s;
    case ChannelUse::held:
      break;
  }
  return times.last_meeting_s[k] + assessment_s;
}

/// Of `rounds` first launched in step first_step + k, which some launch there allows.
OneThreat::Volley OneThreat::volley(std::size_t o, std::uint32_t k, std::uint32_t rounds) const {
  const Opponent& opponent = (*opponents_)[o];
  const Defender& defender = *opponent.defender;
  const PairGrid& grid = *opponent.grid;
  const Lane& lane = lanes_[o];
  const VolleyTimes& times = grid.volleys[rounds - 1];
  const double step_begin_s = begin_s_ + (grid.first_step + k) * grid.step_s;
  const bool waits = grid.volleys[0].last_launch_s[k] > step_begin_s + time_tolerance_s;
  const double slope = waits ? 0 : grid.least_meeting_slope;
  Volley made;
  made.rounds = rounds;
  for (const double assessment_s : defender.assessment_s) {
    const double end_s = times.last_meeting_s[k] + assessment_s;
    const std::uint32_t end = std::max(cell_at(end_s), (grid.first_step + k) << grid.shift);
    const Line after = end < known_ ? Line() : rest_at(end, end_s);
    if (end < known_) made.again += lane.each;
    if (!lane.is_free) {
      const double release = flight_->launch_s + release_s(opponent, rounds, k, assessment_s);
      made.price.left += lane.each * lane.channel.until(release);
      made.price.slope += lane.each * slope * lane.channel.least(release, release + grid.step_s);
    }
    made.rest.left += lane.each * after.left;
    made.rest.slope += lane.each * slope * after.slope;
  }
  const double missed = lane.missed[rounds - 1];
  made.price.left += rounds * lane.round - (lane.is_free ? 0 : lane.origin);
  made.rest.left = missed * ((1 - defender.false_kill) * made.rest.left + defender.false_kill * flight_->end_survival);
  made.rest.slope *= missed * (1 - defender.false_kill);
  made.again *= missed * (1 - defender.false_kill);
  return made;
}

/// A crew that is ready too late fires nothing: the engagement ends then.
OneThreat::Volley OneThreat::no_volley(std::size_t o, std::uint32_t k) const {
  const PairGrid& grid = *(*opponents_)[o].grid;
  const std::uint32_t cell = std::min((grid.first_step + k) << grid.shift, cells_);
  const double time_s = flight_->launch_s + begin_s_ + cell * step_s_;
  const Line price{lanes_[o].is_free ? 0 : lanes_[o].channel.until(time_s) - lanes_[o].origin, 0};
  if (cell < known_) return {price, {}, 1, 0};
  return {price, {rest_[cell].left, 0}, 0, 0};
}

/// Where the next engagement need not wait for the outcome, W = S·price + q^n·W makes W = S·price/(1 - q^n) of as many
/// volleys as it takes. Least for the rounds at one a volley, for the channel at the doctrine's number at once.
OneThreat::Volley OneThreat::volley_known_at_once(std::size_t o, std::uint32_t k) const {
  const Opponent& opponent = (*opponents_)[o];
  const PairGrid& grid = *opponent.grid;
  const bool fires = k < grid.steps && std::isfinite(grid.volleys[0].last_launch_s[k]);
  Volley made = fires ? volley(o, k, 1) : no_volley(o, k);
  if (fires) made.price.left -= lanes_[o].round;
  const double volley_kills = 1 - lanes_[o].missed.back();
  made.price.left += lanes_[o].round * volley_kills / opponent.pk;
  made.rest = {};
  made.again = 0;
  made.rounds = 1;
  return made;
}

/// All that may be launched in a step. Volleys after each of which W is known are not looked at again: a launch at once
/// weighs them first, and then any later one.
void OneThreat::find_volleys(std::size_t o, std::uint32_t k) {
  const Opponent& opponent = (*opponents_)[o];
  const PairGrid& grid = *opponent.grid;
  Lane& lane = lanes_[o];
  if (lane.volleys_known == k) return;
  lane.volleys.clear();
  if (opponent.defender->is_known_at_once) {
    lane.volleys.push_back(volley_known_at_once(o, k));
  } else {
    const bool is_open = k < grid.steps && std::isfinite(grid.volleys[0].last_launch_s[k]);
    const bool may_fire_none = !is_open || (opponent.defender->may_be_late && !grid.volleys[0].is_whole[k]);
    if (may_fire_none) lane.volleys.push_back(no_volley(o, k));
    for (std::uint32_t rounds = 1; is_open && rounds <= opponent.most_rounds(); ++rounds) {
      if (std::isfinite(grid.volleys[rounds - 1].last_launch_s[k])) lane.volleys.push_back(volley(o, k, rounds));
    }
  }
  const bool are_known =
      std::all_of(lane.volleys.begin(), lane.volleys.end(), [](const Volley& made) { return made.again == 0; });
  lane.volleys_known = are_known ? k : Lane::no_step;
}

/// The line of one step: of all volleys that it allows, the least.
void OneThreat::weigh_launch(std::size_t o, std::uint32_t step) {
  const PairGrid& grid = *(*opponents_)[o].grid;
  const std::uint32_t k = step - grid.first_step;
  Lane& lane = lanes_[o];
  double right = never_s;
  lane.left[k] = lane.least_price[k] = never_s;
  lane.rounds[k] = 0;
  find_volleys(o, k);
  for (const Volley& made : lane.volleys) {
    const double left = lane.survival[k] * made.price.left + made.rest.left;
    if (left < lane.left[k]) lane.rounds[k] = static_cast<std::uint8_t>(made.rounds);
    lane.left[k] = std::min(lane.left[k], left);
    right = std::min(right, left + grid.step_s * (lane.survival[k] * made.price.slope + made.rest.slope));
    lane.least_price[k] = std::min(lane.least_price[k], made.price.left);
  }
  lane.raw_left[k] = lane.left[k];
  lane.slope[k] = (right - lane.left[k]) / grid.step_s;
}

/// Adds to the cost `start` of starts in a step that of a launch in the same step, or a little later in the next, where
/// the reaction may be so short: weight w. Some volleys end within the step, in which W is not known yet, but no less
/// than at the start. So where a start costs A + w·(X + a·W(end)) and is the cheapest, W = A + w·(X + a·W(end)) with
/// W(end) >= W, and W >= (A + w·X)/(1 - w·a).
void OneThreat::launch_at_once(std::size_t o, std::uint32_t step, Line& start) {
  const Opponent& opponent = (*opponents_)[o];
  const PairGrid& grid = *opponent.grid;
  Lane& lane = lanes_[o];
  const std::uint32_t k = step - grid.first_step;
  const double weight = opponent.reaction->weight[0];
  const double offset_s = opponent.reaction->offset_s[0];
  const double survival = least_survival(o, step);
  Line least{never_s, 0};
  double right = never_s;
  lane.rounds[k] = 0;
  const auto offer = [&](const Line& cost, double again, std::uint32_t rounds) {
    const double once = 1 - weight * again;
    if (once <= 0) return;  // all is still to do
    const double left = (start.left + weight * (cost.left + offset_s * cost.slope)) / once;
    if (left < least.left) lane.rounds[k] = static_cast<std::uint8_t>(rounds);
    least.left = std::min(least.left, left);
    right = std::min(right, left + grid.step_s * (start.slope + weight * cost.slope) / once);
  };
  find_volleys(o, k);
  for (const Volley& made : lane.volleys) {
    const double left = survival * made.price.left + made.rest.left;
    offer({left, survival * made.price.slope + made.rest.slope}, made.again, made.rounds);
  }
  const double next = lane.raw_left[k + 1] + (survival - lane.survival[k + 1]) * lane.least_price[k + 1];
  offer({next - grid.step_s * lane.slope[k + 1], lane.slope[k + 1]}, 0, lane.rounds[k + 1]);
  start = {least.left, (right - least.left) / grid.step_s};
}

/// A start a little later may launch in the next step, with the same weight of survival: the line of this step must not
/// end above the begin of that one's.
void OneThreat::join_next(Lane& lane, std::uint32_t k, double step_s) {
  const double next = lane.raw_left[k + 1] + (lane.survival[k] - lane.survival[k + 1]) * lane.least_price[k + 1];
  lane.left[k] = std::min(lane.left[k], next);
  lane.slope[k] = std::min(lane.slope[k], (next - lane.left[k]) / step_s);
  lane.later_slope[k] = std::min(lane.slope[k], lane.slope[k + 1]);
}

}  // namespace bulwark
