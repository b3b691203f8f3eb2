#include <fmt/format.h>

#include <cmath>
#include <string>

#include "validation/case.h"
#include "validation/measure.h"

namespace bulwark {

namespace {

/// Drones fly along the x axis at 10 m/s from -3 km to 3 km, over a battery that needs no time for anything; hunters,
/// which nobody engages or sees, fly at the defence.
std::string overflight(const std::string& drones, const std::string& hunters, const std::string& defence) {
  return fmt::format(
      "bulwark: 1\n"
      "assets: {{goal: {{position: [3 km, 0 km]}}}}\n"
      "threats:\n"
      "  drone: {{family: drone, speed: 10 m/s, altitude: 0 m}}\n"
      "  hunter: {{family: hunter, speed: 100 m/s, altitude: 0 m}}\n"
      "raid:\n"
      "  drones: {{threat: drone, from: [-3 km, 0 km], targets: [goal], {}}}\n{}{}",
      drones, hunters, defence);
}

/// Hunters hit `target` at a Poisson number of times, uniform over an interval: at those of a Poisson process.
std::string hunters_at(const std::string& target, double mean, double from_s, double over_s) {
  return fmt::format(
      "  hunters: {{threat: hunter, count: {{poisson: {}}}, from: [0 km, 1 km], targets: [{}],\n"
      "            arrive: {{at: {} s, offset: {{uniform: {} s}}}}}}\n",
      mean, target, from_s, over_s);
}

std::string battery_at(double x_m, double range_m, const std::string& keys) {
  return fmt::format(
      "systems: {{unit: {{interceptor: {{speed: 1e7 m/s}}, envelope: {{range: [0 m, {} m]}}, pk: {{drone: 1}},\n"
      "                  channels: 100, rounds: 1000, reaction: 0 s{}}}}}\n"
      "batteries: {{site: {{system: unit, position: [{} m, 0 m]}}}}\n",
      range_m, keys, x_m);
}

constexpr double hits = 3;  // effective ones in the time in which drones pass, on the average

/// With x the time in mean times between hits, a battery of hardness 2 stands at x with (1 + x)·exp(-x).
ValidationCase battery_case() {
  const double none = std::exp(-hits);
  ValidationCase made;
  made.id = "battery-destroyed";
  made.title = "A battery under fire";
  made.setting =
      "20 drones pass a battery at times uniform over 1000 s, and only it could stop them. It is destroyed by the "
      "second "
      "of the effective hits, which come as a Poisson process of 3 in that time: the drones that pass before are "
      "killed.";
  made.source = "Elementary (life of a system of two parts in cold standby: Erlang's law of two stages)";
  made.figures = {{"leakage", 1 - (2 - (2 + hits) * none) / hits},
                  {"P(destroyed)", 1 - (1 + hits) * none},
                  {"mean time of destruction, s, where it is",
                   1000 / hits * (2 - (2 + hits * (2 + hits)) * none) / (1 - (1 + hits) * none)}};
  made.run = [](const ValidationCase& self, const Effort& effort) -> std::vector<Measured> {
    const std::uint32_t trials = scaled_trials(200000, effort);
    // Launched at -299.9 s, a drone comes into range, of 1 m, at 0 s.
    const std::string text = overflight("count: 20, launch: {at: -299.9 s, offset: {uniform: 1000 s}}",
                                        hunters_at("batteries.site", hits, 0, 1000), battery_at(0, 1, ", hardness: 2"));
    const Tallies tallies = run_text(text, self.id, trials, effort);
    const Moments& destroyed_us = tallies.battery(BatteryId(0)).site.destroyed_us;
    return {against(leakage_of(tallies, "drones"), trials, self.figures[0].expected),
            probability_against(destroyed_us.count, trials, self.figures[1].expected),
            against(mean_estimate(destroyed_us, 1e6), destroyed_us.count, self.figures[2].expected)};
  };
  return made;
}

constexpr double look_pd = 0.2;
constexpr double hits_per_s = 0.005;

/// Σ pd·(1-pd)^j·exp(-rate·time of look j): it was not seen before, and the sensor still stands.
double seen_by_twenty_looks() {
  double seen = 0;
  for (int look = 0; look < 20; ++look) {
    seen += look_pd * std::pow(1 - look_pd, look) * std::exp(-hits_per_s * (200.5 + 10 * look));
  }
  return seen;
}

ValidationCase sensor_case() {
  ValidationCase made;
  made.id = "sensor-destroyed";
  made.title = "A sensor under fire";
  made.setting =
      "A drone is looked at 20 times, at 200.5 s, 210.5 s, …, and seen with 0.2 each time, by a sensor that the first "
      "hit destroys; hits come as a Poisson process of 0.005 /s. Drones that were seen are killed later.";
  made.source = "Elementary (geometric and exponential law)";
  made.figures = {{"leakage", 1 - seen_by_twenty_looks()}};
  made.run = [](const ValidationCase& self, const Effort& effort) -> std::vector<Measured> {
    const std::uint32_t trials = scaled_trials(400000, effort);
    const std::string sensor = fmt::format(
        "sensors: {{eye: {{position: [0 m, 0 m], max_range: 995 m, scan: 10 s, pd: {}, sees: [drone]}}}}\n", look_pd);
    const std::string text =
        overflight("count: 1, launch: {at: 0 s}", hunters_at("sensors.eye", 500 * hits_per_s, 0, 500),
                   sensor + battery_at(2500, 100, ""));
    // In range of the sensor from 200.5 s to 399.5 s.
    return {against(leakage_of(run_text(text, self.id, trials, effort), "drones"), trials, self.figures[0].expected)};
  };
  return made;
}

/// [[0 s, 30 s], [100 s, 130 s], …]
std::string duty_every_hundred_seconds(int periods) {
  std::string duties;
  for (int k = 0; k < periods; ++k) {
    duties += fmt::format("{}[{} s, {} s]", k == 0 ? "" : ", ", 100 * k, 100 * k + 30);
  }
  return "[" + duties + "]";
}

ValidationCase duty_case() {
  ValidationCase made;
  made.id = "duty";
  made.title = "Duty by the clock";
  made.setting =
      "A battery is on duty for the first 30 s of every 100 s. Drones come into range at uniform times and stay for 20 "
      "s: half of them meet a duty, as it begins or within it.";
  made.source = "Elementary (30 s + 20 s of 100 s)";
  made.figures = {{"leakage", 0.5}, {"leakers of 10 whose cause is off_duty", 5}};
  made.run = [](const ValidationCase& self, const Effort& effort) -> std::vector<Measured> {
    const std::uint32_t trials = scaled_trials(100000, effort);
    // Launched at -190 s, a drone comes into range, of 100 m, at 100 s: ten whole periods follow.
    const std::string text = overflight("count: 10, launch: {at: -190 s, offset: {uniform: 1000 s}}", "",
                                        battery_at(0, 100, ", on_duty: " + duty_every_hundred_seconds(13)));
    const Tallies tallies = run_text(text, self.id, trials, effort);
    const Moments& off_duty = tallies.group(Groups::all()).causes[static_cast<std::size_t>(Cause::off_duty)];
    return {against(leakage_of(tallies, "drones"), trials, self.figures[0].expected),
            against(mean_estimate(off_duty), trials, self.figures[1].expected)};
  };
  return made;
}

}  // namespace

std::vector<ValidationCase> living_cases() {
  return {battery_case(), sensor_case(), duty_case()};
}

}  // namespace bulwark
