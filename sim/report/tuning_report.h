// What a search for good levels found, in words.
#pragma once

#include <string>

#include "inquiry/tuning.h"

namespace bulwark {

std::string tuning_report(const Study& study, const TuningQuery& query, const Tuning& tuning);

}  // namespace bulwark
