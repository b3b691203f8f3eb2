// What the cheapest policy for one threat uses of rounds and channels, on average.
#include <algorithm>

#include "decide/one_threat.h"

namespace bulwark {

namespace {

constexpr double least_mass = 1e-4;  // of usage that is worth following
constexpr int most_at_once = 100;    // engagements in one step

}  // namespace

void OneThreat::spread_launch(std::size_t o, std::uint32_t k, double start_s, double shift_s, double mass,
                              Usage& usage) {
  const Opponent& opponent = (*opponents_)[o];
  const PairGrid& grid = *opponent.grid;
  const std::uint32_t rounds = lanes_[o].rounds[k];
  if (rounds == 0) return;
  const double step_begin_s = flight_->grid->begin_s + (grid.first_step + k) * grid.step_s;
  const bool waits = grid.volleys[0].last_launch_s[k] > step_begin_s + time_tolerance_s;
  const double later_s = waits ? 0 : shift_s;
  const bool at_once = opponent.defender->is_known_at_once;
  const double volleys = at_once ? 1 / opponent.pk : 1;
  const double seen = mass * survival_at(cell_at(start_s)) * volleys;
  usage.add_rounds(grid.battery, seen * rounds);
  const double each = 1.0 / static_cast<double>(opponent.defender->assessment_s.size());
  for (const double assessment_s : opponent.defender->assessment_s) {
    const double release = release_s(opponent, rounds, k, assessment_s) + later_s;
    usage.add_held(grid.battery, flight_->launch_s + start_s, flight_->launch_s + release, each * seen);
    if (at_once) continue;
    const double end_s = grid.volleys[rounds - 1].last_meeting_s[k] + assessment_s + later_s;
    const std::uint32_t end = std::max(cell_at(start_s), cell_at(end_s));
    mass_[end] += each * mass * opponent.missed(rounds) * (1 - opponent.defender->false_kill);
  }
}

void OneThreat::spread(std::uint32_t cell, double mass, Usage& usage) {
  const std::size_t o = starter_[cell];
  const Opponent& opponent = (*opponents_)[o];
  const SteppedLaw& reaction = *opponent.reaction;
  const double step_s = flight_->grid->step_s;
  const double into_s = (opponent.grid->into_step(cell) + (is_late_[cell] ? 1 : 0)) * step_s;
  const double start_s = flight_->grid->begin_s + (cell + (is_late_[cell] ? 1 : 0)) * step_s;
  const std::int64_t first =
      static_cast<std::int64_t>(cell >> opponent.grid->shift) + reaction.first - opponent.grid->first_step;
  for (std::size_t j = 0; j < reaction.weight.size(); ++j) {
    const std::int64_t at = first + static_cast<std::int64_t>(j);
    if (at >= static_cast<std::int64_t>(opponent.grid->steps) || reaction.weight[j] == 0) continue;
    const double shift_s = at < 0 ? 0 : reaction.offset_s[j] + into_s;
    spread_launch(o, static_cast<std::uint32_t>(std::max<std::int64_t>(at, 0)), start_s, shift_s,
                  mass * reaction.weight[j], usage);
  }
}

void OneThreat::add_usage(Usage& usage) {
  const std::uint32_t cells = flight_->grid->steps;
  mass_.assign(cells + 1, 0);
  mass_[std::min(first_cell_, cells)] = 1;
  for (std::uint32_t cell = first_cell_; cell < cells; ++cell) {
    if (next_[cell] == cells) continue;
    if (next_[cell] != cell) {
      mass_[next_[cell]] += mass_[cell];
      continue;
    }
    for (int n = 0; n < most_at_once && mass_[cell] >= least_mass; ++n) {
      const double mass = mass_[cell];
      mass_[cell] = 0;
      spread(cell, mass, usage);
    }
  }
}

}  // namespace bulwark
