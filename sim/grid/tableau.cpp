#include "grid/tableau.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace bulwark {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double least_pivot = 1e-9;
constexpr double constant_tolerance = 1e-11;  // a row without a larger entry cannot move
constexpr double ratio_tolerance = 1e-13;     // bounds may be passed by this much, for the sake of a large pivot

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
  stride_ = upper.size();
  for (const double bound : upper) {
    nonbasic_.push_back(value_.size());
    add_variable(0, bound, Place::column, nonbasic_.size() - 1);
  }
}

Tableau::Variable Tableau::add_row(std::span<const double> coefficients, double lower, double upper) {
  entries_.insert(entries_.end(), coefficients.begin(), coefficients.end());
  entries_.resize((basic_.size() + 1) * stride_, 0);
  basic_.push_back(value_.size());
  return add_variable(lower, upper, Place::row, basic_.size() - 1);
}

void Tableau::maximise(Variable variable) {
  weight_.assign(value_.size(), 0);
  weight_[variable] = 1;
  maximise(weight_);
}

void Tableau::maximise(std::span<const double> weight) {
  price(weight);
  optimise();
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

void Tableau::optimise() {
  const std::size_t patience = basic_.size() + nonbasic_.size();
  std::size_t stalled = 0;
  for (std::size_t steps = 0; steps < 100 * (patience + 10); ++steps) {
    const bool first = stalled > patience;
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

bool Tableau::improves(std::size_t column) const {
  const Variable v = nonbasic_[column];
  if (lower_[v] == upper_[v]) return false;
  return value_[v] == upper_[v] ? reward_[column] < -reward_tolerance : reward_[column] > reward_tolerance;
}

/// The column with the largest reward, or the first variable with one; the number of columns if there is none.
std::size_t Tableau::entering(bool first) const {
  std::size_t best = nonbasic_.size();
  for (std::size_t j = 0; j < nonbasic_.size(); ++j) {
    if (!improves(j)) continue;
    const bool better = best == nonbasic_.size() ||
                        (first ? nonbasic_[j] < nonbasic_[best] : std::abs(reward_[j]) > std::abs(reward_[best]));
    if (better) best = j;
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
    return;
  }
  value_[own] += direction * step.length;
  const Variable leaving = basic_[step.row];
  value_[leaving] = direction * row(step.row)[column] > 0 ? upper_[leaving] : lower_[leaving];
  pivot(step.row, column);
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
    index_[v] = columns++;
  }
  nonbasic_.resize(columns);
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
