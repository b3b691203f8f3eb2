#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "tally/metrics.h"
#include "validation/case.h"
#include "validation/measure.h"
#include "validation/scenarios.h"

namespace bulwark {

namespace {

/// A metric of summary.csv against what is known.
Measured metric_against(const Tallies& tallies, const std::string& name, double expected) {
  for (const Metric& metric : metrics(tallies)) {
    if (metric.name == name && metric.group == "all") return against(metric.estimate, tallies.trials(), expected);
  }
  throw std::logic_error("no metric " + name);
}

/// Ten hits at the beginning of a campaign, so many days, three crews.
std::string batch_text(int days) {
  return fmt::format(
      "bulwark: 1\n"
      "assets: {{plant: {{position: [0 km, 0 km], hardness: 10}}}}\n"
      "threats: {{arrow: {{family: arrow, speed: 100 m/s, altitude: 10 m}}}}\n"
      "raid: {{wave: {{threat: arrow, count: 10, from: [1 km, 0 km], targets: [plant], arrive: {{at: 0 s}}}}}}\n"
      "campaign: {{duration: {} d, strikes: {{once: {{days: [0 d]}}}},\n"
      "           repair: {{crews: 3, kinds: {{default: {{time: {{exponential: 10 d}}}}}}}}}}\n",
      days);
}

ValidationCase batch_case(int days, double left) {
  ValidationCase made;
  made.id = fmt::format("repair-batch-{}", days);
  made.title = "Repair of a batch";
  made.setting =
      "10 repair jobs at once, 3 crews, 10 days a job on the average (exponential): jobs left after some days.";
  made.source = "Pure death process with rates 0.1 min(3, n) a day, solved by its generator";
  made.figures = {{fmt::format("mean jobs left after {} days", days), left}};
  made.run = [days](const ValidationCase& self, const Effort& effort) -> std::vector<Measured> {
    const Tallies tallies = run_text(batch_text(days), self.id, scaled_trials(400000, effort), effort);
    return {metric_against(tallies, "backlog", self.figures[0].expected)};
  };
  return made;
}

/// Raids a hundred days apart against one magazine: the raids are over long before.
constexpr int raids = 6;
constexpr std::array<double, raids> ready_rounds = {40, 35.714286, 31.428577, 27.143673, 22.878917, 18.771797};
constexpr std::array<double, raids> leak = {0, 4e-06, 0.000567, 0.014671, 0.125016, 0.500505};

std::string magazine_text() {
  return shoot_look_shoot_text(10, 40, 0.7) +
         "campaign: {duration: 700 d, strikes: {a: {first: 100 d, every: 100 d}},\n"
         "           supply: {unit: {initial: 0, delivery: [[0 d, 0 /d], [100 d, 0.1 /d]]}}}\n";
}

ValidationCase magazine_case() {
  ValidationCase made;
  made.id = "magazine-over-raids";
  made.title = "A magazine over raids";
  made.setting =
      "Six raids of 10 threats against 40 rounds of 0.7, shoot, look, shoot without a deadline; ten rounds are "
      "delivered "
      "after each raid. Rounds used are min(M, 10 + NegBin(10, 0.7)), leakers max(0, 10 - Bin(M, 0.7)), M the rounds "
      "left.";
  made.source = "Elementary (negative binomial), the stock as a Markov chain";
  made.figures = {{"mean rounds ready before raid 3", ready_rounds[2]},
                  {"mean rounds ready before raid 6", ready_rounds[5]},
                  {"mean leakers of raid 5", leak[4]},
                  {"mean leakers of raid 6", leak[5]}};
  made.run = [](const ValidationCase&, const Effort& effort) -> std::vector<Measured> {
    const std::uint32_t trials = scaled_trials(100000, effort);
    const Tallies tallies = run_text(magazine_text(), "magazine-over-raids", trials, effort);
    const std::vector<FlownRaidTally>& flown = tallies.campaign().raids();
    const auto ready_before = [&](std::size_t k) { return mean_estimate(flown[k].ready_rounds.moments()); };
    const auto leakers_of = [&](std::size_t k) { return mean_estimate(flown[k].leakers.moments()); };
    return {against(ready_before(2), trials, ready_rounds[2]), against(ready_before(5), trials, ready_rounds[5]),
            against(leakers_of(4), trials, leak[4]), against(leakers_of(5), trials, leak[5])};
  };
  return made;
}

/// Three buses in a triangle; no threat flies.
std::string triangle_text(const char* flow, bool has_third) {
  return fmt::format(
      "bulwark: 1\n"
      "assets: {{plant: {{position: [0 km, 0 km], capacity: 200 MW}}}}\n"
      "threats: {{arrow: {{family: arrow, speed: 100 m/s, altitude: 10 m, accuracy: 0}}}}\n"
      "raid: {{wave: {{threat: arrow, count: 1, from: [1 km, 0 km], targets: [plant], launch: {{at: 0 s}}}}}}\n"
      "grid:\n"
      "  flow: {}\n"
      "  buses: {{one: {{}}, two: {{}}, three: {{demand: 150 MW}}}}\n"
      "  generation: {{plant: one}}\n"
      "  lines:\n"
      "    a: {{between: [one, three], capacity: 100 MW, reactance: 1}}\n"
      "    b: {{between: [one, two], capacity: 100 MW, reactance: 1}}\n"
      "    c: {{between: [two, three], capacity: {} MW, reactance: 1}}\n",
      flow, has_third ? 20 : 0);
}

ValidationCase triangle_case(const char* flow, bool has_third, double unserved_mw) {
  ValidationCase made;
  made.id = fmt::format("braess-{}-{}", flow, has_third ? "with" : "without");
  made.title = "A line that harms";
  made.setting =
      "200 MW at one corner of a triangle, 150 MW of demand at another; 100 MW a line, but 20 MW between the third "
      "corner and the demand: by flows of a power network the third way lowers what is served, by free flows it does "
      "not.";
  made.source = "Braess's paradox in a power network; textbook example, computed";
  made.figures = {
      {fmt::format("MW unserved, {}, {} the way of 20 MW", flow, has_third ? "with" : "without"), unserved_mw}};
  made.run = [flow = std::string(flow), has_third](const ValidationCase& self,
                                                   const Effort& effort) -> std::vector<Measured> {
    const Tallies tallies = run_text(triangle_text(flow.c_str(), has_third), self.id, 100, effort);
    return {metric_against(tallies, "unserved_MW", self.figures[0].expected)};
  };
  return made;
}

constexpr int airframes = 5;
constexpr double airframe_load = 2.218472;  // of which 5 % are lost

/// Airframes that fly, come back and are made ready are the channels of a loss system.
ValidationCase airframes_case() {
  ValidationCase made;
  made.id = "airframes";
  made.title = "Airframes as channels";
  made.setting =
      "Erlang's loss system of above, 5 channels, but an interceptor comes back and is made ready (exponential): the "
      "airframe is busy for as long as a channel is there.";
  made.source = "Erlang 1917; the load of 5 % loss of 5 channels";
  made.figures = {{"loss, 5 airframes, a = 2.218472", 0.05}};
  made.run = [](const ValidationCase& self, const Effort& effort) -> std::vector<Measured> {
    const std::uint32_t trials = scaled_trials(2000, effort);
    Pass pass;
    pass.window_s = no_wait_s;
    pass.fire =
        fmt::format("channels: {}, rounds: 5000, pk: {{drone: 1}}, channel: returns, turnaround: {{exponential: {} s}}",
                    airframes, service_s);
    pass.raid = poisson_raid(airframe_load, 10, 500 / airframe_load);
    const Tallies tallies = run_text(pass_scenario(pass), self.id, trials, effort);
    return {against(leakage_of(tallies, "measured"), trials, self.figures[0].expected)};
  };
  return made;
}

}  // namespace

std::vector<ValidationCase> campaign_cases() {
  return {magazine_case(),
          batch_case(5, 8.500012),
          batch_case(20, 4.156694),
          batch_case(60, 0.125836),
          triangle_case("transport", true, 30),
          triangle_case("transport", false, 50),
          triangle_case("dc", true, 90),
          triangle_case("dc", false, 50),
          airframes_case()};
}

}  // namespace bulwark
