#include "campaign/calendar.h"

#include <algorithm>
#include <stdexcept>

#include "base/constants.h"
#include "campaign/instant.h"

namespace bulwark {

Calendar::Calendar(const Tables& tables)
    : campaign_(&*tables.scenario.campaign), entities_(&tables.campaign.strike_entities) {}

/// Out of the pause that holds the time, and from there out of one that begins at its end.
double Calendar::after_pauses(double time_s) const {
  for (const Pause& pause : campaign_->pauses) {
    if (has_come(pause.begin_s, time_s) && is_before(time_s, pause.end_s)) time_s = pause.end_s;
  }
  return time_s;
}

double Calendar::gap_s(std::uint32_t strike, std::uint32_t ordinal) const {
  const Distribution& every_s = *campaign_->strikes[strike].every_s;
  if (const Constant* gap = every_s.as<Constant>()) return gap->value;
  if (ordinal > max_ordinal) throw std::runtime_error("a strike of more than 1,048,575 gaps");
  Stream stream(streams_, (*entities_)[strike], Purpose::gap, ordinal);
  for (;;) {
    const double drawn_s = sample(every_s, stream);
    if (drawn_s > 0) return drawn_s;
  }
}

/// The next of `days` that is later than the last occasion.
double Calendar::next_day_s(const Strike& strike, Cursor& cursor, double last_s) const {
  while (cursor.ordinal < strike.days_s.size()) {
    const double time_s = after_pauses(strike.days_s[cursor.ordinal++]);
    if (is_before(last_s, time_s)) return time_s;
  }
  return never_s;
}

void Calendar::put(Cursor& cursor, double time_s) const {
  cursor.next_s = is_before(time_s, campaign_->duration_s) ? time_s : never_s;
}

void Calendar::advance(std::uint32_t index) {
  const Strike& strike = campaign_->strikes[index];
  Cursor& cursor = cursors_[index];
  if (strike.every_s) {
    put(cursor, after_pauses(cursor.next_s + gap_s(index, cursor.ordinal)));
    ++cursor.ordinal;
  } else {
    put(cursor, next_day_s(strike, cursor, cursor.next_s));
  }
}

void Calendar::begin(const TrialStreams& streams) {
  streams_ = streams;
  passed_ = 0;
  cursors_.assign(campaign_->strikes.size(), {});
  for (std::uint32_t k = 0; k < cursors_.size(); ++k) {
    const Strike& strike = campaign_->strikes[k];
    put(cursors_[k], strike.every_s ? after_pauses(strike.first_s) : next_day_s(strike, cursors_[k], -never_s));
  }
}

bool Calendar::next() {
  time_s_ = never_s;
  for (const Cursor& cursor : cursors_) time_s_ = std::min(time_s_, cursor.next_s);
  if (time_s_ == never_s) return false;
  strikes_.clear();
  for (std::uint32_t k = 0; k < cursors_.size(); ++k) {
    if (!has_come(cursors_[k].next_s, time_s_)) continue;
    strikes_.push_back(k);
    advance(k);
  }
  ++passed_;
  return true;
}

}  // namespace bulwark
