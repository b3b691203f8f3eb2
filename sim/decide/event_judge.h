// Trials of a scenario judged by how near they come to an event.
#pragma once

#include <optional>
#include <vector>

#include "campaign/player.h"
#include "decide/channel_guide.h"
#include "decide/impact_law.h"
#include "decide/judgement.h"
#include "decide/rare_event.h"
#include "decide/strata.h"
#include "tally/evaluator.h"

namespace bulwark {

/// Where the event is of the assets of one raid, hits are summed (impact_law.h): the score is the logarithm of the
/// chance, and below all of those, where the event cannot be, how much is missing. Else it is the margin of the event,
/// of a very few threats with how near they came (channel_guide.h).
class EventJudge {
 public:
  /// The tables must outlive it. The steering may be empty. A play throws Stopped soon after the flag turns true.
  EventJudge(const Tables& tables, const RareEvent& event, Steering steering, StopFlag stop = nullptr);

  Judgement operator()(const TrialStreams& streams);

  /// The trial with its events, where a log is given, and as it came out.
  const Outcome& play(const TrialStreams& streams, EventLog* log);
  /// Of the last trial.
  Judgement judge(const Outcome& outcome);
  /// The same of a trial that counts with a probability, which then decides among trials that are else alike.
  Judgement weighted(Judgement judgement, double probability) const;
  const Parameters& parameters() const { return player_.parameters(); }

 private:
  Judgement by_law(const Outcome& outcome);
  Judgement by_margin(const Outcome& outcome);
  Judgement by_way(const Evaluation& evaluation) const;

  StopFlag stop_;
  Player player_;
  Evaluator evaluator_;
  std::optional<std::size_t> named_;  // event of the scenario
  std::vector<std::size_t> ways_;     // in which it happens, the last of them alone
  EventMargin margin_;
  std::optional<ImpactLaw> law_;
  std::optional<ChannelGuide> guide_;
  EventLog log_;  // of a trial that needs the guide
  Steering steering_;
};

/// To a stratum; empty where there is but one.
Steering steering_of(const Tables& tables, const Stratum& stratum);

/// The judge of one thread. Throws Stopped soon after the flag turns true.
Judge judge_of(const Tables& tables, const RareEvent& event, const Stratum& stratum, StopFlag stop = nullptr);

}  // namespace bulwark
