#include "decide/waves.h"

#include <algorithm>
#include <cmath>

namespace bulwark {

namespace {

constexpr double wanted_scatter = 0.4;
constexpr double most_times = 16;

}  // namespace

double scatter_of(const std::vector<double>& replications) {
  const auto n = static_cast<double>(replications.size());
  double mean = 0;
  for (const double x : replications) mean += x / n;
  if (mean == 0) return 0;
  double squares = 0;  // of shares: those of what is near 1e-170 would be none
  for (const double x : replications) squares += (x / mean - 1) * (x / mean - 1);
  return std::sqrt(squares / (n - 1));
}

std::uint32_t particle_factor(double scatter) {
  if (scatter <= most_scatter) return 1;
  const double ratio = scatter / wanted_scatter;
  return static_cast<std::uint32_t>(std::ceil(std::min(ratio * ratio, most_times)));
}

double replications_for(std::uint32_t n, double half_width, double wanted) {
  const double ratio = half_width / wanted;
  return std::ceil(1.1 * n * ratio * ratio);
}

std::uint32_t next_wave(std::uint32_t n, double half_width, double wanted) {
  return static_cast<std::uint32_t>(std::clamp(replications_for(n, half_width, wanted), n + n / 2.0, 4.0 * n));
}

}  // namespace bulwark
