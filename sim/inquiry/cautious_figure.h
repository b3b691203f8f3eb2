// What a figure that few trials show, or none, leaves open.
#pragma once

#include "tally/sample.h"

namespace bulwark {

/// figure_of(), of a probability with Clopper and Pearson's interval (1934), each of whose ends holds with
/// this confidence for itself; and where fewer than ten trials differ from what most have, which does not make it
/// certain, at least what they leave open: that no more trials differ than most_share() (alike.h), a count by as much
/// as any seen and by one at least, a share all the way to 0 and 1, money or MW by as much as any seen. Where none of
/// these was seen to differ nobody knows by how much: NaN.
Figure cautious_figure_of(const Series& series, double end_confidence);

}  // namespace bulwark
