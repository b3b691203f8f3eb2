// Tilted scenarios for the importance sampling, fitted to disasters.
#pragma once

#include <vector>

#include "decide/importance.h"
#include "decide/rare_splitting.h"

namespace bulwark {

/// One part for each stratum with disasters. Fitted to those of the splitting, of which many are one another's
/// children, and then to those of pilots of its own (cross-entropy in steps: Rubinstein 1997), as long as a trial tells
/// more by it and a pilot would not do for the precision asked for. No pilot is part of an estimate. The same to the
/// last bit for any number of threads. Precondition: the splitting found disasters.
std::vector<TiltedPart> fit_parts(const Tables& tables, const RareQuery& query, const RareHooks& hooks,
                                  const SplittingRun& run);

}  // namespace bulwark
