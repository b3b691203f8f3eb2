#include "validation/scenarios.h"

#include <fmt/format.h>

namespace bulwark {

namespace {

constexpr const char* pass_text = R"(bulwark: 1
name: validation
assets:
  goal: {{position: [{goal} m, 0 m]{goal_keys}}}
threats:
  drone: {{family: drone, speed: {speed} m/s, altitude: 0 m}}
raid:
{raid}systems:
  unit: {{interceptor: {{speed: 1e7 m/s}}, envelope: {{range: [0 m, {radius} m]}}, reaction: 0 s, {fire}}}
batteries:
  site: {{system: unit, position: [{site} m, 0 m]}}
{rest})";

}  // namespace

std::string pass_scenario(const Pass& pass) {
  const double radius_m = pass.window_s * threat_speed_mps / 2;
  constexpr double margin_m = 10;
  return fmt::format(pass_text, fmt::arg("goal", 2 * (radius_m + margin_m)), fmt::arg("goal_keys", pass.goal),
                     fmt::arg("speed", threat_speed_mps), fmt::arg("raid", pass.raid), fmt::arg("radius", radius_m),
                     fmt::arg("fire", pass.fire), fmt::arg("site", radius_m + margin_m), fmt::arg("rest", pass.rest));
}

std::string salvo(const std::string& name, const std::string& count, const std::string& timing) {
  return fmt::format("  {}: {{threat: drone, count: {}, from: [0 m, 0 m], targets: [goal], launch: {{{}}}}}\n", name,
                     count, timing);
}

std::string poisson_raid(double per_service, double warm_up_services, double measured_services) {
  const double begin_s = warm_up_services * service_s;
  return salvo("warm_up", fmt::format("{{poisson: {}}}", per_service * warm_up_services),
               fmt::format("at: 0 s, offset: {{uniform: {} s}}", begin_s)) +
         salvo("measured", fmt::format("{{poisson: {}}}", per_service * measured_services),
               fmt::format("at: {} s, offset: {{uniform: {} s}}", begin_s, measured_services * service_s));
}

std::string shoot_look_shoot_text(int threats, int rounds, double pk) {
  Pass pass;
  pass.window_s = 1000;
  pass.fire = fmt::format("channels: 4, rounds: {}, pk: {{drone: {}}}, assessment: 1 s", rounds, pk);
  pass.raid = salvo("raid", fmt::format("{}", threats), "at: 0 s");
  return pass_scenario(pass);
}

std::string sequential_text(int threats, int rounds, double pk, int looks) {
  constexpr double engagement_s = 10;
  Pass pass;
  pass.window_s = (looks - 0.5) * engagement_s;
  pass.fire = fmt::format("channels: 1, rounds: {}, pk: {{drone: {}}}, assessment: {} s", rounds, pk, engagement_s);
  pass.raid = salvo("raid", fmt::format("{}", threats),
                    fmt::format("at: 0 s, offset: {{every: {} s}}", 10 * looks * engagement_s));
  return pass_scenario(pass);
}

std::string armstrong_text() {
  Pass pass;
  pass.window_s = 1000;
  pass.fire = "channels: 6, rounds: 3, pk: {drone: 0.67}, assessment: 1 s";
  pass.raid = salvo("raid", "{binomial: [6, 0.67]}", "at: 0 s");
  pass.goal = ", capacity: 33 MW, hardness: 100";
  return pass_scenario(pass);
}

}  // namespace bulwark
