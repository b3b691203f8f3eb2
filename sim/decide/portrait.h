// What a disaster looks like: what the trials in which the event happens drew, against plain ones.
#pragma once

#include <string>
#include <vector>

#include "decide/rare.h"

namespace bulwark {

/// One thing about a trial: which battery is down, what share of the rounds that met a live threat of a family killed
/// it, how many threats flew at a target and how many of them leaked, and the draws of `uncertain:`.
struct Trait {
  std::string what;  // down, kill_share, aimed, leakers, uncertain
  std::string of;    // battery, family, target, target, path
  double plain = 0;  // mean over plain trials
  double given = 0;  // mean given the event
  double z = 0;      // their difference in standard deviations of a plain trial; 0 where it never varies
};

/// In the order of the scenario; nothing of campaigns, and without a disaster. Throws Stopped soon after the flag turns
/// true.
std::vector<Trait> portrait_of(const Tables& tables, const RareQuery& query, const RareResult& result,
                               StopFlag stop = nullptr);

/// `number` of the disasters, spread evenly over their weight: the k-th is the one at the share (k + 1/2) / number.
std::vector<Disaster> examples_of(const std::vector<Disaster>& disasters, std::size_t number);

}  // namespace bulwark
