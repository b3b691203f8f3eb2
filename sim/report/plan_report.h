// What `bulwark check` prints of a campaign's plan.
#pragma once

#include <string>

#include "campaign/plan_review.h"

namespace bulwark {

/// Occasions of the strikes; raids, what flies in them and the stocks that are left, by days or, of a long campaign, by
/// rows of several days.
std::string plan_report(const Tables& tables, const PlanReview& review);

}  // namespace bulwark
