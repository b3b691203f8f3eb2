#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace bulwark {

/// Threats that wait for a track: first come, first served.
class TrackQueue {
 public:
  void clear() {
    threats_.clear();
    head_ = 0;
  }
  bool empty() const { return head_ == threats_.size(); }
  void push(std::uint32_t threat) { threats_.push_back(threat); }
  /// Precondition: somebody waits.
  std::uint32_t pop() { return threats_[head_++]; }

 private:
  std::vector<std::uint32_t> threats_;
  std::size_t head_ = 0;
};

}  // namespace bulwark
