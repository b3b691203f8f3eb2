// Raids small enough for the best policy to be known.
#pragma once

#include <fmt/format.h>

#include <string>

#include "format/load.h"
#include "tables/tables.h"

namespace bulwark {

struct SmallRaid {
  int threats = 6;
  int rounds = 10;
  double pk = 0.7;
  int shots = 2;  // that each threat's window has time for, one after another's outcome
  int channels = 100;
};

/// One battery; all threats come at once, 10 m/s through a window of 10 s, and a shot is assessed after as long as lets
/// `shots` of them into it.
inline std::string text_of(const SmallRaid& raid) {
  return fmt::format(
      "bulwark: 1\nname: small\ntrials: 50\nassets: {{a: {{position: [220 m, 0 m]}}}}\n"
      "threats: {{t: {{family: f, speed: 10 m/s, altitude: 0 m}}}}\n"
      "raid: {{s: {{threat: t, count: {}, from: [0 m, 0 m], targets: [a], launch: {{at: 0 s}}}}}}\n"
      "systems:\n  w: {{interceptor: {{speed: 1e7 m/s}}, envelope: {{range: [0 m, 50 m]}}, reaction: 0 s, "
      "channels: {}, rounds: {}, assessment: {} s, pk: {{f: {}}}}}\n"
      "batteries: {{w: {{system: w, position: [100 m, 0 m]}}}}\n",
      raid.threats, raid.channels, raid.rounds, 10.0 / (raid.shots - 0.5), raid.pk);
}

inline Tables tables_of(const std::string& text) {
  return compile(load_scenario_text(text, "small.yaml").scenario);
}

}  // namespace bulwark
