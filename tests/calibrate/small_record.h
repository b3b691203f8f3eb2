// Scenarios whose posterior is known: threats with one shot each at them, killed with the uncertain probability pk.
#pragma once

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "calibrate/calibrate.h"
#include "format/load.h"

namespace bulwark::testing {

inline std::string single_shots(int threats, const std::string& uncertain) {
  return R"(bulwark: 1
assets:
  plant: {position: [0 km, 0 km], hardness: 100}
threats:
  drone: {family: uav, speed: 100 m/s, altitude: 0 m}
raid:
  wave: {threat: drone, count: )" +
         std::to_string(threats) + R"(, from: [100 km, 0 km], targets: [plant], launch: {at: 0 s, offset: {every: 1 s}}}
systems:
  sam:
    interceptor: {speed: 1e6 m/s}
    envelope: {range: [0 km, 10 km]}
    pk: {uav: 0.5}
    channels: 100
    rounds: 1000
    reaction: 0 s
    assessment: 1000 s
batteries:
  north: {system: sam, position: [0 km, 0 km]}
uncertain: )" +
         uncertain;
}

constexpr const char* path_of_pk = "systems.sam.pk.uav";

/// Of that scenario, pk ~ Beta(a, b), with a family whose reports have these errors.
inline Calibration calibration_of(int threats, double a, double b, const ReportedFamily& errors) {
  Calibration calibration;
  calibration.name = "small";
  const std::string uncertain =
      "{" + std::string(path_of_pk) + ": {beta: [" + std::to_string(a) + ", " + std::to_string(b) + "]}}\n";
  calibration.scenario = load_scenario_text(single_shots(threats, uncertain), "small.yaml");
  calibration.record.families = {errors};
  calibration.record.families[0].name = "drones";
  calibration.record.families[0].of = {FamilyId(0)};
  return calibration;
}

inline CalibrationResult calibrated(const Calibration& calibration, std::uint64_t seed, unsigned threads = 2) {
  return calibrate(calibration, seed, {threads, nullptr, {}});
}

inline ReportedFamily errors(double correlation, double misreported) {
  ReportedFamily family;
  family.correlation = correlation;
  family.misreported = misreported;
  return family;
}

inline void add_raid(Calibration& calibration, std::uint32_t launched, std::uint32_t stopped,
                     Regime regime = Regime::together) {
  const std::string name = "raid " + std::to_string(calibration.record.raids.size() + 1);
  calibration.record.raids.push_back({name, regime, {{0, launched, stopped, 0}}});
}

/// Standard error of a parameter's posterior deviation σ̂: that of its square, sqrt Σw²((x - x̄)² - σ̂²)², over 2 σ̂ (delta
/// method).
inline double deviation_error(const CalibrationResult& result, std::size_t parameter = 0) {
  const ParameterChange& change = result.parameters[parameter];
  double squares = 0;
  for (std::size_t j = 0; j < result.posterior.particles.size(); ++j) {
    const double off = result.posterior.particles[j].values[parameter] - change.mean;
    squares += std::pow(result.posterior.weights[j] * (off * off - change.deviation * change.deviation), 2);
  }
  return std::sqrt(squares) / (2 * change.deviation);
}

/// Of ln of a mean weight over n draws of which so many are effective: sqrt(1/effective - 1/n).
inline double evidence_error(double effective, double draws) {
  return std::sqrt(1 / effective - 1 / draws);
}

inline double evidence_error(const CalibrationResult& result) {
  return evidence_error(result.bank_effective, static_cast<double>(result.prior.particles.size()));
}

struct ExactPosterior {
  double mean = 0;
  double deviation = 0;
  double log_evidence = 0;
};

/// By quadrature over pk: each raid's probability is that of its report given that S of the simulated threats were
/// killed, summed over S ~ Bin(threats, pk).
inline ExactPosterior exact_posterior(const Calibration& calibration, int threats, double a, double b) {
  const ReportedFamily& family = calibration.record.families[0];
  const auto log_likelihood_at = [&](double pk) {
    double sum = 0;
    for (const ReportedRaid& raid : calibration.record.raids) {
      double probability = 0;
      for (int kills = 0; kills <= threats; ++kills) {
        const FamilyCounts counts{static_cast<std::uint32_t>(threats), static_cast<std::uint32_t>(kills), 0};
        const double of_kills = boost::math::pdf(boost::math::binomial(threats, pk), kills);
        probability +=
            of_kills * std::exp(log_probability(counts_of(raid.reports[0], raid.regime),
                                                report_means(counts, raid.regime, family), family.correlation));
      }
      sum += std::log(probability);
    }
    return sum;
  };
  constexpr int steps = 4000;
  double weights = 0;
  double mean = 0;
  double square = 0;
  for (int i = 0; i < steps; ++i) {
    const double pk = (i + 0.5) / steps;
    const double weight =
        boost::math::pdf(boost::math::beta_distribution<>(a, b), pk) / steps * std::exp(log_likelihood_at(pk));
    weights += weight;
    mean += weight * pk;
    square += weight * pk * pk;
  }
  mean /= weights;
  return {mean, std::sqrt(square / weights - mean * mean), std::log(weights)};
}

}  // namespace bulwark::testing
