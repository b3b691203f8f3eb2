// Queues with more to them than one battery: layers, limited tracks, reloads, a raid all at once.
#include <fmt/format.h>

#include <cmath>

#include "validation/case.h"
#include "validation/measure.h"
#include "validation/scenarios.h"

namespace bulwark {

namespace {

// Two batteries in line; the transit between them is a constant.
constexpr const char* layers_text = R"(bulwark: 1
name: two layers
assets:
  goal: {{position: [2 km, 0 m]}}
threats:
  drone: {{family: drone, speed: 10 m/s, altitude: 0 m}}
raid:
{raid}systems:
  unit: {{interceptor: {{speed: 1e7 m/s}}, envelope: {{range: [0 m, 0.005 m]}}, reaction: 0 s, channels: 3,
         rounds: 5000, pk: {{drone: 1}}, assessment: {{exponential: {service} s}}}}
batteries:
  outer: {{system: unit, position: [10 m, 0 m]}}
  inner: {{system: unit, position: [1 km, 0 m]}}
)";

/// (measured threats that the outer layer leaves, measured threats).
CountPair overflow_of_outer(const Tables&, const EventLog& log) {
  constexpr SalvoId measured(1);
  constexpr BatteryId outer(0);
  CountPair counts{0, 0};
  for (const LoggedThreat& threat : log.threats) counts.second += threat.salvo == measured ? 1 : 0;
  counts.first = counts.second;
  for (const LoggedEvent& event : log.events) {
    if (event.event == "engage" && event.battery == outer && log.threats[*event.threat].salvo == measured)
      --counts.first;
  }
  return counts;
}

std::vector<Measured> run_layers(const ValidationCase& self, const Effort& effort) {
  const std::string text =
      fmt::format(layers_text, fmt::arg("raid", poisson_raid(4, 15, 200)), fmt::arg("service", service_s));
  const std::uint32_t trials = scaled_trials(4000, effort);
  const Estimate lost = leakage_of(run_text(text, self.id, trials, effort), "measured");
  const PairMoments overflow = run_logged(text, self.id, trials, effort, overflow_of_outer);
  return {against(lost, trials, self.figures[0].expected),
          against(ratio_estimate(overflow), trials, self.figures[1].expected),
          against(lost, trials, self.figures[2].expected)};
}

ValidationCase layers_case() {
  ValidationCase made;
  made.id = "layers";
  made.title = "Two layers with overflow";
  made.setting =
      "A load of 4 meets an outer battery of 3 channels; what it cannot take meets, a constant time later, an inner "
      "one "
      "of 3 channels. The two lose together B(6, 4) of Erlang. Taking the overflow for a Poisson process, as is often "
      "done, gives 0.0814: the engine must reject it.";
  made.source =
      "Kosten 1937 and Brockmeyer 1954 (overflow of loss groups); see Hindawi Math. Probl. Eng. 2016, 5915918 for "
      "layered defence";
  made.figures = {{"lost by both layers", 0.11716247139588101},
                  {"left by the outer layer", 0.4507042253521127},
                  {"lost, were the overflow Poisson (wrong)", 0.08144094214903784, Expectation::differs}};
  made.run = run_layers;
  return made;
}

// Ten tracks are the ten places. The gate kills whatever has a track at its launch and is believed to have missed
// (missed_kill 1), so that the server still engages it, once, and then drops the track; whatever got no track at once
// is lost to the sink. So `intercepted` is served, `soft_killed` refused.
constexpr const char* mutual_help_text = R"(bulwark: 1
name: mutual help
assets:
  goal: {{position: [3000 km, 0 km]}}
threats:
  drone: {{family: drone, speed: 100 m/s, altitude: 0 m}}
raid:
{raid}systems:
  gate: {{interceptor: {{speed: 1e7 m/s}}, envelope: {{range: [0 m, 0.05 m]}}, reaction: 0 s, channels: 1000,
         rounds: 5000, pk: {{drone: 1}}, assessment: 1 ms, missed_kill: 1}}
  server: {{interceptor: {{speed: 1e7 m/s}}, envelope: {{range: [0 m, 1500 km]}}, reaction: 0 s, channels: 5,
           rounds: 5000, pk: {{drone: 0.5}}, assessment: {{exponential: {half_service} s}}}}
batteries:
  gate: {{system: gate, position: [0 m, 0 m]}}
  server: {{system: server, position: [1500 km, 0 m]}}
jammers:
  sink: {{position: [0.2 m, 0 m], radius: 0.1 m, rate: {{drone: 100000 /s}}}}
command: {{track_capacity: 10}}
)";

std::vector<Measured> run_mutual_help(const ValidationCase& self, const Effort& effort) {
  const std::string text = fmt::format(mutual_help_text, fmt::arg("raid", poisson_raid(10, 15, 100)),
                                       fmt::arg("half_service", service_s / 2));
  const std::uint32_t trials = scaled_trials(4000, effort);
  const Tallies tallies = run_text(text, self.id, trials, effort);
  const CountHistogram killed = tallies.counts(salvo_group(tallies, "measured"), CountMetric::intercepted);
  // Served of those that arrived, with the exact mean of the arrivals below the line: a trial's own number is not kept
  // beside its kills.
  return {against(mean_estimate(killed.moments(), 1000), trials, self.figures[0].expected)};
}

ValidationCase mutual_help_case() {
  ValidationCase made;
  made.id = "mutual-help";
  made.title = "Mutual help between channels";
  made.setting =
      "Ten channels, ten arrivals in a mean engagement time; up to two channels share a threat while some are free, "
      "and "
      "share out anew at every change. In law it is a queue with 5 channels of twice the rate and 5 waiting places, "
      "which "
      "is run here: ten tracks are the ten places, a threat without one at once is lost. The source's 0.795 for the "
      "case without help contradicts Erlang (0.785) and is not used.";
  made.source = "Air-defence example 3.3 after Ovcharov, studopedia.ru/5_64412_reshenie.html (prints 0.883)";
  made.figures = {{"threats served", 0.8824967099078774}};
  made.run = run_mutual_help;
  return made;
}

std::vector<Measured> run_reload(const ValidationCase& self, const Effort& effort) {
  Pass pass;
  pass.window_s = no_wait_s;
  pass.fire = fmt::format(
      "channels: 100, rounds: 4, pk: {{drone: 1}}, reload: {{rounds: 1, time: {{exponential: {} s}}, stock: 5000}}",
      service_s);
  pass.raid = poisson_raid(0.9, 60, 500);
  const std::uint32_t trials = scaled_trials(12000, effort);
  const Tallies tallies = run_text(pass_scenario(pass), self.id, trials, effort);
  return {against(leakage_of(tallies, "measured"), trials, self.figures[0].expected)};
}

ValidationCase reload_case() {
  constexpr double load = 0.9;
  constexpr int rounds = 4;
  ValidationCase made;
  made.id = "reload";
  made.title = "A magazine that is filled up round by round";
  made.setting =
      "Four rounds ready, each fired is replaced, one at a time, in an exponential time; 0.9 threats arrive in a mean "
      "reload. The empty places are the customers of a queue M/M/1/4; a threat that finds no round is lost: "
      "(1 - r) r^4 / (1 - r^5).";
  made.source = "M/M/1/K: Gross and Harris 1998, Fundamentals of Queueing Theory, chapter 2";
  made.figures = {{"loss", (1 - load) * std::pow(load, rounds) / (1 - std::pow(load, rounds + 1))}};
  made.run = run_reload;
  return made;
}

std::vector<Measured> run_simultaneous(const ValidationCase& self, const Effort& effort) {
  Pass pass;
  pass.window_s = 35;
  pass.fire = "channels: 4, rounds: 100, pk: {drone: 1}, assessment: 10 s";
  pass.raid = salvo("raid", "20", "at: 0 s");
  const std::uint32_t trials = scaled_trials(100, effort);
  const Tallies tallies = run_text(pass_scenario(pass), self.id, trials, effort);
  return {against(mean_of(tallies, CountMetric::leakers), trials, self.figures[0].expected)};
}

ValidationCase simultaneous_case() {
  ValidationCase made;
  made.id = "simultaneous";
  made.title = "A raid all at once";
  made.setting =
      "20 threats at once, 4 channels, engagements of 10 s, a launch window of 35 s, certain kills: "
      "20 - 4 (1 + floor(35/10)) leak, in every trial.";
  made.source = "Counting; the saturation threshold of Hughes 1995, Naval Postgraduate School, hdl 10945/60793";
  made.figures = {{"leakers", 4}};
  made.run = run_simultaneous;
  return made;
}

}  // namespace

std::vector<ValidationCase> network_cases() {
  return {layers_case(), mutual_help_case(), reload_case(), simultaneous_case()};
}

}  // namespace bulwark
