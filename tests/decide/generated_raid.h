// Raids made by chance, of every rule that a bound has to know or to let go.
#pragma once

#include <fmt/format.h>

#include <random>
#include <string>

namespace bulwark {

/// The same text for the same number.
class GeneratedRaid {
 public:
  explicit GeneratedRaid(unsigned number) : random_(number) {}

  std::string text() {
    return "bulwark: 1\nname: generated\ntrials: 100\nassets: {a: {position: [0 km, 0 km]}}\n" + threats() + sensors() +
           systems() + jammers() + command();
  }

 private:
  int between(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  double within(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random_); }
  bool happens(double p) { return within(0, 1) < p; }

  std::string threats() {
    return fmt::format(
        "threats:\n  slow: {{family: slow, speed: {:.0f} m/s, altitude: 200 m, reliability: 0.95}}\n"
        "  fast: {{family: fast, speed: {:.0f} m/s, {}}}\n"
        "raid:\n  s: {{threat: slow, count: {}, from: [30 km, {} km], lanes: 3, lane_spacing: 2 km, targets: [a],\n"
        "       launch: {{at: 0 s, offset: {{uniform: {} s}}}}}}\n"
        "  f: {{threat: fast, count: {}, from: [-40 km, 10 km], targets: [a], arrive: {{at: 500 s, offset: {{normal: "
        "{} "
        "s}}}}}}\n",
        within(40, 120), within(200, 900), happens(0.5) ? "profile: ballistic, apogee: 8 km" : "altitude: 100 m",
        between(2, 12), between(-10, 10), between(1, 200), between(1, 6), between(1, 60));
  }
  std::string sensors() {
    if (happens(0.3)) return "";
    return fmt::format("sensors: {{r: {{position: [1 km, 0 km], max_range: {} km, scan: 5 s, pd: {:.2f}}}}}\n",
                       between(8, 40), within(0.1, 0.9));
  }
  std::string system(const std::string& name) {
    const bool is_drawn = happens(0.7);
    return fmt::format(
        "  {}: {{interceptor: {{speed: {} m/s}}, envelope: {{range: [{:.1f} km, {} km]}}, pk: {{slow: {:.2f}, fast: "
        "{:.2f}}},\n    channels: {}, channel: {}, rounds: {}, {}reaction: {}, assessment: {} s, missed_kill: {:.2f},\n"
        "    false_kill: {:.2f}, availability: {:.2f}, doctrine: {{slow: {{shots: {}, interval: {} s}}}}}}\n",
        name, between(60, 1200), within(0, 2), between(4, 25), within(0.2, 0.9), within(0.1, 0.8), between(1, 3),
        happens(0.6) ? "held" : (happens(0.5) ? "released" : "returns"), between(2, 20),
        happens(0.4) ? fmt::format("reload: {{rounds: 1, time: {} s, stock: {}}}, ", between(5, 100), between(1, 6))
                     : "",
        is_drawn ? fmt::format("{{lognormal: {{median: {} s, sigma: 0.4}}}}", between(3, 25))
                 : fmt::format("{} s", between(1, 15)),
        between(0, 20), within(0, 0.3), within(0, 0.2), within(0.7, 1), between(1, 3), between(1, 8));
  }
  std::string systems() {
    return "systems:\n" + system("u") + system("w") +
           fmt::format(
               "batteries:\n  u: {{system: u, position: [2 km, 1 km]}}\n"
               "  w: {{system: w, position: [-3 km, 2 km], count: {}, ring: 2 km}}\n",
               between(1, 2));
  }
  std::string jammers() {
    if (happens(0.5)) return "";
    return fmt::format("jammers: {{j: {{position: [5 km, 0 km], radius: 9 km, rate: {{slow: {:.2f} /min}}}}}}\n",
                       within(0.05, 0.8));
  }
  std::string command() {
    const char* const orders[] = {"impact", "detection", "value", "random"};
    const char* const weapons[] = {"best_pk", "cheapest", "nearest", "fullest"};
    std::string text = fmt::format("command: {{order: {}, weapon: {}, ", orders[between(0, 3)], weapons[between(0, 3)]);
    if (happens(0.3)) return text + "coordination: independent}\n";
    if (happens(0.4)) text += "policy: assignment, ";
    return text + fmt::format("engagements_per_threat: {}}}\n", happens(0.75) ? 1 : 2);
  }

  std::mt19937 random_;
};

}  // namespace bulwark
