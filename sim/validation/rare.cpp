#include "decide/rare.h"

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <vector>

#include "format/load.h"
#include "tables/tables.h"
#include "validation/case.h"
#include "validation/measure.h"
#include "validation/scenarios.h"

namespace bulwark {

namespace {

/// Threats that are shot at once each, independently: how many leak is a sum of coin tosses.
std::string single_shots(const std::string& salvos, const std::string& keys, const std::string& rest) {
  return fmt::format(
      "bulwark: 1\n"
      "assets: {{plant: {{position: [0 km, 0 km]}}}}\n"
      "threats:\n"
      "  drone: {{family: drone, speed: 100 m/s, altitude: 0 m}}\n"
      "  missile: {{family: missile, speed: 100 m/s, altitude: 0 m}}\n"
      "raid:\n{}"
      "systems: {{sam: {{interceptor: {{speed: 1e6 m/s}}, envelope: {{range: [0 km, 10 km]}}, channels: 100,\n"
      "                 rounds: 1000, reaction: 0 s, assessment: 1000 s, {}}}}}\n"
      "batteries:\n"
      "  north: {{system: sam, position: [0 km, 0 km]}}\n{}",
      salvos, keys, rest);
}

std::string one_after_another(const char* threat, int count) {
  return fmt::format(
      "  {}s: {{threat: {}, count: {}, from: [100 km, 0 km], targets: [plant], launch: {{at: 0 s, offset: {{every: 1 "
      "s}}}}}}\n",
      threat, threat, count);
}

struct RareCase {
  std::string id;
  std::string title;
  std::string setting;
  std::string source;
  std::string scenario;
  std::string event;
  double probability = 0;
};

/// The logarithm of the estimate is nearer to a normal variable than the estimate is.
Measured against_probability(const RareEstimate& estimate, double expected) {
  Measured measured;
  measured.value = estimate.probability;
  measured.interval = estimate.interval;
  measured.standard_error = estimate.standard_error;
  measured.z = std::log(estimate.probability / expected) * estimate.probability / estimate.standard_error;
  return measured;
}

ValidationCase validation_of(const RareCase& rare) {
  ValidationCase made;
  made.id = rare.id;
  made.title = rare.title;
  made.setting = rare.setting;
  made.source = rare.source;
  made.figures = {{"P(" + rare.event + ")", rare.probability}};
  made.run = [rare](const ValidationCase& self, const Effort& effort) -> std::vector<Measured> {
    const Tables tables = compile(load_scenario_text(rare.scenario, rare.id).scenario);
    RareQuery query;
    query.event = read_rare_event(tables.scenario, rare.event);
    query.seed = validation_seed(rare.id);
    query.relative = 0.1 / std::sqrt(effort.share);
    query.max_trials = static_cast<std::uint32_t>(static_cast<double>(query.max_trials) * effort.share);
    return {against_probability(find_rare(tables, query, {effort.threads, effort.stop}).estimate(),
                                self.figures[0].expected)};
  };
  return made;
}

constexpr const char* luck_title = "Rare events: luck";
constexpr const char* luck_setting =
    "Each threat is shot at once. 40 of them leak with 0.1 each; or 20 with 0.2 and 30 with 0.05; or 20 with a common "
    "chance, 1 less a kill probability drawn from Beta(8, 2). `bulwark rare` finds the tails of the number that leak.";
constexpr const char* luck_source = "Elementary (tails of binomials, of their convolution, and of the beta-binomial)";

RareCase luck(const std::string& id, const std::string& scenario, int least, double probability) {
  return {id, luck_title, luck_setting, luck_source, scenario, fmt::format("leakers:all>={}", least), probability};
}

std::vector<RareCase> luck_cases() {
  const std::string drones = one_after_another("drone", 20);
  const std::string forty = single_shots(one_after_another("drone", 40), "pk: {drone: 0.9}", "");
  const std::string mixed =
      single_shots(drones + one_after_another("missile", 30), "pk: {drone: 0.8, missile: 0.95}", "");
  const std::string shared =
      single_shots(drones, "pk: {drone: 0.8}", "uncertain: {systems.sam.pk.drone: {beta: [8, 2]}}\n");
  return {luck("rare-binomial-15", forty, 15, 3.48055e-6),   luck("rare-binomial-18", forty, 18, 1.27890e-8),
          luck("rare-binomial-20", forty, 20, 1.87186e-10),  luck("rare-two-groups-18", mixed, 18, 1.17970e-6),
          luck("rare-two-groups-20", mixed, 20, 3.23221e-8), luck("rare-beta", shared, 20, 2.09685e-6)};
}

RareCase two_modes_case() {
  return {"rare-two-modes",
          "Rare events: two ways to a disaster",
          "Either of two batteries shoots once at each of 40 threats, which then leaks with 0.1; each battery is down "
          "with 1e-3. 18 or more leak by luck, or because both are down: a method stuck in one mode says 1.28e-8.",
          "Elementary: 1e-6 + (1 - 1e-6) · P(Bin(40, 0.1) >= 18)",
          single_shots(one_after_another("drone", 40), "pk: {drone: 0.9}, availability: 0.999",
                       "  south: {system: sam, position: [0 km, 0 km]}\n"),
          "leakers:all>=18",
          1.0127890e-6};
}

RareCase erlang_case(int channels, double load, double loss) {
  Pass pass;
  pass.window_s = no_wait_s;
  pass.fire = fmt::format("channels: {}, rounds: 5000, pk: {{drone: 1}}, assessment: {{exponential: {} s}}", channels,
                          service_s);
  constexpr double begin_s = 10 * service_s;
  pass.raid = salvo("before", fmt::format("{{poisson: {}}}", 10 * load),
                    fmt::format("at: 0 s, offset: {{uniform: {} s}}", begin_s)) +
              salvo("marked", "1", fmt::format("at: {} s", begin_s));
  return {
      fmt::format("rare-erlang-c{}-a{:g}", channels, load),
      "Rare events: every channel is busy",
      "Threats arrive at random (Poisson, `a` in a mean engagement time) at a battery of `c` channels; a marked one "
      "comes after ten mean engagements and leaks if all of them are busy.",
      "Erlang 1917; an arrival sees the stationary state: Wolff 1982",
      pass_scenario(pass),
      "leakers:salvo:marked>=1",
      loss};
}

}  // namespace

std::vector<ValidationCase> rare_cases() {
  std::vector<ValidationCase> cases;
  for (const RareCase& rare : luck_cases()) cases.push_back(validation_of(rare));
  cases.push_back(validation_of(two_modes_case()));
  cases.push_back(validation_of(erlang_case(12, 2, 1.15727e-6)));
  cases.push_back(validation_of(erlang_case(20, 5, 2.64121e-7)));
  cases.push_back(validation_of(erlang_case(25, 5, 1.29459e-10)));
  return cases;
}

}  // namespace bulwark
