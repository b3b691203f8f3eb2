// What `bulwark sensitivity` prints.
#pragma once

#include <string>

#include "inquiry/ranking.h"

namespace bulwark {

std::string sensitivity_report(const MetricName& metric, const Ranking& ranking);

}  // namespace bulwark
