// The standard normal's quantile in double precision.
#pragma once

namespace bulwark {

/// The z with Φ(z) = u, u in (0, 1); relative error about 1e-16. Three rational approximations: Wichura 1988,
/// "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37, routine PPND16. Some
/// eight times faster than a general inverse of erfc, and the same on every machine but for the logarithm far out.
double normal_quantile(double u);

}  // namespace bulwark
