#include "grid/fair_share.h"

#include "base/contract.h"

namespace bulwark {

namespace {

constexpr double open = -1;  // in `served`: still shares what is left

/// Gives the open loads one level, or closes those that reach their most below it; true if it closed some.
bool raise_level(std::span<Share> loads, double& left) {
  double demand = 0;  // summed anew, for a small load would be lost in a difference of large ones
  for (const Share& load : loads) {
    if (load.served == open) demand += load.demand;
  }
  const double level = left > 0 ? left / demand : 0;
  bool some = false;
  for (Share& load : loads) {
    if (load.served != open || load.most > level * load.demand) continue;
    load.served = load.most;
    left -= load.most;
    some = true;
  }
  if (some) return true;
  for (Share& load : loads) {
    if (load.served == open) load.served = level * load.demand;
  }
  return false;
}

}  // namespace

double share_fairly(std::span<Share> loads, double total) {
  double wanted = 0;
  for (const Share& load : loads) {
    EXPECTS(load.demand >= 0 && load.most >= 0);
    wanted += load.most;
  }
  if (wanted <= total) {
    for (Share& load : loads) load.served = load.most;
    return wanted;
  }
  for (Share& load : loads) load.served = open;
  double left = total;
  while (raise_level(loads, left)) {
  }
  return total;
}

}  // namespace bulwark
