// The allocation policies: a closed set behind one function each. A new one is a new file and a line in act().
#pragma once

#include "trial/orders.h"
#include "trial/situation.h"

namespace bulwark {

/// Central, `policy: greedy`: the first threat, then the first battery, then again.
void act_greedily(const Situation& situation, Orders& orders);

/// `coordination: independent`: each battery in scenario order takes its own first threat while it can.
void act_independently(const Situation& situation, Orders& orders);

/// Central, `policy: assignment`: matches threats and free channels at once (model.md, section 6).
void act_by_assignment(const Situation& situation, Orders& orders, AssignmentStep& step);

/// Lets the scenario's policy act until no engageable pair is left. `step` is working memory.
void act(const Situation& situation, Orders& orders, AssignmentStep& step);

}  // namespace bulwark
