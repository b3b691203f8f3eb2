#include "decide/event_judge.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace bulwark {

namespace {
constexpr double below_all_logarithms = -1e6;
constexpr double out_of_the_question = -1e300;

Steering steering_of(const std::shared_ptr<StratumLaw>& law) {
  return [law](const TrialStreams& streams, Parameters& parameters) { law->steer(streams, parameters); };
}
}  // namespace

EventJudge::EventJudge(const Tables& tables, const RareEvent& event, Steering steering, StopFlag stop)
    : stop_(stop),
      player_(tables, stop),
      evaluator_(tables.scenario, tables.layout),
      ways_(event.ways),
      margin_(tables.scenario, event),
      law_(ImpactLaw::of(tables.scenario, tables.layout, event)),
      guide_(ChannelGuide::of(tables.scenario, event)),
      steering_(std::move(steering)) {
  if (event.asks_whether_it_happens()) named_ = slot_of(tables.scenario, event.metric).group.index;
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
  return law_ ? by_law(outcome) : by_margin(outcome);
}

Judgement EventJudge::weighted(Judgement judgement, double probability) const {
  if (probability <= 0) return {out_of_the_question, 0, 0};
  const double logarithm = std::log(std::min(1.0, probability));
  judgement.score += law_ && judgement.chance > 0 ? logarithm : 1 / (1 - logarithm);
  judgement.chance *= probability;
  judgement.most *= probability;
  return judgement;
}

Judgement EventJudge::by_law(const Outcome& outcome) {
  const double chance = law_->chance(outcome, player_.parameters());
  return {chance > 0 ? std::log(chance) : below_all_logarithms + law_->prospect(), chance};
}

Judgement EventJudge::by_margin(const Outcome& outcome) {
  const Evaluation& evaluation = evaluator_.evaluate(outcome);
  if (!ways_.empty()) return by_way(evaluation);
  if (named_) {
    const bool has_happened = evaluation.events[*named_] != 0;
    return {evaluator_.events().margin(*named_, evaluation), has_happened ? 1.0 : 0.0};
  }
  const double margin = margin_.of(evaluation);
  return {margin, margin >= 0 ? 1.0 : 0.0};
}

Judgement EventJudge::by_way(const Evaluation& evaluation) const {
  const EventReader& events = evaluator_.events();
  const auto holds = [&](std::size_t node) { return events.holds(*named_, node, evaluation); };
  const bool is_first = holds(ways_.back()) && std::none_of(ways_.begin(), ways_.end() - 1, holds);
  return {events.margin(*named_, ways_.back(), evaluation), is_first ? 1.0 : 0.0};
}

Steering steering_of(const Tables& tables, const Stratum& stratum) {
  if (stratum.probability == 1) return {};
  return steering_of(std::make_shared<StratumLaw>(tables, stratum));
}

Judge judge_of(const Tables& tables, const RareEvent& event, const Stratum& stratum, StopFlag stop) {
  if (stratum.is_drawn) {
    const auto law = std::make_shared<StratumLaw>(tables, stratum);
    const auto judge = std::make_shared<EventJudge>(tables, event, steering_of(law), stop);
    return [judge, law](const TrialStreams& streams) {
      const Judgement judgement = (*judge)(streams);
      return judge->weighted(judgement, law->probability());
    };
  }
  const auto judge = std::make_shared<EventJudge>(tables, event, steering_of(tables, stratum), stop);
  return [judge](const TrialStreams& streams) { return (*judge)(streams); };
}

}  // namespace bulwark
