// What the defender has: the rounds of the batteries between raids, and the depots that refill them (campaign.md,
// section 4).
#pragma once

#include <cstdint>
#include <vector>

#include "campaign/inflow.h"
#include "tables/tables.h"
#include "trial/raid_ends.h"

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
  void take_back(const std::vector<BatteryLoad>& left);
  void destroy(std::uint32_t battery);
  /// A battery comes back empty.
  void bring_back(std::uint32_t battery) { missing_[battery] = false; }

  const std::vector<BatteryLoad>& loads() const { return loads_; }
  std::int64_t ready_rounds(std::size_t system) const;
  /// What a depot holds by then.
  std::int64_t in_depot(std::size_t supply, double time_s) const;

  /// Of the last prepare().
  bool was_short(std::size_t system) const { return short_[system]; }
  std::uint64_t issued(std::size_t system) const { return issued_now_[system]; }

 private:
  struct Level {  // of a battery that lacks rounds
    std::uint32_t battery = 0;
    std::uint64_t rounds = 0;
    std::uint64_t capacity = 0;
  };

  std::uint64_t capacity(std::uint32_t battery) const;
  std::uint64_t lack(std::uint32_t battery) const;
  void add(std::uint32_t battery, std::uint64_t rounds);
  void fill(std::size_t system);
  void refill(std::size_t system, double start_s, double since_last_s);
  void issue_one_by_one(std::size_t system, std::uint64_t rounds);

  const Tables* tables_;
  const Campaign* campaign_;
  const Parameters* parameters_ = nullptr;
  std::vector<DrawnInflow> inflows_;       // [supply]
  std::vector<std::int64_t> issued_;       // [supply]
  std::vector<BatteryLoad> loads_;         // [battery]
  std::vector<bool> missing_;              // [battery]
  std::vector<bool> short_;                // [system]
  std::vector<std::uint64_t> issued_now_;  // [system]
  std::vector<Level> levels_;              // heap, the emptiest first
};

}  // namespace bulwark
