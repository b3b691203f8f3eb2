// Laws of times: waiting before an engagement, detection, soft kill. One threat a trial, so that values are
// independent.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "statistics/goodness_of_fit.h"
#include "validation/scenarios.h"
#include "validation/support.h"

namespace bulwark {
namespace {

using test::compile_text;
using test::event_time_s;
using test::for_logged_trials;
using test::significance;

/// Waits of a probe that arrives at a stationary queue with 3 channels, load 2.4 and a deadline of half a mean
/// engagement; infinity where it was lost.
std::vector<double> probe_waits() {
  constexpr double tau = 0.5;
  Pass pass;
  pass.window_s = tau * service_s;
  pass.fire = "channels: 3, rounds: 1000, pk: {drone: 1}, assessment: {exponential: 1000 s}";
  pass.raid =
      salvo("stream", "{poisson: 48}", "at: 0 s, offset: {uniform: 20000 s}") + salvo("probe", "1", "at: 20000 s");
  const Tables tables = compile_text(pass_scenario(pass));
  std::vector<double> waits;
  for_logged_trials(tables, 20000, 21, [&](const EventLog& log) {
    const auto probe = static_cast<std::uint32_t>(log.threats.size() - 1);
    const double opening_s =
        20000 +
        tables.geometry
            ->windows[tables.geometry->pairs[tables.geometry->route_tables[RouteId(1)].pairs.first].windows.first]
            .launch.begin_s;
    const double engaged_s = event_time_s(log, "engage", probe);
    waits.push_back(std::isnan(engaged_s) ? INFINITY : (engaged_s - opening_s) / service_s);
  });
  return waits;
}

TEST(WaitingTime, FollowsTheLawOfTheQueueWithADeadline) {
  // Barrer 1957: the offered wait has an atom at 0 and, on (0, tau), a density proportional to exp(-(c - lambda) w).
  std::vector<double> waited;
  CountHistogram kinds;  // 0: at once, 1: after a wait, 2: lost
  for (const double wait : probe_waits()) {
    if (std::isinf(wait)) {
      kinds.add(2);
    } else if (wait < 1e-6) {
      kinds.add(0);
    } else {
      kinds.add(1);
      waited.push_back(wait);
    }
  }
  const double loss = 0.1555549442822825;
  const double immediate = 0.5723337191219627;
  EXPECT_GT(chi_square_test(kinds, {immediate, 1 - immediate - loss, loss}).p_value, significance);
  const double d = 3 - 2.4;
  const auto cdf = [d](double w) { return std::expm1(-d * w) / std::expm1(-d * 0.5); };
  EXPECT_GT(kolmogorov_smirnov_p(waited, cdf), significance);
}

/// A threat that flies past a sensor; `detector` holds the sensor's keys but for its position.
std::string sensor_text(const std::string& detector) {
  return "bulwark: 1\nname: detection\nassets: {goal: {position: [20 km, 0 km]}}\n"
         "threats: {drone: {family: drone, speed: 100 m/s, altitude: 0 m, signature: 0.5 m^2}}\n"
         "raid: {one: {threat: drone, count: 1, from: [-30 km, 0 km], targets: [goal], launch: {at: 0 s}}}\n"
         "sensors: {eye: {position: [0 km, 0 km], " +
         detector + "}}\n";
}

/// Number of the look that detects first, `looks` for none.
CountHistogram detecting_looks(const std::string& text, double first_look_s, double scan_s, std::uint32_t looks,
                               std::uint64_t seed) {
  CountHistogram numbers;
  for_logged_trials(compile_text(text), 50000, seed, [&](const EventLog& log) {
    const double detected_s = event_time_s(log, "detect", 0);
    const double number = (detected_s - first_look_s) / scan_s;
    EXPECT_TRUE(std::isnan(number) || std::abs(number - std::round(number)) < 1e-6);
    numbers.add(std::isnan(number) ? looks : static_cast<std::uint32_t>(std::lround(number)));
  });
  return numbers;
}

/// P(first detection at look j) from the looks' probabilities, and of none.
std::vector<double> first_look_law(const std::vector<double>& pd) {
  std::vector<double> law;
  double undetected = 1;
  for (const double p : pd) {
    law.push_back(undetected * p);
    undetected *= 1 - p;
  }
  law.push_back(undetected);
  return law;
}

TEST(DetectionTime, ConstantProbabilityIsGeometric) {
  // In coverage from 200 s to 400 s after the launch: ten looks.
  const std::string text = sensor_text("max_range: 10 km, scan: 21 s, pd: 0.3");
  const CountHistogram looks = detecting_looks(text, 200, 21, 10, 22);
  EXPECT_GT(chi_square_test(looks, first_look_law(std::vector<double>(10, 0.3))).p_value, significance);
}

TEST(DetectionTime, RadarFollowsSwerlingOne) {
  // Swerling I: Pd = pfa^(1/(1 + SNR)), SNR = SNR0 (R0/R)^4 sigma, SNR0 = ln pfa / ln p0 - 1.
  const std::string text = sensor_text("max_range: 15 km, scan: 31 s, radar: {range: 8 km, pd: 0.6, pfa: 1e-5}");
  const double snr0 = std::log(1e-5) / std::log(0.6) - 1;
  std::vector<double> pd;
  for (int j = 0; j < 10; ++j) {
    const double range_km = std::abs(-15 + 3.1 * j);
    const double snr = snr0 * std::pow(8 / range_km, 4) * 0.5;
    pd.push_back(std::pow(1e-5, 1 / (1 + snr)));
  }
  const CountHistogram looks = detecting_looks(text, 150, 31, 10, 23);
  EXPECT_GT(chi_square_test(looks, first_look_law(pd)).p_value, significance);
}

TEST(SoftKillTime, IsExponentialWithinTheDisc) {
  // Rate 1 /min; 10 km at 100 m/s, so 200 s in the disc, from 200 s after the launch on.
  const std::string text =
      "bulwark: 1\nname: soft kill\nassets: {goal: {position: [20 km, 0 km]}}\n"
      "threats: {drone: {family: drone, speed: 100 m/s, altitude: 0 m}}\n"
      "raid: {one: {threat: drone, count: 1, from: [-30 km, 0 km], targets: [goal], launch: {at: 0 s}}}\n"
      "jammers: {noise: {position: [0 km, 0 km], radius: 10 km, rate: {drone: 1 /min}}}\n";
  std::vector<double> lost_s;
  CountHistogram kinds;  // 0: lost, 1: through
  for_logged_trials(compile_text(text), 20000, 24, [&](const EventLog& log) {
    const double time_s = event_time_s(log, "soft_kill", 0) - 200;
    kinds.add(std::isnan(time_s) ? 1 : 0);
    if (!std::isnan(time_s)) lost_s.push_back(time_s);
  });
  const double through = std::exp(-200.0 / 60);
  EXPECT_GT(chi_square_test(kinds, {1 - through, through}).p_value, significance);
  const auto cdf = [through](double t) { return -std::expm1(-t / 60) / (1 - through); };
  EXPECT_GT(kolmogorov_smirnov_p(lost_s, cdf), significance);
}

TEST(SoftKillTime, OverlappingJammersAdd) {
  // 1 /min over the whole disc, 2 /min more in its inner 5 km.
  const std::string text =
      "bulwark: 1\nname: soft kill\nassets: {goal: {position: [20 km, 0 km]}}\n"
      "threats: {drone: {family: drone, speed: 100 m/s, altitude: 0 m}}\n"
      "raid: {one: {threat: drone, count: 1, from: [-30 km, 0 km], targets: [goal], launch: {at: 0 s}}}\n"
      "jammers:\n  wide: {position: [0 km, 0 km], radius: 10 km, rate: {drone: 1 /min}}\n"
      "  near: {position: [0 km, 0 km], radius: 5 km, rate: {drone: 2 /min}}\n";
  std::vector<double> hazard;  // accumulated at the loss: a unit exponential
  for_logged_trials(compile_text(text), 20000, 25, [&](const EventLog& log) {
    const double t = event_time_s(log, "soft_kill", 0) - 200;
    if (std::isnan(t)) return;
    hazard.push_back((t + 2 * std::clamp(t - 50, 0.0, 100.0)) / 60);
  });
  const double whole = 400.0 / 60;
  const auto cdf = [whole](double h) { return std::expm1(-h) / std::expm1(-whole); };
  EXPECT_GT(kolmogorov_smirnov_p(hazard, cdf), significance);
}

}  // namespace
}  // namespace bulwark
