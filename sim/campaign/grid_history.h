// Served load over a campaign. It is constant between changes of damage and steps of demand; a state of damage is asked
// about when it is over, once for each factor that it has seen, the greatest first: if all is served at one, so it is
// at every lower one (all flows and generation scaled down alike).
#pragma once

#include <cstdint>
#include <vector>

#include "campaign/demand_clock.h"
#include "campaign/firsts.h"
#include "campaign/grid_model.h"
#include "outcome/event_log.h"
#include "outcome/outcome.h"
#include "tables/tables.h"

namespace bulwark {

class GridHistory {
 public:
  /// The tables must have a campaign and a grid; they and the model must outlive the history.
  GridHistory(const Tables& tables, GridModel& model);

  /// Undamaged at t = 0, with the demand of this trial. With a log, every change of served load is written to it.
  void begin(const Parameters& parameters, const IndexedBy<AssetId, int>& undamaged, Firsts& firsts, EventLog* log);
  /// Up to here the damage was as last set. A sampling time sees it so, and the demand that begins then.
  void advance_to(double time_s);
  /// From now on. What lasts a microsecond or less was never there.
  void set_damage(const IndexedBy<AssetId, int>& damage);
  /// The end of the campaign: figures of the grid, rounded once.
  void finish(double end_s, CampaignOutcome& outcome);

 private:
  /// Times at one level of demand in the present state of damage.
  struct LevelUse {
    double seconds = 0;
    std::int64_t us = 0;
    double first_s = 0;
    bool asked = false;  // by a sampling time
  };
  struct Sample {
    std::size_t index = 0;
    std::size_t level = 0;
  };
  struct Segment {
    double begin_s = 0;
    std::size_t level = 0;
  };
  /// Sums over time of one bus or all, in SI units.
  struct Sums {
    double demanded_ws = 0;
    double unserved_ws = 0;
    double person_s = 0;
    std::int64_t outage_us = 0;
  };
  struct Totals {
    double demand_w = 0;
    double unserved_w = 0;
    double share() const { return demand_w > 0 ? unserved_w / demand_w : 0; }
  };

  double next_sample_s() const;
  void pass(double end_s);
  void settle();
  Totals ask(std::size_t level);
  bool has_outage(std::size_t level) const;
  void add(const LevelUse& use, std::size_t level, const Totals& totals);
  void add_bus(BusId bus, const LevelUse& use, double demand_w);
  void take_samples(std::size_t level, const Totals& totals);
  void log_segments();

  const Tables* tables_;
  const Grid* grid_;
  GridModel* model_;
  DemandClock clock_;
  Firsts* firsts_ = nullptr;
  EventLog* log_ = nullptr;
  const Parameters* parameters_ = nullptr;

  double now_s_ = 0;
  std::size_t next_sample_ = 0;
  // Of the present state of damage.
  std::vector<LevelUse> uses_;  // [level]
  std::vector<Sample> pending_;
  std::vector<Segment> segments_;
  std::vector<Totals> totals_;           // [level]: as asked, for the log
  IndexedBy<BusId, double> unserved_w_;  // of the last answer

  IndexedBy<BusId, Sums> buses_;
  Sums all_;
  double worst_unserved_w_ = 0;
  double worst_share_ = 0;
  std::vector<GridSample> samples_;
};

}  // namespace bulwark
