#include "trial/matching.h"

#include <algorithm>

namespace bulwark {

namespace {

/// What a threat is fixed to: one left without a battery may still give up the channel that its row stands on.
constexpr char to_its_column = 1;
constexpr char to_none = 2;

}  // namespace

void Matcher::lay_out_columns(const std::vector<std::uint32_t>& capacity, const std::vector<MatchingEdge>& edges) {
  wanted_.assign(capacity.size(), 0);
  for (const MatchingEdge& edge : edges) ++wanted_[edge.battery];
  battery_of_.clear();
  for (std::uint32_t b = 0; b < capacity.size(); ++b) {
    battery_of_.insert(battery_of_.end(), std::min(capacity[b], wanted_[b]), b);
  }
}

void Matcher::number_rows(std::uint32_t threats, const std::vector<std::uint32_t>& chosen) {
  row_of_.assign(threats, unmatched);
  for (std::uint32_t row = 0; row < chosen.size(); ++row) row_of_[chosen[row]] = row;
}

void Matcher::weigh(std::uint32_t threats, const std::vector<MatchingEdge>& edges) {
  weight_.assign(size_ * size_, 0);
  // One weight for two rules: any gain in worth outweighs all ranks together.
  const Weight rank_scale = static_cast<Weight>(threats + 1) * (threats + 1);
  for (const MatchingEdge& edge : edges) {
    const Weight worth = worth_steps(edge);
    const std::uint32_t row = row_of_[edge.threat];
    if (worth <= 0 || row == unmatched) continue;
    const auto first = std::lower_bound(battery_of_.begin(), battery_of_.end(), edge.battery);
    for (auto column = first; column != battery_of_.end() && *column == edge.battery; ++column) {
      weight(row, static_cast<std::size_t>(column - battery_of_.begin())) = worth * rank_scale - (edge.threat + 1);
    }
  }
}

void Matcher::shift_potentials(Weight step) {
  for (std::size_t j = 0; j <= size_; ++j) {
    if (done_[j]) {
      row_potential_[row_at_[j]] += step;
      column_potential_[j] -= step;
    } else {
      slack_[j] -= step;
    }
  }
}

/// One shortest augmenting path.
void Matcher::add_row(std::size_t row) {
  constexpr Weight infinity = static_cast<Weight>(1) << 120U;
  slack_.assign(size_ + 1, infinity);
  done_.assign(size_ + 1, 0);
  row_at_[0] = row;
  std::size_t column = 0;
  do {
    done_[column] = 1;
    const std::size_t from = row_at_[column];
    Weight step = infinity;
    std::size_t next = 0;
    for (std::size_t j = 1; j <= size_; ++j) {
      if (done_[j]) continue;
      const Weight reduced = -weight(from - 1, j - 1) - row_potential_[from] - column_potential_[j];
      if (reduced < slack_[j]) {
        slack_[j] = reduced;
        previous_[j] = column;
      }
      if (slack_[j] < step) {
        step = slack_[j];
        next = j;
      }
    }
    shift_potentials(step);
    column = next;
  } while (row_at_[column] != 0);
  for (; column != 0; column = previous_[column]) row_at_[column] = row_at_[previous_[column]];
}

void Matcher::solve(StopFlag stop) {
  row_potential_.assign(size_ + 1, 0);
  column_potential_.assign(size_ + 1, 0);
  row_at_.assign(size_ + 1, 0);
  previous_.assign(size_ + 1, 0);
  for (std::size_t row = 1; row <= size_; ++row) {
    end_if_asked(stop);
    add_row(row);
  }
  column_of_.assign(size_, 0);
  holder_of_.assign(size_, 0);
  for (std::size_t column = 0; column < size_; ++column) {
    holder_of_[column] = row_at_[column + 1] - 1;
    column_of_[holder_of_[column]] = column;
  }
}

/// Goes to an optimum that has the entry and keeps all fixed rows, if there is one.
bool Matcher::move(std::size_t row, std::size_t column) {
  if (column_of_[row] == column) return true;
  const std::size_t displaced = holder_of_[column];
  if (!tight(row, column) || fixed_[displaced] == to_its_column) return false;
  seen_.assign(size_, 0);
  seen_[column] = 1;
  if (!reroute(displaced, column_of_[row], row)) return false;
  column_of_[row] = column;
  holder_of_[column] = row;
  return true;
}

/// Finds the row another column, along tight entries, so that the chain ends in the freed one.
bool Matcher::reroute(std::size_t row, std::size_t freed, std::size_t without) {
  for (std::size_t column = 0; column < size_; ++column) {
    if (seen_[column] || !tight(row, column)) continue;
    if (fixed_[row] == to_none && weight(row, column) > 0) continue;
    const std::size_t holder = holder_of_[column];
    if (column != freed && (fixed_[holder] == to_its_column || holder == without)) continue;
    seen_[column] = 1;
    if (column == freed || reroute(holder, freed, without)) {
      column_of_[row] = column;
      holder_of_[column] = row;
      return true;
    }
  }
  return false;
}

const std::vector<std::uint32_t>& Matcher::match(std::uint32_t threats, const std::vector<std::uint32_t>& capacity,
                                                 const std::vector<MatchingEdge>& edges, StopFlag stop) {
  lay_out_columns(capacity, edges);
  const std::vector<std::uint32_t>& chosen = contenders_.choose(threats, battery_of_.size(), wanted_, edges);
  number_rows(threats, chosen);
  size_ = std::max(chosen.size(), battery_of_.size());
  weigh(threats, edges);
  solve(stop);
  fixed_.assign(size_, 0);
  result_.assign(threats, unmatched);
  for (std::size_t row = 0; row < chosen.size(); ++row) {  // in rank order
    end_if_asked(stop);
    for (std::size_t column = 0; column < battery_of_.size(); ++column) {
      if (weight(row, column) > 0 && move(row, column)) break;
    }
    const bool is_matched = weight(row, column_of_[row]) > 0;
    if (is_matched) result_[chosen[row]] = battery_of_[column_of_[row]];
    fixed_[row] = is_matched ? to_its_column : to_none;
  }
  return result_;
}

}  // namespace bulwark
