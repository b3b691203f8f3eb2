#include <fmt/format.h>

#include "validation/case.h"
#include "validation/measure.h"
#include "validation/scenarios.h"

namespace bulwark {

namespace {

constexpr const char* fire_text = R"(bulwark: 1
name: random fire
assets:
  goal: {{position: [120 m, 0 m]}}
threats:
  drone: {{family: drone, speed: 10 m/s, altitude: 0 m}}
raid:
{raid}systems:
  unit: {{interceptor: {{speed: 1e7 m/s}}, envelope: {{range: [0 m, 50 m]}}, reaction: 0 s, channels: 1, rounds: 1,
         pk: {{drone: {pk}}}}}
batteries:
  shooter: {{system: unit, position: [60 m, 0 m], count: {shooters}}}
command: {{coordination: independent, order: random}}
)";

struct Hunt {
  std::string id;
  std::string targets;  // a count or a distribution
  int shooters;
  double pk;
  CountMetric metric;
  std::string what;
  double expected;
};

ValidationCase hunt_case(const Hunt& hunt) {
  ValidationCase made;
  made.id = hunt.id;
  made.title = "Random fire";
  made.setting =
      "`S` shooters with one round each choose among `T` targets at random, not knowing of each other, and kill with "
      "probability `p`: T (1 - (1 - p/T)^S) are killed on average; T may be random itself. (A web answer of 5.996 for "
      "the Poisson flock gives every hunter every duck and is wrong.)";
  made.source =
      "Ross, A First Course in Probability, chapter 7 (8th edition, problem 55); Rice, Mathematical Statistics and "
      "Data "
      "Analysis, chapter 4, problem 28";
  made.figures = {{hunt.what, hunt.expected}};
  made.run = [hunt](const ValidationCase& self, const Effort& effort) -> std::vector<Measured> {
    const std::string scenario = fmt::format(fire_text, fmt::arg("raid", salvo("raid", hunt.targets, "at: 0 s")),
                                             fmt::arg("pk", hunt.pk), fmt::arg("shooters", hunt.shooters));
    const std::uint32_t trials = scaled_trials(200000, effort);
    const Tallies tallies = run_text(scenario, self.id, trials, effort);
    return {against(mean_of(tallies, hunt.metric), trials, self.figures[0].expected)};
  };
  return made;
}

}  // namespace

std::vector<ValidationCase> random_fire_cases() {
  return {hunt_case({"hunters-ten", "10", 10, 1, CountMetric::leakers, "mean survivors, T = 10, S = 10, p = 1",
                     3.4867844010000004}),
          hunt_case({"hunters-poisson", "{poisson: 6}", 10, 0.6, CountMetric::intercepted,
                     "mean killed, T Poisson of mean 6, S = 10, p = 0.6", 3.698898753351334}),
          hunt_case({"hunters-twelve", "12", 6, 0.6, CountMetric::intercepted, "mean killed, T = 12, S = 6, p = 0.6",
                     3.1788973125000024})};
}

}  // namespace bulwark
