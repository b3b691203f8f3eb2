// The posterior of a scenario's uncertain parameters, given a record of raids, and what there is to say against it.
//
// Raids: what is uncertain is taken to be the same in all raids of the record, and draws of the prior are weighted by
// the record's probability (likelihood.h). Where the bank is too thin, it is refined in steps (refinement.h).
#pragma once

#include <string>
#include <vector>

#include "calibrate/calibration_file.h"
#include "calibrate/predictive.h"
#include "calibrate/refinement.h"
#include "calibrate/self_check.h"

namespace bulwark {

/// A test of the result: it holds where the value is on the right side of the limit.
struct Diagnostic {
  std::string name;
  std::string of;  // what it is about; empty: the whole
  double value = 0;
  double limit = 0;
  bool is_least = true;  // the limit is the least that will do, not the most
  std::string fault;     // what to say where it does not hold

  bool holds() const { return is_least ? value >= limit : value <= limit; }
};

/// From the prior to the posterior of one parameter, in SI units.
struct ParameterChange {
  std::string path;
  double prior_mean = 0;
  double prior_deviation = 0;
  Band prior;
  double mean = 0;
  double mean_error = 0;  // standard error of the posterior mean over the sample
  double deviation = 0;
  Band posterior;
  double shrinkage = 0;  // 1 - (posterior variance)/(prior variance)
};

struct CalibrationResult {
  std::vector<std::string> paths;  // [uncertain parameter]
  WeightedBank prior;              // equal weights
  WeightedBank posterior;          // the bank under its weights, or the refined particles
  double bank_effective = 0;       // draws that the weighted bank was worth
  double bank_pareto_shape = 0;
  bool is_refined = false;
  std::vector<RefinementStage> stages;  // where refined
  double log_evidence = 0;              // ln of the record's probability under the prior
  SelfCheck self_check;
  std::vector<ParameterChange> parameters;
  std::vector<Prediction> predictions;
  std::vector<Diagnostic> diagnostics;
  std::vector<std::vector<double>> draws;  // [draw][uncertain parameter], equally likely
  std::uint64_t trials = 0;                // run in all

  /// Every diagnostic holds: only then are the draws to be used.
  bool is_sound() const;
};

/// Bit-identical for any number of threads. Throws Stopped where it was stopped.
CalibrationResult calibrate(const Calibration& calibration, std::uint64_t seed, const PoolHooks& hooks);

}  // namespace bulwark
