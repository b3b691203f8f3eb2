#pragma once

#include <cstddef>
#include <vector>

#include "base/contract.h"
#include "base/id.h"

namespace bulwark {

/// Threats that wait for a track: first come, first served.
class TrackQueue {
 public:
  void clear() {
    threats_.clear();
    head_ = 0;
  }
  bool empty() const { return head_ == threats_.size(); }
  void push(ThreatId threat) { threats_.push_back(threat); }
  /// Precondition: somebody waits.
  ThreatId pop() {
    EXPECTS(!empty());
    return threats_[head_++];
  }

 private:
  std::vector<ThreatId> threats_;
  std::size_t head_ = 0;
};

}  // namespace bulwark
