// The posterior of a scenario's uncertain parameters, given a record of raids, and what there is to say against it.
//
// Raids: what is uncertain is taken to be the same in all raids of the record, and draws of the prior are weighted by
// the record's probability (likelihood.h). Where the bank is too thin, it is refined in steps (refinement.h).
// Bands: each night draws what is uncertain anew, from a law that is as near to the prior as bands allow (bands.h).
#pragma once

#include <string>
#include <vector>

#include "calibrate/bands.h"
#include "calibrate/calibration_file.h"
#include "calibrate/diagnostic.h"
#include "calibrate/parameter_change.h"
#include "calibrate/refinement.h"
#include "calibrate/self_check.h"

namespace bulwark {

struct CalibrationResult {
  std::vector<std::string> paths;  // [uncertain parameter]
  WeightedBank prior;              // equal weights
  WeightedBank posterior;          // the bank under its weights, or the refined particles; empty: there is none
  double bank_effective = 0;       // draws that the weighted bank was worth
  double bank_pareto_shape = 0;
  double bank_log_evidence = 0;  // of raids: ln of the mean weight, which is what the self-check has of its reports
  bool is_refined = false;
  std::vector<RefinementStage> stages;  // where refined
  double log_evidence = 0;              // of raids: ln of the record's probability under the prior; the better estimate
  SelfCheck self_check;                 // of raids
  std::vector<ParameterChange> parameters;
  std::vector<Prediction> predictions;  // of raids
  std::vector<BandFit> bands;
  double divergence = 0;  // of bands: from the prior, in nats
  std::vector<Diagnostic> diagnostics;
  std::vector<std::vector<double>> draws;  // [draw][uncertain parameter], equally likely
  std::uint64_t trials = 0;                // run in all

  /// Some draw of the prior can have made the record.
  bool has_posterior() const { return !posterior.particles.empty(); }

  /// Every diagnostic holds: only then are the draws to be used.
  bool is_sound() const;
};

/// Bit-identical for any number of threads. Throws Stopped where it was stopped.
CalibrationResult calibrate(const Calibration& calibration, std::uint64_t seed, const PoolHooks& hooks);

}  // namespace bulwark
