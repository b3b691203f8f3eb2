// Runs the scenario of a validation case and sets what it gives against what is known.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "engine/run.h"
#include "outcome/event_log.h"
#include "statistics/histogram.h"
#include "statistics/moments.h"
#include "tally/metrics.h"
#include "validation/case.h"

namespace bulwark {

/// Each case has draws of its own: cases that shared them would all err to the same side.
std::uint64_t validation_seed(const std::string& case_id);

/// Trials of the full run times the effort's share, at least 100: standard errors need some.
std::uint32_t scaled_trials(double full, const Effort& effort);

/// Compiles and runs a scenario text. Throws InputErrors where the text is no scenario.
Tallies run_text(const std::string& text, const std::string& name, std::uint32_t trials, const Effort& effort);

/// Two counts of one trial, from its events.
using CountPair = std::pair<std::uint32_t, std::uint32_t>;
using LogReader = std::function<CountPair(const Tables&, const EventLog&)>;

/// Runs trials with their events, for what no tally counts. Exact sums, whatever the number of threads.
PairMoments run_logged(const std::string& text, const std::string& name, std::uint32_t trials, const Effort& effort,
                       const LogReader& read);

/// Leakage of a salvo, counts of a group.
GroupId salvo_group(const Tallies& tallies, const std::string& salvo);
Estimate leakage_of(const Tallies& tallies, const std::string& salvo);
Estimate mean_of(const Tallies& tallies, CountMetric metric);

/// z = (value - expected) / standard error. Without spread equality is asked for, but for rounding.
Measured against(const Estimate& estimate, std::uint64_t trials, double expected);
/// A probability, with the standard error that it has if the expected one is true.
Measured probability_against(std::uint64_t successes, std::uint64_t trials, double expected);
/// A whole law.
Measured law_against(const CountHistogram& histogram, const std::vector<double>& law);

}  // namespace bulwark
