#include "decide/recording_judge.h"

namespace bulwark {

RecordingJudge::RecordingJudge(const Tables& tables, const RareEvent& event, const Steering& steering, StopFlag stop)
    : tables_(&tables),
      judge_(
          tables, event,
          [this, steering](const TrialStreams& streams, Parameters& parameters) {
            record_.pk = parameters.pk;
            record_.availability = parameters.availability;
            if (steering) steering(streams, parameters);
          },
          stop) {}

Judgement RecordingJudge::operator()(const TrialStreams& streams) {
  log_.threats.clear();
  log_.events.clear();
  outcome_ = &judge_.play(streams, &log_);
  bulwark::record(*tables_, *outcome_, log_, record_);
  return judge_.judge(*outcome_);
}

}  // namespace bulwark
