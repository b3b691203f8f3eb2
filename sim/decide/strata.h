// How many batteries are down: summed rather than drawn. A raid on a defence of which much happens to be down is
// another kind of disaster than bad luck with the shots, and a chain of small moves does not find from one to the
// other. So the number of batteries that are down is cut into strata of known probability, each has an estimate of its
// own, and p = sum of P(stratum) · P(event | stratum). Where availability is uncertain, P(stratum) hangs on what a
// trial draws: then p = sum of E[P(stratum | drawn) · P(event | stratum, drawn)], and a trial counts with its own.
#pragma once

#include <cstdint>
#include <vector>

#include "tables/tables.h"
#include "trial/trial.h"

namespace bulwark {

/// `least` to `most` batteries are down.
struct Stratum {
  std::uint32_t least = 0;
  std::uint32_t most = 0;
  double probability = 1;  // where it is drawn, about: the mean of some draws
  double at_most = 1;      // the same, or where it is drawn three standard errors more
  bool is_drawn = false;   // with the availability

  /// What the mean chance of its trials is multiplied by.
  double share() const { return is_drawn ? 1 : probability; }
};

/// The usual numbers, all but a twentieth of the raids, and above them strata each of a twentieth of what is left or
/// less, down to 1e-15. One of everything where no battery is ever down by chance, and for campaigns.
std::vector<Stratum> strata_of(const Tables& tables);

/// Whether batteries may be down by a chance that is itself drawn.
bool is_availability_uncertain(const Tables& tables);

/// Batteries up or down by their law given the stratum, from the draws that decide it anyway. One a thread.
class StratumLaw {
 public:
  StratumLaw(const Tables& tables, const Stratum& stratum);
  void steer(const TrialStreams& streams, Parameters& parameters);
  /// P(stratum) by the availability of the last trial.
  double probability() const { return rest(0, 0); }

 private:
  double rest(std::size_t battery, std::size_t down) const { return rest_[battery * (most_ + 2) + down]; }
  void work_out(const IndexedBy<BatteryId, double>& availability);

  const Tables* tables_;
  std::size_t most_;
  bool is_drawn_;
  std::vector<double> rest_;  // [battery · (most + 2) + down before it]: probability of ending in the stratum
};

}  // namespace bulwark
