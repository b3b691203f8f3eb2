// What would help most: the defence with a little more of one thing, for each thing that it has.
#pragma once

#include <string>
#include <vector>

#include "scenario/scenario.h"

namespace bulwark {

/// A scenario that is better off by `amount` of something.
struct Improvement {
  std::string what;   // "battery", "channel", "round", "reload", "second of reaction", …
  std::string of;     // a system, a battery that another is put beside, a spare, a strike, or empty
  double amount = 0;  // in units of `what`
  Scenario scenario;
};

/// One more battery beside each battery key (its first member), with that one's kit; for each system one more channel
/// in every battery, a tenth more rounds (at least one), the stock for one reload more where it has any, one second
/// less reaction where the mean allows it; one second less latency from detection to track, or what there is of it.
/// Of a campaign also what campaign_improvements.h says. Where `uncertain:` draws a parameter, its distribution is
/// moved by as much.
std::vector<Improvement> improvements(const Scenario& scenario);

}  // namespace bulwark
