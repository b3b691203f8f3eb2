// The matching behind `policy: assignment`: threats to free channels, with the contract's rules for equal optima.
#pragma once

#include <cstdint>
#include <vector>

#include "base/stop.h"
#include "trial/contenders.h"
#include "trial/matching_edge.h"

namespace bulwark {

constexpr std::uint32_t unmatched = 0xffffffffU;

/// Each threat is matched at most once, each battery at most capacity[battery] times; edges worth 0 are never used.
/// Maximises the sum of worths; among optima the least sum of the threats' ranks (1, 2, …); then, threat by threat in
/// rank order, the lower battery index (unmatched last). Worths are compared after rounding to 1e-9, so that sums that
/// are equal on paper are equal here.
///
/// Hungarian method with potentials (Kuhn 1955; Munkres 1957) on 128-bit integers; all optima are the perfect matchings
/// of its tight entries, among which the last rule picks by alternating paths. O(edges) + O(n³), n the channels, or the
/// threats that contend for them where these are more (contenders.h). The object is working memory: once it has grown,
/// solving allocates nothing.
class Matcher {
 public:
  /// The battery of each threat, or `unmatched`; valid until the next call. Throws Stopped soon after the flag turns
  /// true.
  const std::vector<std::uint32_t>& match(std::uint32_t threats, const std::vector<std::uint32_t>& capacity,
                                          const std::vector<MatchingEdge>& edges, StopFlag stop = nullptr);

 private:
  using Weight = __int128;

  void lay_out_columns(const std::vector<std::uint32_t>& capacity, const std::vector<MatchingEdge>& edges);
  void number_rows(std::uint32_t threats, const std::vector<std::uint32_t>& chosen);
  void weigh(std::uint32_t threats, const std::vector<MatchingEdge>& edges);
  void solve(StopFlag stop);
  void add_row(std::size_t row);
  void shift_potentials(Weight step);
  Weight& weight(std::size_t row, std::size_t column) { return weight_[row * size_ + column]; }
  bool tight(std::size_t row, std::size_t column) {
    return row_potential_[row + 1] + column_potential_[column + 1] == -weight(row, column);
  }
  bool move(std::size_t row, std::size_t column);
  bool reroute(std::size_t row, std::size_t freed, std::size_t without);

  std::size_t size_ = 0;  // of the square problem: rows are contenders, columns channels, both padded
  Contenders contenders_;
  std::vector<std::uint32_t> row_of_;      // [threat], or unmatched
  std::vector<std::uint32_t> wanted_;      // [battery]: edges, the most channels worth a column
  std::vector<std::uint32_t> battery_of_;  // [column]: lower index first
  std::vector<Weight> weight_;
  // The search for an optimum counts from 1; index 0 is its start.
  std::vector<Weight> row_potential_;
  std::vector<Weight> column_potential_;
  std::vector<Weight> slack_;
  std::vector<std::size_t> row_at_;
  std::vector<std::size_t> previous_;
  std::vector<char> done_;
  // The walk between optima counts from 0.
  std::vector<std::size_t> column_of_;
  std::vector<std::size_t> holder_of_;
  std::vector<char> fixed_;
  std::vector<char> seen_;
  std::vector<std::uint32_t> result_;
};

/// A single matching.
inline std::vector<std::uint32_t> match(std::uint32_t threats, const std::vector<std::uint32_t>& capacity,
                                        const std::vector<MatchingEdge>& edges) {
  return Matcher().match(threats, capacity, edges);
}

}  // namespace bulwark
