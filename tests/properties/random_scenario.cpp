#include "properties/random_scenario.h"

namespace bulwark::testing {

namespace {

std::string number(int n) {
  return std::to_string(n);
}

}  // namespace

std::string RandomScenario::place(int reach_km) {
  return "[" + number(whole(-reach_km, reach_km)) + " km, " + number(whole(-reach_km, reach_km)) + " km]";
}

std::string RandomScenario::far_away(int least_km, int most_km) {
  return "{bearing: " + number(whole(0, 359)) + " deg, range: " + number(whole(least_km, most_km)) + " km}";
}

std::string RandomScenario::seconds(int low, int high) {
  return number(whole(low, high)) + " s";
}

std::string RandomScenario::seconds_or_law(int low, int high) {
  const std::string a = seconds(low, high);
  switch (whole(0, 6)) {
    case 0:
      return "{uniform: [0 s, " + seconds(high + 1, 2 * high + 1) + "]}";
    case 1:
      return "{normal: [" + a + ", " + seconds(1, high) + "]}";
    case 2:
      return "{lognormal: {median: " + seconds(low + 1, high) + ", sigma: 0.5}}";
    case 3:
      return "{exponential: " + seconds(low + 1, high) + "}";
    case 4:
      return "{empirical: [0 s, " + a + ", " + seconds(high, 3 * high) + "]}";
    default:
      return a;
  }
}

std::string RandomScenario::assets() {
  assets_ = whole(1, 3);
  std::string text = "assets:\n";
  for (int k = 0; k < assets_; ++k) {
    text += "  site" + number(k) + ": {position: " + place(6) + ", value: " + number(whole(0, 3)) +
            ", capacity: " + number(whole(0, 5) * 100) + " MW, hardness: " + number(whole(1, 3)) + "}\n";
  }
  return text;
}

std::string RandomScenario::threats() {
  const auto odds = [&] {
    return ", reliability: " + share() + ", accuracy: " + share() + ", lethality: " + share() +
           ", signature: " + pick({"0.02", "0.3", "2"}) + " m^2, cost: " + number(whole(0, 4)) + "}\n";
  };
  return "threats:\n  drone: {family: uav, speed: " + number(whole(40, 90)) +
         " m/s, altitude: " + number(whole(0, 900)) + " m" + odds() +
         "  cruise: {family: cruise, speed: " + number(whole(180, 280)) + " m/s, altitude: " + number(whole(20, 200)) +
         " m" + odds() + "  rocket: {family: rocket, speed: " + number(whole(600, 1500)) +
         " m/s, profile: ballistic, apogee: " + number(whole(10, 50)) + " km" + odds() +
         "  foam: {family: " + pick({"uav", "decoy"}) + ", decoy: true, speed: " + number(whole(40, 200)) +
         " m/s, altitude: " + number(whole(0, 900)) +
         " m, cost: 0.1}\n  other_decoy: {family: decoy, decoy: true, speed: 90 m/s, altitude: 100 m}\n";
}

std::string RandomScenario::salvo() {
  const int n = whole(0, 9);
  const bool count_drawn = chance(25);
  if (!salvos_++) first_count_drawn_ = count_drawn;
  std::string text = "{threat: " + pick({"drone", "drone", "cruise", "rocket", "foam", "other_decoy"}) +
                     ", count: " + (count_drawn ? "{poisson: " + number(n + 1) + "}" : number(n)) +
                     ", from: " + far_away(25, 70);
  if (chance(30)) text += ", via: [" + far_away(5, 30) + (chance(40) ? ", " + place(20) : "") + "]";
  if (chance(40)) text += ", lanes: " + number(whole(2, 4)) + ", lane_spacing: " + number(whole(0, 4)) + " km";
  text += ", targets: {";
  for (int k = 0; k < assets_; ++k) text += (k > 0 ? ", site" : "site") + number(k) + ": " + number(whole(1, 4));
  if (is_living_) text += sites();
  text += "}, assign: " + pick({"random", "even"}) + ", " + pick({"launch", "arrive"}) + ": {at: " + seconds(0, 900);
  if (chance(70)) text += ", offset: {" + pick({"uniform", "normal", "every", "poisson"}) + ": " + seconds(1, 60) + "}";
  return text + "}}";
}

/// Targets in the defence: the first battery or ring, the sensors.
std::string RandomScenario::sites() {
  std::string text;
  if (chance(60)) text += ", batteries.battery0: " + number(whole(1, 9));
  for (int k = 0; k < sensors_; ++k) {
    if (chance(40)) text += ", sensors.sensor" + number(k) + ": " + number(whole(1, 6));
  }
  return text;
}

std::string RandomScenario::duty() {
  std::string text;
  int at_s = whole(-100, 500);
  for (int k = whole(0, 3); k > 0; --k) {
    const int end_s = at_s + whole(1, 400);
    text += (text.empty() ? "[" : ", [") + number(at_s) + " s, " + number(end_s) + " s]";
    at_s = end_s + whole(0, 200);
  }
  return "[" + text + "]";
}

std::string RandomScenario::living_keys() {
  std::string text = "    hardness: " + number(whole(1, 2)) + "\n    value: " + number(whole(0, 3)) +
                     "\n    guidance: " + pick({"autonomous", "command"}) + "\n";
  if (chance(30)) text += "    on_duty: " + duty() + "\n";
  if (chance(40)) text += "    turnaround: " + seconds_or_law(0, 60) + "\n";
  return text;
}

std::string RandomScenario::raid() {
  std::string text = "raid:\n";
  const int salvos = whole(1, 4);
  for (int k = 0; k < salvos; ++k) text += "  salvo" + number(k) + ": " + salvo() + "\n";
  return text;
}

std::string RandomScenario::sensors() {
  if (chance(30)) return "";
  std::string text = "sensors:\n";
  sensors_ = whole(1, 3);
  for (int k = 0; k < sensors_; ++k) text += "  sensor" + number(k) + ": " + sensor() + "\n";
  return text;
}

std::string RandomScenario::sensor() {
  std::string text =
      "{position: " + place(15) + ", max_range: " + number(whole(8, 90)) + " km, scan: " + seconds(1, 20);
  if (chance(50)) text += ", mast: " + number(whole(0, 50)) + " m";
  text += chance(50)
              ? ", radar: {range: " + number(whole(10, 60)) + " km, pd: 0." + number(whole(3, 9)) + ", pfa: 1e-5}"
              : ", pd: " + share();
  if (chance(30)) text += ", sees: [" + pick({"uav, cruise", "uav, rocket, decoy", "cruise"}) + "]";
  if (is_living_) text += ", hardness: " + number(whole(1, 2));
  return text + "}";
}

std::string RandomScenario::family_pks() {
  std::string text = "{uav: " + share();
  for (const char* name : {"cruise", "rocket", "decoy", "drone", "foam"}) {
    if (chance(60)) text += std::string(", ") + name + ": " + share();
  }
  return text + "}";
}

std::string RandomScenario::doctrine() {
  std::string text = "{default: {shots: " + number(whole(1, 3)) + ", interval: " + seconds(0, 9) + "}";
  if (chance(50)) text += ", cruise: {shots: " + number(whole(1, 4)) + ", interval: " + seconds(0, 40) + "}";
  return text + "}";
}

std::string RandomScenario::system(const std::string& name) {
  const int least_km = chance(40) ? whole(1, 4) : 0;
  const int rounds = whole(0, 9);
  std::string text = "  " + name + ":\n    interceptor: {speed: " + pick({"900", "700", "1200", "150", "60"}) +
                     " m/s, cost: " + number(whole(0, 3)) + "}\n    envelope: {range: [" + number(least_km) + " km, " +
                     number(least_km + whole(3, 25)) + " km]";
  if (chance(40)) text += ", altitude: [" + number(whole(0, 60)) + " m, " + number(whole(1, 15)) + " km]";
  text += "}\n    pk: " + family_pks() + "\n    channels: " + number(whole(0, 4)) + "\n    rounds: " + number(rounds) +
          "\n    reaction: " + seconds_or_law(0, 15) + "\n    assessment: " + seconds_or_law(0, 15) +
          "\n    doctrine: " + doctrine() +
          "\n    channel: " + (is_living_ && chance(40) ? "returns" : pick({"held", "released"})) + "\n";
  if (is_living_) text += living_keys();
  if (chance(30)) text += "    mast: " + number(whole(0, 20)) + " m\n";
  if (chance(40)) text += "    availability: " + share() + "\n";
  if (chance(50)) text += "    missed_kill: " + share() + "\n    false_kill: " + share() + "\n";
  const bool reloads = rounds > 0 && chance(50);
  if (name == "first") reload_in_first_system_ = reloads;
  if (reloads) {
    text += "    reload: {rounds: " + number(whole(1, rounds)) + ", time: " + seconds_or_law(1, 90) +
            ", stock: " + number(whole(0, 9)) + ", blocks_fire: " + pick({"true", "false"}) + "}\n";
  }
  return text;
}

std::string RandomScenario::batteries() {
  std::string text = "batteries:\n";
  const int batteries = whole(1, 4);
  for (int k = 0; k < batteries; ++k) {
    text += "  battery" + number(k) + ": {system: " + pick({"first", "second"}) + ", position: " + place(8);
    if (chance(30)) text += ", count: " + number(whole(2, 3)) + (chance(60) ? ", ring: 2 km" : "");
    if (chance(20)) text += ", pk: " + family_pks();
    if (chance(20)) text += ", channels: " + number(whole(0, 5));
    if (chance(20)) text += ", rounds: " + number(whole(9, 14));
    if (chance(20)) text += ", reaction: " + seconds_or_law(0, 20);
    text += "}\n";
  }
  return text;
}

std::string RandomScenario::jammers() {
  if (chance(60)) return "";
  std::string text = "jammers:\n";
  const int jammers = whole(1, 2);
  for (int k = 0; k < jammers; ++k) {
    text += "  jammer" + number(k) + ": {position: " + place(8) + ", radius: " + number(whole(2, 15)) +
            " km, rate: {uav: " + number(whole(0, 3)) + " /min" + (chance(50) ? ", cruise: 1 /min" : "") + "}}\n";
  }
  return text;
}

std::string RandomScenario::command() {
  const bool independent = chance(35);
  std::string text = "command:\n  order: " + pick({"impact", "detection", "value", "random"}) +
                     "\n  weapon: " + pick({"best_pk", "cheapest", "nearest", "fullest"}) +
                     "\n  latency: " + seconds(0, 25) + "\n";
  if (independent) {
    text += "  coordination: independent\n";
  } else {
    text += "  policy: " + pick({"greedy", "assignment"}) + "\n  engagements_per_threat: " + number(whole(1, 3)) + "\n";
  }
  if (chance(40)) text += "  track_capacity: " + number(whole(1, 6)) + "\n";
  if (chance(40))
    text += "  reserve: {first: {cruise: " + number(whole(0, 3)) + ", uav: " + number(whole(0, 2)) + "}}\n";
  if (chance(60)) {
    text += "  discrimination: {decoy_as_real: " + share() + ", real_as_decoy: " + share() +
            ", engage_decoys: " + pick({"last", "never"}) + "}\n";
  }
  return text;
}

std::string RandomScenario::uncertain() {
  if (chance(50)) return "";
  std::string text = "uncertain:\n  systems.first.pk.uav: {beta: [4, 2]}\n";
  if (chance(50)) text += "  systems.second.reaction: {uniform: [1 s, 20 s]}\n";
  if (chance(50)) text += "  systems.first.channels: {uniform_int: [0, 4]}\n";
  if (chance(50) && !first_count_drawn_) text += "  raid.salvo0.count: {normal: [5, 3]}\n";
  if (is_living_) text += "  systems.second.turnaround: {uniform: [0 s, 50 s]}\n";
  if (chance(50)) text += "  threats.drone.reliability: {uniform: [0.5, 1]}\n";
  if (chance(50) && reload_in_first_system_) text += "  systems.first.reload.time: {uniform: [5 s, 60 s]}\n";
  return text;
}

std::string RandomScenario::text() {
  std::string text = "bulwark: 1\n";
  text += assets();
  text += threats();
  if (is_living_) {  // salvos name sensors
    text += sensors();
    text += raid();
  } else {
    text += raid();
    text += sensors();
  }
  text += "systems:\n" + system("first");
  text += system("second");
  text += batteries();
  text += jammers();
  text += command();
  text += uncertain();
  return text;
}

}  // namespace bulwark::testing
