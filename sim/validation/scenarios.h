// Scenario texts for the classical problems: threats on one straight route past one battery.
#pragma once

#include <string>

namespace bulwark {

/// Mean time of an engagement in the queues. Interceptors need 2 ms at most and the shortest windows last 1 ms: a
/// millionth of it, which no result can see.
constexpr double service_s = 1000;
constexpr double no_wait_s = 1e-3;  // a launch window so short that nobody waits

constexpr double threat_speed_mps = 10;

/// Threats pass one battery and end beyond it.
struct Pass {
  double window_s = 1;  // time that a threat spends in the launch window
  std::string fire;     // keys of the battery's system: channels, rounds, pk, …
  std::string raid;     // salvos
  std::string rest;     // further sections
  std::string goal;     // further keys of the target, each after a comma
};

std::string pass_scenario(const Pass& pass);

/// One salvo of the raid, with `timing` as in `at: 0 s, offset: {uniform: 10 s}`. The target is `goal`.
std::string salvo(const std::string& name, const std::string& count, const std::string& timing);

/// A Poisson process of `per_service` arrivals in a mean engagement time: a salvo `warm_up`, then one `measured`, each
/// of a Poisson number of threats at uniform times of a fixed interval, so that what is measured is the stationary
/// state and no end of the count biases it. First come, first served: later arrivals would change nothing.
std::string poisson_raid(double per_service, double warm_up_services, double measured_services);

/// Threats at once, a shared magazine, a perfect look after each shot, all the time in the world.
std::string shoot_look_shoot_text(int threats, int rounds, double pk);

/// Threats one after another, time for `looks` single shots at each.
std::string sequential_text(int threats, int rounds, double pk, int looks);

/// Armstrong's salvo (2011, section 5.1). A hit that leaks costs 0.33 MW.
std::string armstrong_text();

}  // namespace bulwark
