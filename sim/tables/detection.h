// The first-detection time of a route: one distribution over a finite set of look times (model.md, section 3).
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/stop.h"
#include "geometry/envelope.h"
#include "geometry/route.h"
#include "scenario/scenario.h"

namespace bulwark {

/// A look that may be the first to detect; `probability` is P(detected by this look or an earlier one).
struct Look {
  double time_s = 0;  // path time
  double probability = 0;
  SensorId sensor;
};

/// What a draw asks of a look.
struct LookMark {
  double probability = 0;
  double time_s = 0;

  friend bool operator==(const LookMark&, const LookMark&) = default;
};

/// Swerling I: Pd = f^(1/(1+SNR)), SNR = SNR0·(R0/R)^4·σ/σ0, SNR0 from Pd(R0, σ0 = 1 m²) = p0
/// (Swerling 1954; Richards 2014, Fundamentals of Radar Signal Processing, eq. 6.112).
double swerling_pd(const Radar& radar, double slant_m, double signature_m2);

/// Whether the sensor looks at threats of the family at all.
bool sees(const Sensor& sensor, FamilyId family);

/// Where the sensor's looks can detect.
Envelope coverage(const Sensor& sensor);

/// Looks of all sensors that see the family, in time order, without those that can no longer be the first. Throws
/// Stopped soon after the flag turns true.
std::vector<Look> first_detection(const IndexedBy<SensorId, Sensor>& sensors, const Route& route, FamilyId family,
                                  double signature_m2, StopFlag stop = nullptr);

/// The same of one sensor, `id` in the list of all, by itself: no looks where it does not see the family.
std::vector<Look> first_detection_by(const Sensor& sensor, SensorId id, const Route& route, FamilyId family,
                                     double signature_m2, StopFlag stop = nullptr);

/// Where to look for a draw u among the looks of a route: slot ⌊u·slots⌋ holds the number of looks whose
/// probability does not exceed slot/slots, from which the first one above u is a few steps away
/// (Chen and Asau 1974, "On generating random variates from an empirical distribution"). In one cache line; numbers
/// beyond 16 bits are cut off, so that the search begins earlier.
constexpr std::uint32_t look_guide_slots = 32;
struct alignas(64) LookGuide {
  std::array<std::uint16_t, look_guide_slots> first{};
};
static_assert(sizeof(LookGuide) == 64);

/// That of one route.
LookGuide look_guide(const std::vector<Look>& looks);

}  // namespace bulwark
