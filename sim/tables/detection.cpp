#include "tables/detection.h"

#include <algorithm>
#include <cmath>

#include "geometry/envelope.h"

namespace bulwark {

namespace {

/// Below this chance of being still undetected a draw of 52 bits cannot tell.
constexpr double negligible = 0x1p-54;

double look_pd(const Sensor& sensor, double signature_m2, const Vector3& position_m) {
  if (!sensor.radar) return sensor.pd;
  const Vector3 site_m(sensor.position_m.x(), sensor.position_m.y(), 0);
  return swerling_pd(*sensor.radar, (position_m - site_m).norm(), signature_m2);
}

/// Looks of one sensor; `probability` is for now that of the look alone.
void append_looks(const Sensor& sensor, SensorId id, const Route& route, double signature_m2, StopFlag stop,
                  std::vector<Look>& looks) {
  end_if_asked(stop);
  const std::vector<Interval> covered = times_inside(route, coverage(sensor));
  if (covered.empty() || (!sensor.radar && sensor.pd <= 0)) return;
  const double first_s = covered.front().begin_s;
  double unseen = 1;
  for (const Interval& interval : covered) {
    const double looks_before = (interval.begin_s - first_s - time_tolerance_s) / sensor.scan_s;
    for (double j = std::max(0.0, std::ceil(looks_before));; ++j) {
      const double time_s = first_s + j * sensor.scan_s;
      if (time_s > interval.end_s + time_tolerance_s || unseen < negligible) break;
      end_if_asked(stop);
      const double pd = look_pd(sensor, signature_m2, route.position_m(time_s));
      if (pd <= 0) continue;
      looks.push_back({time_s, pd, id});
      unseen *= 1 - pd;
    }
  }
}

/// From the probability of each look alone to that of it or an earlier one, without those that can no longer be the
/// first. Looks are in order of time.
void accumulate(std::vector<Look>& looks) {
  double unseen = 1;
  std::size_t kept = 0;
  while (kept < looks.size() && unseen >= negligible) {
    unseen *= 1 - looks[kept].probability;
    looks[kept++].probability = 1 - unseen;
  }
  looks.resize(kept);
}

}  // namespace

bool sees(const Sensor& sensor, FamilyId family) {
  return !sensor.sees || std::find(sensor.sees->begin(), sensor.sees->end(), family) != sensor.sees->end();
}

Envelope coverage(const Sensor& sensor) {
  Envelope envelope;
  envelope.site_m = sensor.position_m;
  envelope.slant_max_m = sensor.max_range_m;
  envelope.mast_m = sensor.mast_m;
  return envelope;
}

double swerling_pd(const Radar& radar, double slant_m, double signature_m2) {
  if (slant_m <= 0) return 1;
  const double reference_snr = std::log(radar.pfa) / std::log(radar.pd) - 1;
  const double ratio = radar.range_m / slant_m;
  const double snr = reference_snr * ratio * ratio * ratio * ratio * signature_m2;
  return std::exp(std::log(radar.pfa) / (1 + snr));
}

std::vector<Look> first_detection(const IndexedBy<SensorId, Sensor>& sensors, const Route& route, FamilyId family,
                                  double signature_m2, StopFlag stop) {
  std::vector<Look> looks;
  for (const SensorId s : sensors.ids()) {
    const Sensor& sensor = sensors[s];
    if (sees(sensor, family)) append_looks(sensor, s, route, signature_m2, stop, looks);
  }
  std::stable_sort(looks.begin(), looks.end(), [](const Look& a, const Look& b) { return a.time_s < b.time_s; });
  accumulate(looks);
  return looks;
}

std::vector<Look> first_detection_by(const Sensor& sensor, SensorId id, const Route& route, FamilyId family,
                                     double signature_m2, StopFlag stop) {
  std::vector<Look> looks;
  if (sees(sensor, family)) append_looks(sensor, id, route, signature_m2, stop, looks);
  accumulate(looks);
  return looks;
}

LookGuide look_guide(const std::vector<Look>& looks) {
  LookGuide guide;
  std::uint32_t first = 0;
  for (std::uint32_t slot = 0; slot < look_guide_slots; ++slot) {
    while (first < looks.size() && looks[first].probability * look_guide_slots <= slot) ++first;
    guide.first[slot] = static_cast<std::uint16_t>(std::min<std::uint32_t>(first, 0xffffU));
  }
  return guide;
}

}  // namespace bulwark
