// What is there day by day, just before the events of that instant (campaign.md, section 8, stocks.csv and repair.csv).
#pragma once

#include <cstdint>
#include <vector>

#include "campaign/attacker.h"
#include "campaign/repairs.h"
#include "campaign/supplies.h"
#include "outcome/campaign_outcome.h"
#include "tables/tables.h"

namespace bulwark {

/// Ready rounds by system, in the middle of a raid too.
class ReadyRounds {
 public:
  explicit ReadyRounds(const Tables& tables) : tables_(&tables) {}

  void begin(const Supplies& supplies);
  /// A raid has been played from its start on; `end` must outlive what is asked of the time until the next.
  void follow(double start_s, const Supplies& before, const RaidEnd& end);
  /// A battery was destroyed.
  void lose(BatteryId battery);
  /// All that has changed before the instant.
  void go_to(double instant_s);
  std::int64_t of(std::size_t system) const { return rounds_[system]; }

 private:
  void change(BatteryId battery, std::int64_t by);

  const Tables* tables_;
  std::vector<std::int64_t> rounds_;  // [system]
  IndexedBy<BatteryId, std::int64_t> of_battery_;
  IndexedBy<BatteryId, char> lost_;  // in the raid that is followed
  const RaidEnd* end_ = nullptr;
  double start_s_ = 0;
  std::size_t next_ = 0;  // in its ready_changes
};

/// Fills the series of an outcome, a row a day.
class DaySeries {
 public:
  explicit DaySeries(const Tables& tables) : tables_(&tables) {}

  void begin(CampaignOutcome& outcome);
  /// The days up to an instant, its own included, of which no event has happened yet.
  void record_until(double instant_s, const Attacker& attacker, const Supplies& supplies, const Repairs& repairs,
                    ReadyRounds& ready);

 private:
  const Tables* tables_;
  CampaignOutcome* outcome_ = nullptr;
  std::size_t next_day_ = 0;
};

}  // namespace bulwark
