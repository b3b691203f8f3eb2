#pragma once

#include "base/id.h"
#include "workspace/bit_rows.h"

namespace bulwark {

/// Batteries that can engage: usable while one could start an engagement at all, and withheld from a family while its
/// reserve leaves no round for it.
class ReadyBatteries {
 public:
  /// None is usable, none withheld.
  void reset(std::size_t batteries, std::size_t families) {
    usable_.reset(batteries);
    withheld_.reset(families, batteries);
  }
  void add(BatteryId battery) { usable_.add(battery); }
  void remove(BatteryId battery) { usable_.remove(battery); }
  bool has(BatteryId battery) const { return usable_.has(battery); }
  IdSetView<BatteryId> all() const { return usable_.view(); }

  void withhold(BatteryId battery, FamilyId family) { withheld_.add(family, battery); }
  void release(BatteryId battery, FamilyId family) { withheld_.remove(family, battery); }
  IdSetView<BatteryId> withheld_from(FamilyId family) const { return withheld_[family]; }

  bool has_for(BatteryId battery, FamilyId family) const { return has(battery) && !withheld_[family].has(battery); }

 private:
  IdSet<BatteryId> usable_;
  BitRows<FamilyId, BatteryId> withheld_;
};

}  // namespace bulwark
