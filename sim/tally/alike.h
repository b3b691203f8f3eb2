// Trials that are nearly all alike: what a few that differ, or none, leave open.
//
// A spread that few trials show is not to be trusted, and that none differ does not make two figures alike or one
// certain: then it is bounded how many of all trials may differ, and by how much.
#pragma once

#include <cstdint>
#include <vector>

#include "tally/sample.h"

namespace bulwark {

/// Trials that differ, by which a spread is not known.
constexpr std::uint32_t few_differing = 10;

/// The most by which one trial may move the metric: all of a fraction (of a ratio with its weight y/ȳ, the largest
/// seen), of others what is seen between the least and the most, of a count one at least. 0: not known.
double largest_change_of(const Series& series);

/// The value that most trials have, to within 1e-9 of the largest (differences of fractions are rounded), and the
/// others.
struct Alike {
  double value = 0;
  std::uint64_t same = 0;
  std::uint64_t below = 0;
  std::uint64_t others = 0;  // below and above
  double largest = 0;        // difference from it that is seen

  bool are_few() const { return others < few_differing && others < same; }
};

/// Precondition: at least one.
Alike alike_of(std::vector<double> values);

/// The largest share of trials of which `seen` of n are no surprise at this confidence (Clopper and Pearson 1934); of
/// none 1 - (1 - confidence)^(1/n).
double most_share(std::uint64_t seen, std::uint64_t n, double confidence);

}  // namespace bulwark
