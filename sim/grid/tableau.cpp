#include "grid/tableau.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "base/contract.h"

namespace bulwark {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double least_pivot = 1e-9;
constexpr double bound_tolerance = 1e-13;
constexpr double constant_tolerance = 1e-11;  // a row without a larger entry cannot move
constexpr double ratio_tolerance = 1e-13;     // bounds may be passed by this much, for the sake of a large pivot

/// Σ weight · entry for weights that fall, summed by parts (Abel 1826): Σ (fall of the weight) · (Σ of the entries so
/// far). A sum of entries that is no more than rounding makes counts as 0, whatever weight it has.
class RankedSum {
 public:
  void add(double weight, double entry) {
    fall_to(weight);
    moved_ += entry;
    size_ = std::max(size_, std::abs(entry));
  }
  /// In units of what the weights that count could make at most, so that a tolerance holds at any size of theirs.
  double relative() {
    fall_to(0);
    return most_ > 0 ? worth_ / most_ : 0;
  }

 private:
  void fall_to(double weight) {
    if (std::abs(moved_) > Tableau::reward_tolerance * size_) {
      worth_ += (weight_ - weight) * moved_;
      most_ += (weight_ - weight) * size_;
    }
    weight_ = weight;
  }

  double weight_ = 0;
  double moved_ = 0;
  double size_ = 1;
  double worth_ = 0;
  double most_ = 0;
};

}  // namespace

Tableau::Variable Tableau::add_variable(double lower, double upper, Place place, std::size_t index) {
  lower_.push_back(lower);
  upper_.push_back(upper);
  value_.push_back(0);
  place_.push_back(place);
  index_.push_back(index);
  return value_.size() - 1;
}

void Tableau::start(std::span<const double> upper) {
  entries_.clear();
  basic_.clear();
  nonbasic_.clear();
  lower_.clear();
  upper_.clear();
  value_.clear();
  place_.clear();
  index_.clear();
  side_.clear();
  reward_.assign(upper.size(), 0);
  stride_ = upper.size();
  for (const double bound : upper) {
    nonbasic_.push_back(value_.size());
    side_.push_back(bound > 0 ? 1 : 0);
    add_variable(0, bound, Place::column, nonbasic_.size() - 1);
  }
}

Tableau::Variable Tableau::add_row(std::span<const double> coefficients, double lower, double upper) {
  EXPECTS(coefficients.size() <= stride_);
  entries_.insert(entries_.end(), coefficients.begin(), coefficients.end());
  entries_.resize((basic_.size() + 1) * stride_, 0);
  basic_.push_back(value_.size());
  return add_variable(lower, upper, Place::row, basic_.size() - 1);
}

void Tableau::put_at_upper(Variable variable) {
  EXPECTS(place_[variable] == Place::column);
  const std::size_t column = index_[variable];
  for (std::size_t i = 0; i < basic_.size(); ++i) value_[basic_[i]] += row(i)[column] * upper_[variable];
  value_[variable] = upper_[variable];
  side_[column] = -std::abs(side_[column]);
}

void Tableau::exchange(Variable row_variable, Variable column_variable) {
  EXPECTS(place_[row_variable] == Place::row && place_[column_variable] == Place::column);
  const std::size_t r = index_[row_variable];
  const std::size_t c = index_[column_variable];
  force(r, c, lower_[row_variable]);
}

void Tableau::maximise(Variable variable) {
  weight_.assign(value_.size(), 0);
  weight_[variable] = 1;
  maximise(weight_);
}

void Tableau::maximise(std::span<const double> weight) {
  price(weight);
  optimise([] {});
  leave_face();
}

void Tableau::maximise(std::span<const double> weight, std::span<const Variable> heaviest_first) {
  price(weight);
  optimise([] {});
  if (!heaviest_first.empty() && weight[heaviest_first.front()] != weight[heaviest_first.back()]) {
    optimise([&] { price_ranked(weight, heaviest_first); });
  }
  leave_face();
}

void Tableau::price(std::span<const double> weight) {
  const auto weight_of = [&](Variable v) { return v < weight.size() ? weight[v] : 0; };
  reward_.assign(nonbasic_.size(), 0);
  for (std::size_t j = 0; j < nonbasic_.size(); ++j) reward_[j] = weight_of(nonbasic_[j]);
  for (std::size_t i = 0; i < basic_.size(); ++i) {
    const double w = weight_of(basic_[i]);
    if (w == 0) continue;
    for (std::size_t j = 0; j < nonbasic_.size(); ++j) reward_[j] += w * row(i)[j];
  }
}

void Tableau::price_ranked(std::span<const double> weight, std::span<const Variable> heaviest_first) {
  ranked_rows_.clear();
  for (const Variable v : heaviest_first) {
    if (place_[v] == Place::row) ranked_rows_.push_back(v);
  }
  for (std::size_t j = 0; j < nonbasic_.size(); ++j) reward_[j] = ranked_reward(j, weight);
}

double Tableau::ranked_reward(std::size_t column, std::span<const double> weight) const {
  const Variable own = nonbasic_[column];
  double own_weight = own < weight.size() ? weight[own] : 0;
  RankedSum sum;
  const auto add_own = [&] {
    sum.add(own_weight, 1);
    own_weight = 0;
  };
  for (const Variable v : ranked_rows_) {
    if (own_weight > weight[v]) add_own();
    sum.add(weight[v], row(index_[v])[column]);
  }
  if (own_weight > 0) add_own();
  return sum.relative();
}

/// `reprice` comes before each step: nothing where pivots keep the rewards well enough.
template <class Reprice>
void Tableau::optimise(Reprice&& reprice) {
  const std::size_t patience = basic_.size() + nonbasic_.size();
  std::size_t stalled = 0;
  for (std::size_t steps = 0; steps < 100 * (patience + 10); ++steps) {
    const bool first = stalled > patience;
    reprice();
    const std::size_t column = entering(first);
    if (column == nonbasic_.size()) return;
    const double direction = reward_[column] > 0 ? 1 : -1;
    const Step step = ratio_test(column, direction, first);
    if (step.length == infinity) throw std::logic_error("served load: unbounded");
    stalled = step.length > ratio_tolerance ? 0 : stalled + 1;
    move(column, direction, step);
  }
  throw std::logic_error("served load: the simplex method does not end");
}

/// The column with the largest reward, or the first variable with one; the number of columns if there is none.
std::size_t Tableau::entering(bool first) const {
  std::size_t best = nonbasic_.size();
  double best_gain = reward_tolerance;
  for (std::size_t j = 0; j < nonbasic_.size(); ++j) {
    const double gain = side_[j] * reward_[j];
    if (gain <= best_gain) continue;
    if (first && best < nonbasic_.size() && nonbasic_[j] > nonbasic_[best]) continue;
    best = j;
    if (!first) best_gain = gain;
  }
  return best;
}

Tableau::Step Tableau::ratio_test(std::size_t column, double direction, bool first) const {
  const auto room = [&](std::size_t i, double slope) {
    const Variable v = basic_[i];
    return std::max(0.0, slope > 0 ? upper_[v] - value_[v] : value_[v] - lower_[v]);
  };
  double longest = infinity;
  for (std::size_t i = 0; i < basic_.size(); ++i) {
    const double slope = direction * row(i)[column];
    if (std::abs(slope) < least_pivot) continue;
    longest = std::min(longest, (room(i, slope) + ratio_tolerance) / std::abs(slope));
  }
  const Variable own = nonbasic_[column];
  const double range = upper_[own] - lower_[own];
  if (range <= longest) return {range, 0, true};
  Step best{infinity, 0, false};
  double best_slope = 0;
  for (std::size_t i = 0; i < basic_.size(); ++i) {
    const double slope = direction * row(i)[column];
    if (std::abs(slope) < least_pivot) continue;
    const double length = room(i, slope) / std::abs(slope);
    if (length > longest) continue;
    const bool better =
        best_slope == 0 || (first ? basic_[i] < basic_[best.row] : std::abs(slope) > std::abs(best_slope));
    if (!better) continue;
    best = {length, i, false};
    best_slope = slope;
  }
  return best;
}

void Tableau::move(std::size_t column, double direction, const Step& step) {
  const Variable own = nonbasic_[column];
  for (std::size_t i = 0; i < basic_.size(); ++i) value_[basic_[i]] += direction * step.length * row(i)[column];
  if (step.to_own_bound) {
    value_[own] = direction > 0 ? upper_[own] : lower_[own];
    side_[column] = -side_[column];
    return;
  }
  value_[own] += direction * step.length;
  const Variable leaving = basic_[step.row];
  const bool rises = direction * row(step.row)[column] > 0;
  value_[leaving] = rises ? upper_[leaving] : lower_[leaving];
  pivot(step.row, column);
  side_[column] = side_of(leaving, rises);
}

double Tableau::side_of(Variable variable, bool at_upper) const {
  if (lower_[variable] == upper_[variable]) return 0;
  return at_upper ? -1 : 1;
}

/// Brings the row to a bound by moving the column, whatever that does to the other rows.
void Tableau::force(std::size_t r, std::size_t c, double bound) {
  const Variable leaving = basic_[r];
  const double change = (bound - value_[leaving]) / row(r)[c];
  for (std::size_t i = 0; i < basic_.size(); ++i) value_[basic_[i]] += change * row(i)[c];
  value_[nonbasic_[c]] += change;
  value_[leaving] = bound;
  pivot(r, c);
  side_[c] = side_of(leaving, bound == upper_[leaving]);
}

bool Tableau::restore(std::span<const double> weight) {
  price(weight);
  for (std::size_t steps = 0; steps < 3 * (basic_.size() + nonbasic_.size()); ++steps) {
    const std::size_t r = most_out_of_bounds();
    if (r == basic_.size()) return true;
    const Variable leaving = basic_[r];
    const bool rises = value_[leaving] < lower_[leaving];
    const std::size_t c = cheapest(r, rises ? 1 : -1);
    if (c == nonbasic_.size()) return false;
    force(r, c, rises ? lower_[leaving] : upper_[leaving]);
  }
  return false;
}

std::size_t Tableau::most_out_of_bounds() const {
  std::size_t worst = basic_.size();
  double most = bound_tolerance;
  for (std::size_t i = 0; i < basic_.size(); ++i) {
    const Variable v = basic_[i];
    const double out = std::max(value_[v] - upper_[v], lower_[v] - value_[v]);
    if (out <= most) continue;
    most = out;
    worst = i;
  }
  return worst;
}

/// The column that can move the row in a direction for the least loss of the objective; of equals the largest pivot.
std::size_t Tableau::cheapest(std::size_t r, double direction) const {
  double least = infinity;
  const double* entries = row(r);
  const auto helps = [&](std::size_t j) { return side_[j] * direction * entries[j] > least_pivot; };
  for (std::size_t j = 0; j < nonbasic_.size(); ++j) {
    if (!helps(j)) continue;
    least = std::min(least, (std::abs(reward_[j]) + ratio_tolerance) / std::abs(entries[j]));
  }
  std::size_t best = nonbasic_.size();
  for (std::size_t j = 0; j < nonbasic_.size(); ++j) {
    if (!helps(j) || std::abs(reward_[j]) > least * std::abs(entries[j])) continue;
    if (best == nonbasic_.size() || std::abs(entries[j]) > std::abs(entries[best])) best = j;
  }
  return best;
}

void Tableau::pivot(std::size_t r, std::size_t c) {
  const std::size_t columns = nonbasic_.size();
  double* pivot_row = row(r);
  const double inverse = 1 / pivot_row[c];
  for (std::size_t j = 0; j < columns; ++j) pivot_row[j] *= -inverse;
  pivot_row[c] = inverse;
  const auto eliminate = [&](double* target) {
    const double factor = target[c];
    if (factor == 0) return;
    target[c] = 0;
    for (std::size_t j = 0; j < columns; ++j) target[j] += factor * pivot_row[j];
  };
  for (std::size_t i = 0; i < basic_.size(); ++i) {
    if (i != r) eliminate(row(i));
  }
  eliminate(reward_.data());
  std::swap(basic_[r], nonbasic_[c]);
  place_[basic_[r]] = Place::row;
  index_[basic_[r]] = r;
  place_[nonbasic_[c]] = Place::column;
  index_[nonbasic_[c]] = c;
}

/// Takes out the columns that no optimum moves, then the rows that nothing is left to move.
void Tableau::leave_face() {
  std::size_t columns = 0;
  for (std::size_t j = 0; j < nonbasic_.size(); ++j) {
    const Variable v = nonbasic_[j];
    if (std::abs(reward_[j]) > reward_tolerance || lower_[v] == upper_[v]) {
      place_[v] = Place::settled;
      continue;
    }
    for (std::size_t i = 0; i < basic_.size(); ++i) row(i)[columns] = row(i)[j];
    nonbasic_[columns] = v;
    side_[columns] = side_[j];
    index_[v] = columns++;
  }
  nonbasic_.resize(columns);
  side_.resize(columns);
  std::size_t rows = 0;
  for (std::size_t i = 0; i < basic_.size(); ++i) {
    const Variable v = basic_[i];
    const auto moves = [](double entry) { return std::abs(entry) > constant_tolerance; };
    if (std::none_of(row(i), row(i) + columns, moves)) {
      place_[v] = Place::settled;
      continue;
    }
    std::copy(row(i), row(i) + columns, row(rows));
    basic_[rows] = v;
    index_[v] = rows++;
  }
  basic_.resize(rows);
  entries_.resize(rows * stride_);
}

void Tableau::widen(std::size_t stride) {
  if (stride <= stride_) return;
  entries_.resize(basic_.size() * stride);
  for (std::size_t i = basic_.size(); i-- > 0;) {
    std::copy_backward(&entries_[i * stride_], &entries_[i * stride_] + stride_, &entries_[i * stride] + stride_);
  }
  stride_ = stride;
}

/// variable - floor, not negative, with a floor of 0 so far.
Tableau::Variable Tableau::add_rest_over_floor(Variable variable) {
  const std::size_t i = basic_.size();
  entries_.resize((i + 1) * stride_, 0);
  std::fill(row(i), row(i) + stride_, 0);
  if (place_[variable] == Place::row) {
    std::copy(row(index_[variable]), row(index_[variable]) + nonbasic_.size(), row(i));
  } else {
    row(i)[index_[variable]] = 1;
  }
  basic_.push_back(value_.size());
  const Variable rest = add_variable(0, infinity, Place::row, i);
  value_[rest] = value_[variable];
  return rest;
}

/// A column that raises the floor of each rest by its scale: from 0, where nothing moves.
Tableau::Variable Tableau::add_floor_step(std::span<const Variable> rests, std::span<const double> scale) {
  const std::size_t column = nonbasic_.size();
  widen(column + 1);
  for (std::size_t i = 0; i < basic_.size(); ++i) row(i)[column] = 0;
  for (std::size_t k = 0; k < rests.size(); ++k) {
    if (place_[rests[k]] == Place::row) {
      row(index_[rests[k]])[column] -= scale[k];
    } else {  // what stays at its floor goes up with it
      for (std::size_t i = 0; i < basic_.size(); ++i) row(i)[column] += scale[k] * row(i)[index_[rests[k]]];
    }
  }
  nonbasic_.push_back(value_.size());
  side_.push_back(1);
  return add_variable(0, infinity, Place::column, column);
}

void Tableau::raise_least(std::span<const Variable> variables, std::span<const double> scale) {
  rests_.clear();
  rest_scale_.clear();
  for (std::size_t k = 0; k < variables.size(); ++k) {
    if (place_[variables[k]] == Place::settled) continue;
    rests_.push_back(add_rest_over_floor(variables[k]));
    rest_scale_.push_back(scale[k]);
  }
  while (!rests_.empty()) {
    maximise(add_floor_step(rests_, rest_scale_));
    std::size_t kept = 0;
    for (std::size_t k = 0; k < rests_.size(); ++k) {
      if (place_[rests_[k]] == Place::settled) continue;
      rests_[kept] = rests_[k];
      rest_scale_[kept++] = rest_scale_[k];
    }
    if (kept == rests_.size()) throw std::logic_error("served load: no load is worst served");
    rests_.resize(kept);
    rest_scale_.resize(kept);
  }
}

}  // namespace bulwark
