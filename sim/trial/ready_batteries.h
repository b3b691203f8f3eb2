#pragma once

#include "trial/bit_rows.h"

namespace bulwark {

/// Batteries that can engage: usable while one could start an engagement at all, and withheld from a family while its
/// reserve leaves no round for it.
class ReadyBatteries {
 public:
  /// None is usable, none withheld.
  void reset(std::size_t batteries, std::size_t families) {
    usable_.reset(1, batteries);
    withheld_.reset(families, batteries);
  }
  void add(std::uint32_t battery) { set_bit(usable_[0], battery); }
  void remove(std::uint32_t battery) { clear_bit(usable_[0], battery); }
  bool has(std::uint32_t battery) const { return test_bit(usable_[0], battery); }
  ConstBitWords all() const { return usable_[0]; }

  void withhold(std::uint32_t battery, std::uint32_t family, bool is_withheld) {
    std::uint64_t& word = withheld_[family][battery / 64];
    const std::uint64_t bit = std::uint64_t{1} << (battery % 64);
    word = is_withheld ? word | bit : word & ~bit;
  }
  ConstBitWords withheld_from(std::uint32_t family) const { return withheld_[family]; }

  bool has_for(std::uint32_t battery, std::uint32_t family) const {
    return has(battery) && !test_bit(withheld_[family], battery);
  }

 private:
  BitRows usable_;    // one row
  BitRows withheld_;  // by family
};

}  // namespace bulwark
