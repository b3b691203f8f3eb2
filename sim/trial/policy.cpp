#include "trial/policy.h"

namespace bulwark {

void act(Situation& situation) {
  const Command& command = situation.command();
  if (command.coordination == Coordination::independent) {
    act_independently(situation);
  } else if (command.policy == Policy::assignment) {
    act_by_assignment(situation);
  } else {
    act_greedily(situation);
  }
}

}  // namespace bulwark
