// What `bulwark saturate` is asked, from the texts of its options.
#pragma once

#include <string>

#include "study/saturation.h"

namespace bulwark {

/// The options as written.
struct SaturateTexts {
  std::string vary;
  std::string from;
  std::string to;
  std::string until;     // METRIC:GROUP>=LEVEL
  std::string also;      // PATH=V1,V2,…; empty: none
  double tolerance = 0;  // 0: a thousandth of the range
};

/// The query without seed, trials and confidence. Throws InputErrors with all that is wrong in any of the texts.
SaturationQuery read_saturation_query(const SaturateTexts& texts);

}  // namespace bulwark
