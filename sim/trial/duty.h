// Duty of batteries: outside of it a battery starts no engagement (living_defence.md).
#pragma once

#include "trial/state.h"

namespace bulwark {

/// Batteries that have duties are off duty until the first one begins.
void reset_duties(State& state);

/// Puts the beginnings and ends of all duties that the raid may see, up to `last_s`, into the queue.
void push_duties(State& state, double last_s);

/// The event of a beginning or an end.
void change_duty(State& state, EventKey event);

/// Whether the battery is on duty at some time of [begin_s, end_s] and before `until_s`.
bool is_on_duty_within(const SiteTable& site, const Interval& times_s, double until_s);

}  // namespace bulwark
