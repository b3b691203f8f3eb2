#include "trial/channel_release.h"

#include "trial/time_law.h"

namespace bulwark {

namespace {

/// The way back of what was fired last, from the latest meeting, and the turnaround.
double return_s(const Duel& duel, const Volley& volley) {
  const State& state = duel.state;
  const BatteryId b = duel.pair.battery;
  const Vector3 met_m = state.geometry->routes[duel.threat.route].position_m(volley.last_intercept_s);
  const Vector3 site_m(duel.table.site_m.x(), duel.table.site_m.y(), 0);
  const double back_s = on_time_grid((met_m - site_m).norm() / duel.table.interceptor_mps);
  const double mean_s = state.parameters->mean_turnaround_s[b];
  const TimeLaw law{state.tables->sites[b].turnaround_s, on_time_grid(mean_s),
                    time_scale(mean_s, state.tables->parameters.mean_turnaround_s[b])};
  const Stream stream(state.streams, duel.threat.entity, Purpose::turnaround, duel.threat.engagements);
  return back_s + draw_time_s(law, stream);
}

/// Writes down the engagement of a battery that may be destroyed before its end.
void note_engagement(const Duel& duel, const Volley& volley, double end_s, double release_s) {
  const auto first_round = static_cast<std::uint32_t>(duel.state.rounds.size()) - volley.fired;
  duel.state.attrition.engagements.push({Engagement(duel.id, duel.pair.battery, duel.threat.engagements), first_round,
                                         volley.fired, volley.first_launch_s, end_s, release_s});
}

}  // namespace

double other_release_s(State& state, const Pair& pair, ThreatId id, Volley volley, double end_s) {
  const Duel duel(state, pair, id);
  const SiteTable& site = state.tables->sites[pair.battery];
  double release_s = end_s;
  if (volley.fired > 0 && site.channel == ChannelUse::released) {
    release_s = duel.threat.launch_s + volley.last_launch_s;
  } else if (volley.fired > 0 && site.channel == ChannelUse::returns) {
    release_s = end_s + return_s(duel, volley);
  }
  if (site.is_target) note_engagement(duel, volley, end_s, release_s);
  return release_s;
}

}  // namespace bulwark
