// Trials judged, and what they drew kept.
#pragma once

#include "decide/event_judge.h"
#include "decide/trial_record.h"

namespace bulwark {

class RecordingJudge {
 public:
  /// One raid, no campaign. The tables must outlive it. The steering may be empty; the record has what was drawn
  /// before. A play throws Stopped soon after the flag turns true.
  RecordingJudge(const Tables& tables, const RareEvent& event, const Steering& steering, StopFlag stop = nullptr);
  RecordingJudge(const RecordingJudge&) = delete;
  RecordingJudge& operator=(const RecordingJudge&) = delete;

  Judgement operator()(const TrialStreams& streams);

  /// Of the last trial.
  const TrialRecord& record() const { return record_; }
  const Outcome& outcome() const { return *outcome_; }
  const EventLog& log() const { return log_; }

 private:
  const Tables* tables_;
  TrialRecord record_;
  EventLog log_;
  const Outcome* outcome_ = nullptr;
  EventJudge judge_;
};

}  // namespace bulwark
