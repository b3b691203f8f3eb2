// The prior of a scenario's `uncertain:` parameters as a map from standard normals: each input z ~ N(0, 1) becomes the
// quantile of u = Φ(z) of its distribution as it is cut,
//   x = F⁻¹(F(low) + u (F(high) - F(low))),
// so that moves that keep the normal keep the prior, whatever its distributions are. Parameters of one file of joint
// draws are one input: u chooses the row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scenario/scenario.h"

namespace bulwark {

class Prior {
 public:
  explicit Prior(const Scenario& scenario);

  std::size_t inputs() const { return inputs_; }
  /// [uncertain parameter], from as many normals as there are inputs.
  std::vector<double> values(const std::vector<double>& normals) const;

 private:
  std::vector<Distribution> distributions_;  // [uncertain parameter]
  std::vector<std::size_t> input_of_;        // [uncertain parameter]
  std::size_t inputs_ = 0;
};

/// The x below which a draw of the distribution, as it is cut, falls with probability u in (0, 1).
double cut_quantile(const Distribution& distribution, double u);

}  // namespace bulwark
