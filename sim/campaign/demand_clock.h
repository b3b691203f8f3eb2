// The common factor of demand over campaign time: daily(hour) · seasonal(t), both piecewise constant (campaign.md,
// section 6).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "scenario/grid.h"

namespace bulwark {

/// Goes from step to step of the factor. Levels number the different factors, the greatest first.
class DemandClock {
 public:
  explicit DemandClock(const Grid& grid);

  std::size_t levels() const { return factors_.size(); }
  double factor(std::size_t level) const { return factors_[level]; }

  /// To t = 0.
  void begin();
  std::size_t level() const { return level_of_[daily_ * seasonal_steps_.size() + seasonal_]; }
  /// That holds now, from 0; 0 where there are none.
  std::size_t daily_step() const { return daily_; }
  /// Until when the factor is the same; +infinity: for ever.
  double until_s() const;
  /// Goes on to the step that begins then.
  void next();

 private:
  double daily_until_s() const;
  double seasonal_until_s() const;

  std::vector<FactorStep> daily_steps_;
  std::vector<FactorStep> seasonal_steps_;
  double midnight_s_ = 0;              // the last one at or before t = 0
  std::vector<double> factors_;        // [level]
  std::vector<std::size_t> level_of_;  // [daily step · seasonal steps + seasonal step]
  std::size_t daily_ = 0;
  std::size_t seasonal_ = 0;
  double day_ = 0;  // midnights since midnight_s_
};

}  // namespace bulwark
