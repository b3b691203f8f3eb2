#include "decide/event_judge.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace bulwark {

namespace {
constexpr double below_all_logarithms = -1e6;

/// In [0, 1).
double share_down(const Outcome& outcome) {
  const auto down = std::count_if(outcome.batteries.begin(), outcome.batteries.end(),
                                  [](const BatteryCounts& battery) { return !battery.up; });
  return static_cast<double>(down) / static_cast<double>(outcome.batteries.size() + 1);
}
}  // namespace

EventJudge::EventJudge(const Tables& tables, const RareEvent& event, Steering steering, StopFlag stop)
    : stop_(stop),
      player_(tables, stop),
      evaluator_(tables.scenario, tables.layout),
      margin_(tables.scenario, event),
      law_(ImpactLaw::of(tables.scenario, tables.layout, event)),
      guide_(ChannelGuide::of(tables.scenario, event)),
      counts_down_(!tables.scenario.campaign && is_availability_uncertain(tables)),
      steering_(std::move(steering)) {
  // An event happens once or not at all: of other levels the margin tells, always or never.
  const bool asks_for_it = event.is_named() && !event.is_at_most && event.level > 0 && event.level <= 1;
  if (asks_for_it) named_ = slot_of(tables.scenario, event.metric).group.index;
}

Judgement EventJudge::operator()(const TrialStreams& streams) {
  if (!guide_) return judge(play(streams, nullptr));
  log_.threats.clear();
  log_.events.clear();
  Judgement judgement = judge(play(streams, &log_));
  judgement.score += guide_->pressure(log_, player_.parameters());
  return judgement;
}

const Outcome& EventJudge::play(const TrialStreams& streams, EventLog* log) {
  end_if_asked(stop_);
  return player_.play(streams, log, steering_ ? &steering_ : nullptr);
}

Judgement EventJudge::judge(const Outcome& outcome) {
  Judgement judgement = law_ ? by_law(outcome) : by_margin(outcome);
  if (counts_down_) judgement.score += share_down(outcome);
  return judgement;
}

Judgement EventJudge::by_law(const Outcome& outcome) {
  const double chance = law_->chance(outcome, player_.parameters());
  return {chance > 0 ? std::log(chance) : below_all_logarithms + law_->prospect(), chance};
}

Judgement EventJudge::by_margin(const Outcome& outcome) {
  const Evaluation& evaluation = evaluator_.evaluate(outcome);
  if (named_) {
    const bool has_happened = evaluation.events[*named_] != 0;
    return {evaluator_.events().margin(*named_, evaluation), has_happened ? 1.0 : 0.0};
  }
  const double margin = margin_.of(evaluation);
  return {margin, margin >= 0 ? 1.0 : 0.0};
}

Steering steering_of(const Tables& tables, const Stratum& stratum) {
  if (stratum.probability == 1) return {};
  return StratumLaw(tables, stratum);
}

Judge judge_of(const Tables& tables, const RareEvent& event, const Stratum& stratum, StopFlag stop) {
  const auto judge = std::make_shared<EventJudge>(tables, event, steering_of(tables, stratum), stop);
  return [judge](const TrialStreams& streams) { return (*judge)(streams); };
}

}  // namespace bulwark
