#include <fmt/format.h>

#include <cmath>

#include "tables/tables.h"
#include "validation/case.h"
#include "validation/measure.h"
#include "validation/scenarios.h"

namespace bulwark {

namespace {

constexpr const char* setting =
    "M/M/c with a deadline on the start of service: threats arrive at random, `lambda` in a mean engagement time, at a "
    "battery of `c` channels, wait first come, first served, and are lost where no channel is free within `tau` mean "
    "engagement times, the time they spend in the launch window. An engagement that has begun is carried through.";
constexpr const char* deadline_source =
    "Barrer 1957, Oper. Res. 5; Gnedenko and Kovalenko, Introduction to Queueing Theory; Boots and Tijms 1999, Manag. "
    "Sci. 45(3):444";

struct Queue {
  double lambda;
  int c;
  double tau;
};

struct DeadlineLaw {
  double loss;
  double immediate;
};

/// P(loss) = lambda·p·e^(-d·tau)/c and P(no wait) = sum over j < c of p_j, with a = lambda (service rate 1),
/// d = c - lambda, p_j = a^j/j! / Z, p = p_(c-1), Z = sum over j < c of a^j/j! + lambda·a^(c-1)/(c-1)! ·
/// [(1 - e^(-d·tau))/d + e^(-d·tau)/c].
DeadlineLaw deadline_law(const Queue& queue) {
  double term = 1;
  double free = 1;
  for (int j = 1; j < queue.c; ++j) {
    term *= queue.lambda / j;
    free += term;
  }
  const double d = queue.c - queue.lambda;
  const double late = std::exp(-d * queue.tau);
  const double z = free + queue.lambda * term * ((1 - late) / d + late / queue.c);
  return {queue.lambda * term * late / queue.c / z, free / z};
}

/// (measured threats engaged within a microsecond-scale instant of their window's opening, measured threats).
CountPair immediate_engagements(const Tables& tables, const EventLog& log) {
  constexpr SalvoId measured(1);
  constexpr double at_once_s = 1e-3;  // a millionth of an engagement
  CountPair counts{0, 0};
  for (const LoggedThreat& threat : log.threats) counts.second += threat.salvo == measured ? 1 : 0;
  for (const LoggedEvent& event : log.events) {
    if (event.event != "engage") continue;
    const LoggedThreat& threat = log.threats[*event.threat];
    const Pair& pair = tables.geometry->pairs[tables.geometry->route_tables[threat.route].pairs.first];
    const double opening_s = threat.launch_s + tables.geometry->windows[pair.windows.first].launch.begin_s;
    if (threat.salvo == measured && event.time_s <= opening_s + at_once_s) ++counts.first;
  }
  return counts;
}

std::vector<Measured> run_queue(const Queue& queue, const ValidationCase& self, const Effort& effort) {
  constexpr double services = 200;
  Pass pass;
  pass.window_s = queue.tau * service_s;
  pass.fire = fmt::format("channels: {}, rounds: 5000, pk: {{drone: 1}}, assessment: {{exponential: {} s}}", queue.c,
                          service_s);
  pass.raid = poisson_raid(queue.lambda, 40, services);
  const std::string text = pass_scenario(pass);
  const std::uint32_t trials = scaled_trials(4e6 / (queue.lambda * services), effort);
  const Tallies tallies = run_text(text, self.id, trials, effort);
  const PairMoments at_once = run_logged(text, self.id, trials, effort, immediate_engagements);
  return {against(leakage_of(tallies, "measured"), trials, self.figures[0].expected),
          against(ratio_estimate(at_once), trials, self.figures[1].expected)};
}

ValidationCase queue_case(const Queue& queue) {
  const DeadlineLaw law = deadline_law(queue);
  const std::string which = fmt::format("lambda = {:g}, c = {}, tau = {:g}", queue.lambda, queue.c, queue.tau);
  ValidationCase made;
  made.id = fmt::format("deadline-c{}", queue.c);
  made.title = "Queue with a deadline";
  made.setting = setting;
  made.source = deadline_source;
  made.figures = {{"loss, " + which, law.loss}, {"engaged without delay, " + which, law.immediate}};
  made.run = [queue](const ValidationCase& self, const Effort& effort) { return run_queue(queue, self, effort); };
  return made;
}

}  // namespace

std::vector<ValidationCase> deadline_cases() {
  return {queue_case({0.8, 1, 2.0}), queue_case({2.4, 3, 0.5}), queue_case({4.5, 5, 1.0}), queue_case({8.0, 10, 0.3})};
}

}  // namespace bulwark
