// Whether two places or directions are the same but for rounding.
#pragma once

#include "geometry/vector.h"

namespace bulwark {

/// |a - b| <= tolerance · |b|; where b is zero, |a| <= tolerance.
template <class Vector>
bool is_near(const Vector& a, const Vector& b, double tolerance = 1e-12) {
  const double size = b.norm();
  return (a - b).norm() <= tolerance * (size > 0 ? size : 1);
}

}  // namespace bulwark
