// A search for a crossing as it is written: the texts of the options of `bulwark saturate`.
#pragma once

#include <string>

#include "inquiry/saturation.h"

namespace bulwark {

/// The options as written.
struct SaturationTexts {
  std::string vary;
  std::string from;
  std::string to;
  std::string until;     // METRIC:GROUP>=LEVEL
  std::string also;      // PATH=V1,V2,…; empty: none
  double tolerance = 0;  // 0: a thousandth of the range
};

/// The query without seed, trials and confidence. Throws InputErrors, of those options, with all that is wrong in any
/// of the texts.
SaturationQuery read_saturation_query(const SaturationTexts& texts);

}  // namespace bulwark
