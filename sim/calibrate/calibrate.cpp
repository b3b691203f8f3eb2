#include "calibrate/calibrate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/phrase.h"
#include "calibrate/minimum_discrimination.h"
#include "calibrate/weights.h"
#include "engine/parallel_tasks.h"

namespace bulwark {

namespace {

constexpr double least_conflict_p = 0.01;
constexpr double least_rank_p = 0.001;        // for all parameters together (Bonferroni)
constexpr double least_prediction_p = 0.001;  // on either side, for all reports together
constexpr std::uint32_t least_replicates = 50;

std::vector<double> equal_weights(std::size_t n) {
  return std::vector<double>(n, 1 / static_cast<double>(n));
}

/// The steps of one calibration, in order.
class Run {
 public:
  Run(const Calibration& calibration, std::uint64_t seed, const PoolHooks& hooks)
      : calibration_(calibration),
        record_(calibration.record),
        seed_(seed),
        hooks_(hooks),
        prior_(calibration.scenario.scenario),
        simulator_(calibration.scenario.scenario, record_.families, seed,
                   static_cast<std::uint32_t>(trials_of_bank(calibration) / calibration.draws), hooks) {
    for (const UncertainParameter& parameter : calibration.scenario.scenario.uncertain) {
      result_.paths.push_back(parameter.path);
    }
  }

  CalibrationResult run() {
    make_bank();
    record_.bands.empty() ? follow_raids() : follow_bands();
    draw();
    result_.trials = simulator_.trials_run();
    return std::move(result_);
  }

 private:
  void make_bank() {
    std::vector<BankDraw> bank = draw_prior(prior_, seed_, calibration_.draws, hooks_.stop);
    simulator_.simulate(bank, hooks_);
    result_.prior = {std::move(bank), equal_weights(calibration_.draws)};
  }

  void follow_raids() {
    weight_bank();
    check_bank();
    compare();
    if (is_thin() && calibration_.refine && result_.has_posterior()) refine_bank();
    judge_size();
    result_.predictions =
        predict(record_.families, record_.raids, calibration_.trials, result_.prior, played_anew(), hooks_);
    judge_rest();
  }

  /// The posterior with trials that had no part in it: those that made the weights agree with the record by choice.
  WeightedBank played_anew() {
    if (!result_.has_posterior()) return {};
    const std::vector<BankDraw>& particles = result_.posterior.particles;
    const Block block = TrialStreams(seed_, 0).block({hash_name("calibrate:predict"), 0}, Purpose::study);
    WeightedBank anew;
    for (const std::size_t j : resample(result_.posterior.weights, particles.size(), block.first())) {
      anew.particles.push_back({particles[j].normals, particles[j].values, {}});
    }
    anew.weights = equal_weights(particles.size());
    simulator_.simulate(anew.particles, hooks_);
    return anew;
  }

  void follow_bands() {
    const std::vector<BankDraw>& bank = result_.prior.particles;
    BandCalibration fit = fit_bands(record_, bank, calibration_.trials, hooks_);
    effective_ = result_.bank_effective = effective_size(fit.weights);
    pareto_shape_ = result_.bank_pareto_shape = pareto_shape(fit.weights);
    result_.posterior = {bank, std::move(fit.weights)};
    result_.bands = std::move(fit.fits);
    result_.divergence = fit.divergence;
    judge_size();
    judge_bands();
    compare();
  }

  void judge_bands() {
    for (const BandFit& fit : result_.bands) {
      judge({"band_missed", fit.band + ":" + fit.figure, fit.missed, most_missed, false,
             fit.is_met_alone ? "it cannot be met together with " + others_that_pull(fit)
                              : "no weights of the prior's draws reach it; a wider prior, or another scenario"});
    }
  }

  /// Of two bands that no law of the draws can meet together, both pull as much as they may.
  std::string others_that_pull(const BandFit& missed) const {
    std::vector<std::string> names;
    for (const BandFit& fit : result_.bands) {
      const bool is_itself = fit.band == missed.band && fit.figure == missed.figure;
      if (!is_itself && std::abs(fit.multiplier) > most_multiplier / 2) names.push_back(fit.band + ":" + fit.figure);
    }
    return names.empty() ? "the other bands" : join_and(names);
  }

  void weight_bank() {
    const std::vector<BankDraw>& bank = result_.prior.particles;
    std::vector<double> logs(bank.size());
    const auto weight = [&](std::uint64_t j) {
      logs[j] = log_likelihood(record_.families, record_.raids, calibration_.trials, bank[j]);
    };
    parallel_tasks(hooks_.threads, bank.size(), weight, hooks_.stop);
    const NormalisedWeights weights = normalised(logs);
    result_.log_evidence = result_.bank_log_evidence = weights.log_mean;
    const bool is_possible = std::isfinite(weights.log_mean);
    if (is_possible) result_.posterior = {bank, weights.weights};
    effective_ = result_.bank_effective = is_possible ? effective_size(weights.weights) : 0;
    pareto_shape_ = result_.bank_pareto_shape = pareto_shape(weights.weights);
  }

  void check_bank() {
    result_.self_check =
        check_itself({record_.families, record_.raids, seed_, calibration_.trials, least_effective_of_ranks()},
                     result_.prior.particles, hooks_);
  }

  double least_effective_of_ranks() const { return std::min<double>(100, calibration_.least_effective); }
  bool is_thin() const { return effective_ < calibration_.least_effective || pareto_shape_ > most_pareto_shape; }

  void refine_bank() {
    const RefinementQuery query{record_.families, record_.raids, seed_, calibration_.trials};
    const Refinement refinement = refine(query, prior_, result_.prior.particles, simulator_, hooks_);
    result_.is_refined = true;
    result_.stages = refinement.stages;
    result_.log_evidence = refinement.log_evidence;
    result_.posterior = {refinement.particles, equal_weights(refinement.particles.size())};
    compare();
    const double worth = widen_errors(result_.parameters, refinement);
    effective_ = refinement.is_whole ? worth : 0;
    pareto_shape_ = refinement.pareto_shape;
  }

  void judge(Diagnostic diagnostic) { result_.diagnostics.push_back(std::move(diagnostic)); }

  void judge_size() {
    judge({"effective_draws", "", effective_, static_cast<double>(calibration_.least_effective), true,
           result_.has_posterior()
               ? "too few draws agree with the record; more draws or trials, or a prior nearer to it"
               : "no draw can have made the record; reports with errors, or a wider prior"});
    judge({"pareto_shape", "", pareto_shape_, most_pareto_shape, false,
           "a few draws have nearly all of the weight; more draws or trials"});
  }

  void judge_rest() {
    const SelfCheck& check = result_.self_check;
    judge({"prior_data_conflict_p", "", check.conflict_p(result_.bank_log_evidence), least_conflict_p, true,
           "hardly any record of this prior is as improbable; look at the prior, the reports or the scenario"});
    if (check.counted >= least_replicates) {
      const double limit = least_rank_p / static_cast<double>(check.p_values.size());
      for (std::size_t k = 0; k < check.p_values.size(); ++k) {
        judge({"rank_uniformity_p", result_.paths[k], check.p_values[k], limit, true,
               "truths are not found where the posterior has them; more draws or trials"});
      }
    }
    if (result_.has_posterior()) judge_predictions();
  }

  void judge_predictions() {
    const double limit = least_prediction_p / static_cast<double>(result_.predictions.size());
    for (const Prediction& prediction : result_.predictions) {
      judge({"predictive_p", fmt::format("{}:{}:{}", prediction.raid, prediction.family, prediction.quantity),
             2 * std::min(prediction.p_value, 1 - prediction.p_value), limit, true,
             "the posterior cannot have made this report; look at it, or at what the scenario lacks"});
    }
  }

  void compare() { result_.parameters = parameter_changes(result_.paths, result_.prior, result_.posterior); }

  void draw() {
    if (!result_.has_posterior()) return;
    const Block block = TrialStreams(seed_, 0).block({hash_name("calibrate:draw"), 0}, Purpose::study);
    for (const std::size_t j : resample(result_.posterior.weights, calibration_.posterior_draws, block.first())) {
      result_.draws.push_back(result_.posterior.particles[j].values);
    }
  }

  const Calibration& calibration_;
  const Record& record_;
  std::uint64_t seed_;
  const PoolHooks& hooks_;
  Prior prior_;
  RaidSimulator simulator_;
  CalibrationResult result_;
  double effective_ = 0;
  double pareto_shape_ = 0;
};

}  // namespace

bool CalibrationResult::is_sound() const {
  return std::all_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& one) { return one.holds(); });
}

CalibrationResult calibrate(const Calibration& calibration, std::uint64_t seed, const PoolHooks& hooks) {
  return Run(calibration, seed, hooks).run();
}

}  // namespace bulwark
