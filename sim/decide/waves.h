// How many independent replications are played, in waves, and of how many particles each.
//
// An interval from n replications is as good as their mean is near to a normal variable, or its logarithm. Replications
// that scatter by more than their mean are far too skewed for that, and a rule that stops where the interval is narrow
// then stops where no large one has come yet: too low, too soon. So where the first wave scatters much, replications
// are made larger and begun anew, and waves aim at the number that the scatter asks for, in place of one look after
// another.
#pragma once

#include <cstdint>
#include <vector>

namespace bulwark {

constexpr std::uint32_t first_wave = 16;
constexpr double most_scatter = 0.5;  // standard deviation over mean, of a replication

/// Standard deviation over mean; 0 where the mean is 0.
double scatter_of(const std::vector<double>& replications);

/// By what the particles of a replication are multiplied, 1 to 16: its variance goes by their inverse.
std::uint32_t particle_factor(double scatter);

/// After `n` replications with half an interval of `half_width`, relative: how many in all should bring it to `wanted`,
/// with a tenth to spare: 1.1 n (half_width / wanted)².
double replications_for(std::uint32_t n, double half_width, double wanted);

/// So many, but from half as many more to four times as many.
std::uint32_t next_wave(std::uint32_t n, double half_width, double wanted);

}  // namespace bulwark
