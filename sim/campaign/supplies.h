// What the defender has: the rounds of the batteries between raids, and the depots that refill them (campaign.md,
// section 4).
#pragma once

#include <cstdint>
#include <vector>

#include "campaign/inflow.h"
#include "outcome/raid_ends.h"
#include "tables/tables.h"

namespace bulwark {

class Supplies {
 public:
  /// The tables must have a campaign, and outlive the supplies.
  explicit Supplies(const Tables& tables);

  /// From the beginning of a campaign with these parameters, which must outlive it: full batteries, nothing issued.
  void begin(const Parameters& parameters);

  /// Before a raid, `since_last_s` after the end of the one before (the first finds full batteries): every battery
  /// loads from its own stock and is refilled.
  void prepare(double start_s, double since_last_s);
  /// What the raid has left; who was missing before stays so.
  void take_back(const IndexedBy<BatteryId, BatteryLoad>& left);
  void destroy(BatteryId battery);
  /// A battery comes back empty.
  void bring_back(BatteryId battery) { missing_[battery] = 0; }

  const IndexedBy<BatteryId, BatteryLoad>& loads() const { return loads_; }
  /// What a depot holds by then.
  std::int64_t in_depot(std::size_t supply, double time_s) const;

  /// Of the last prepare().
  bool was_short(std::size_t system) const { return short_[system]; }
  std::uint64_t issued(std::size_t system) const { return issued_now_[system]; }

 private:
  struct Level {  // of a battery that lacks rounds
    BatteryId battery;
    std::uint64_t rounds = 0;
    std::uint64_t capacity = 0;
  };

  std::uint64_t capacity(BatteryId battery) const;
  std::uint64_t lack(BatteryId battery) const;
  void add(BatteryId battery, std::uint64_t rounds);
  void fill(std::size_t system);
  void refill(std::size_t system, double start_s, double since_last_s);
  void issue_one_by_one(std::size_t system, std::uint64_t rounds);

  const Tables* tables_;
  const Campaign* campaign_;
  const Parameters* parameters_ = nullptr;
  std::vector<DrawnInflow> inflows_;  // [supply]
  std::vector<std::int64_t> issued_;  // [supply]
  IndexedBy<BatteryId, BatteryLoad> loads_;
  IndexedBy<BatteryId, char> missing_;
  std::vector<bool> short_;                // [system]
  std::vector<std::uint64_t> issued_now_;  // [system]
  std::vector<Level> levels_;              // heap, the emptiest first
};

}  // namespace bulwark
