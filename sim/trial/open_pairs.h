#pragma once

#include "trial/bit_rows.h"

namespace bulwark {

/// The pairs of threats, by rank, and batteries that are open: the path time + mean reaction of the tracked threat lies
/// in a launch window, as last looked at. Closings are noticed when the pair is considered. Kept by threat and by
/// battery, always the same pairs.
class OpenPairs {
 public:
  void reset(std::size_t threats, std::size_t batteries) {
    threats_.reset(batteries, threats);
    batteries_.reset(threats, batteries);
  }
  void open(std::uint32_t rank, std::uint32_t battery) {
    set_bit(threats_[battery], rank);
    set_bit(batteries_[rank], battery);
  }
  void close(std::uint32_t rank, std::uint32_t battery) {
    clear_bit(threats_[battery], rank);
    clear_bit(batteries_[rank], battery);
  }
  bool has(std::uint32_t rank, std::uint32_t battery) const { return test_bit(batteries_[rank], battery); }
  ConstBitWords threats_of(std::uint32_t battery) const { return threats_[battery]; }  // ranks
  ConstBitWords batteries_of(std::uint32_t rank) const { return batteries_[rank]; }

 private:
  BitRows threats_;
  BitRows batteries_;
};

}  // namespace bulwark
