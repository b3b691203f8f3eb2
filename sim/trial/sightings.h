// First detections where sensors can be destroyed: each (threat, sensor) has its own draw, from that sensor's looks
// alone, and the threat is detected at the earliest of those looks that come before its sensor's destruction
// (living_defence.md).
#pragma once

#include "trial/state.h"

namespace bulwark {

struct Sighting {
  double time_s = 0;  // +infinity: never
  SensorId sensor;
};

/// The first detection of the threat, as far as the destructions up to now tell.
Sighting first_sighting(const State& state, const Threat& threat);

/// That plus the latency of the network.
double first_request_s(const State& state, const Threat& threat);

/// The event at which the threat would ask for its track: where the sensor that should have seen it was gone by then,
/// the threat waits for the next one that sees it.
void request_track_if_seen(State& state, ThreatId threat);

/// Writes down all detections; at the end of a trial.
void log_sightings(State& state);

}  // namespace bulwark
