// How many threats of a salvo one raid may have.
#pragma once

#include "scenario/scenario.h"

namespace bulwark {

/// More than so many of the salvo fly in no raid, or in one of a million: of its count, drawn or uncertain, or of a
/// strike's share of the stock, which is at most all that there may be at the campaign's end.
double most_launched(const Scenario& scenario, SalvoId salvo);

}  // namespace bulwark
