#include "trial/matching.h"

#include <algorithm>
#include <cmath>

namespace bulwark {

namespace {

using Weight = __int128;

/// A square problem: row = threat (or padding), column = channel (or padding).
class Assignment {
 public:
  explicit Assignment(std::size_t size)
      : size_(size),
        weight_(size * size, 0),
        row_potential_(size + 1, 0),
        column_potential_(size + 1, 0),
        row_of_(size + 1, 0),
        previous_(size + 1, 0) {}

  Weight& weight(std::size_t row, std::size_t column) { return weight_[row * size_ + column]; }
  Weight weight(std::size_t row, std::size_t column) const { return weight_[row * size_ + column]; }
  std::size_t size() const { return size_; }

  /// column_of[row] of one optimum.
  std::vector<std::size_t> solve() {
    for (std::size_t row = 1; row <= size_; ++row) add_row(row);
    std::vector<std::size_t> column_of(size_);
    for (std::size_t column = 1; column <= size_; ++column) column_of[row_of_[column] - 1] = column - 1;
    return column_of;
  }

  /// Whether some optimum uses the entry.
  bool tight(std::size_t row, std::size_t column) const {
    return row_potential_[row + 1] + column_potential_[column + 1] == -weight(row, column);
  }

 private:
  /// One shortest augmenting path; indices from 1, column 0 is the start.
  void add_row(std::size_t row) {
    constexpr Weight infinity = static_cast<Weight>(1) << 120U;
    std::vector<Weight> slack(size_ + 1, infinity);
    std::vector<bool> done(size_ + 1, false);
    row_of_[0] = row;
    std::size_t column = 0;
    do {
      done[column] = true;
      const std::size_t from = row_of_[column];
      Weight step = infinity;
      std::size_t next = 0;
      for (std::size_t j = 1; j <= size_; ++j) {
        if (done[j]) continue;
        const Weight reduced = -weight(from - 1, j - 1) - row_potential_[from] - column_potential_[j];
        if (reduced < slack[j]) {
          slack[j] = reduced;
          previous_[j] = column;
        }
        if (slack[j] < step) {
          step = slack[j];
          next = j;
        }
      }
      shift_potentials(step, done, slack);
      column = next;
    } while (row_of_[column] != 0);
    for (; column != 0; column = previous_[column]) row_of_[column] = row_of_[previous_[column]];
  }

  void shift_potentials(Weight step, const std::vector<bool>& done, std::vector<Weight>& slack) {
    for (std::size_t j = 0; j <= size_; ++j) {
      if (done[j]) {
        row_potential_[row_of_[j]] += step;
        column_potential_[j] -= step;
      } else {
        slack[j] -= step;
      }
    }
  }

  std::size_t size_;
  std::vector<Weight> weight_;
  std::vector<Weight> row_potential_;
  std::vector<Weight> column_potential_;
  std::vector<std::size_t> row_of_;
  std::vector<std::size_t> previous_;
};

/// Moves between optima: perfect matchings of the tight entries.
class Optima {
 public:
  Optima(const Assignment& assignment, std::vector<std::size_t> column_of)
      : assignment_(assignment),
        column_of_(std::move(column_of)),
        row_of_(column_of_.size()),
        fixed_(column_of_.size()) {
    for (std::size_t row = 0; row < column_of_.size(); ++row) row_of_[column_of_[row]] = row;
  }

  std::size_t column_of(std::size_t row) const { return column_of_[row]; }
  void fix(std::size_t row) { fixed_[row] = true; }

  /// Goes to an optimum that has the entry and keeps all fixed rows, if there is one.
  bool move(std::size_t row, std::size_t column) {
    if (column_of_[row] == column) return true;
    const std::size_t displaced = row_of_[column];
    if (!assignment_.tight(row, column) || fixed_[displaced]) return false;
    const std::size_t freed = column_of_[row];
    seen_.assign(column_of_.size(), false);
    seen_[column] = true;
    if (!reroute(displaced, freed, row)) return false;
    column_of_[row] = column;
    row_of_[column] = row;
    return true;
  }

 private:
  bool reroute(std::size_t row, std::size_t freed, std::size_t without) {
    for (std::size_t column = 0; column < column_of_.size(); ++column) {
      if (seen_[column] || !assignment_.tight(row, column)) continue;
      const std::size_t holder = row_of_[column];
      if (column != freed && (fixed_[holder] || holder == without)) continue;
      seen_[column] = true;
      if (column == freed || reroute(holder, freed, without)) {
        column_of_[row] = column;
        row_of_[column] = row;
        return true;
      }
    }
    return false;
  }

  const Assignment& assignment_;
  std::vector<std::size_t> column_of_;
  std::vector<std::size_t> row_of_;
  std::vector<bool> fixed_;
  std::vector<bool> seen_;
};

/// Channels side by side: which battery each column belongs to, lower index first.
std::vector<std::uint32_t> battery_of_columns(const std::vector<std::uint32_t>& capacity,
                                              const std::vector<MatchingEdge>& edges) {
  std::vector<std::uint32_t> wanted(capacity.size(), 0);
  for (const MatchingEdge& edge : edges) ++wanted[edge.battery];
  std::vector<std::uint32_t> batteries;
  for (std::uint32_t b = 0; b < capacity.size(); ++b) {
    batteries.insert(batteries.end(), std::min(capacity[b], wanted[b]), b);
  }
  return batteries;
}

Weight scaled(double worth) {
  return std::llround(worth * 1e9);
}

}  // namespace

std::vector<std::uint32_t> match(std::uint32_t threats, const std::vector<std::uint32_t>& capacity,
                                 const std::vector<MatchingEdge>& edges) {
  const std::vector<std::uint32_t> battery_of = battery_of_columns(capacity, edges);
  Assignment assignment(std::max<std::size_t>(threats, battery_of.size()));
  // One weight for two rules: any gain in worth outweighs all ranks together.
  const Weight rank_scale = static_cast<Weight>(threats + 1) * (threats + 1);
  for (const MatchingEdge& edge : edges) {
    const Weight worth = scaled(edge.worth);
    if (worth <= 0) continue;
    const auto first = std::lower_bound(battery_of.begin(), battery_of.end(), edge.battery);
    for (auto column = first; column != battery_of.end() && *column == edge.battery; ++column) {
      assignment.weight(edge.threat, static_cast<std::size_t>(column - battery_of.begin())) =
          worth * rank_scale - (edge.threat + 1);
    }
  }
  Optima optima(assignment, assignment.solve());
  std::vector<std::uint32_t> result(threats, unmatched);
  for (std::uint32_t threat = 0; threat < threats; ++threat) {
    const auto used = [&](std::size_t column) { return assignment.weight(threat, column) > 0; };
    for (std::size_t column = 0; column < battery_of.size(); ++column) {
      if (used(column) && optima.move(threat, column)) break;
    }
    if (used(optima.column_of(threat))) result[threat] = battery_of[optima.column_of(threat)];
    optima.fix(threat);
  }
  return result;
}

}  // namespace bulwark
