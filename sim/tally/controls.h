// Control variates: what a trial drew whose mean is known exactly, so that a figure can be told what of its scatter is
// owed to it (Lavenberg and Welch 1981, Management Science 27).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/id.h"
#include "outcome/outcome.h"
#include "scenario/scenario.h"

namespace bulwark {

/// The control variates of a scenario, each of mean 0, in whole steps so that their sums over trials are exact:
///   z       of each `uncertain:` parameter, z = (draw - mean)/sd;
///   z² - 1  of the same;
///   (batteries up - their expected number)/sd of each system whose batteries may be down.
/// A parameter is left out where its mean and variance have no closed form: cut by its bounds, and not normal.
class Controls {
 public:
  /// Steps to 1.
  static constexpr double steps = 1 << 20;

  explicit Controls(const Scenario& scenario);

  std::size_t size() const { return 2 * draws_.size() + systems_.size(); }

  /// Whether so many trials tell what a control is worth: 20 are expected to have a battery of its system that is down,
  /// and 20 one that is up. A slope through fewer goes through these, as if nothing else had been at work in them.
  bool is_known_by(std::uint64_t trials, std::size_t control) const;

  /// Their values in a trial. Precondition: an outcome of the scenario.
  void read(const Outcome& outcome, std::vector<std::int64_t>& values) const;

  friend bool operator==(const Controls&, const Controls&) = default;

 private:
  struct Draw {
    std::size_t parameter = 0;  // in Scenario::uncertain
    double mean = 0;
    double deviation = 1;
    friend bool operator==(const Draw&, const Draw&) = default;
  };
  struct Availability {
    std::vector<BatteryId> batteries;
    double mean = 0;  // of the number that is up
    double deviation = 1;
    double all_up = 1;    // probability
    double all_down = 1;  // likewise
    friend bool operator==(const Availability&, const Availability&) = default;
  };

  void add_draws(const Scenario& scenario);
  void add_availability(const Scenario& scenario);

  std::vector<Draw> draws_;
  std::vector<Availability> systems_;
};

}  // namespace bulwark
