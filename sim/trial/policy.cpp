#include "trial/policy.h"

namespace bulwark {

void act(const Situation& situation, Orders& orders, AssignmentStep& step) {
  const Command& command = situation.command();
  if (command.coordination == Coordination::independent) {
    act_independently(situation, orders);
  } else if (command.policy == Policy::assignment) {
    act_by_assignment(situation, orders, step);
  } else {
    act_greedily(situation, orders);
  }
}

}  // namespace bulwark
