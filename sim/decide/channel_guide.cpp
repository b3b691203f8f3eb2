#include "decide/channel_guide.h"

#include <algorithm>
#include <numeric>

namespace bulwark {

namespace {

constexpr double most_threats = 3;

bool is_of_group(const Scenario& scenario, const Salvo& salvo, const std::string& group) {
  const ThreatType& type = scenario.types[salvo.type];
  return group == "salvo:" + salvo.name || group == "type:" + type.name ||
         group == "family:" + scenario.families[type.family];
}

}  // namespace

std::optional<ChannelGuide> ChannelGuide::of(const Scenario& scenario, const RareEvent& event) {
  const bool is_of_few = event.metric.metric == "leakers" && !event.is_at_most && event.level <= most_threats;
  if (!is_of_few || scenario.campaign) return std::nullopt;
  ChannelGuide guide;
  for (const Salvo& salvo : scenario.salvos) {
    guide.is_of_group_.push_back(is_of_group(scenario, salvo, event.metric.group) ? 1 : 0);
  }
  if (std::find(guide.is_of_group_.begin(), guide.is_of_group_.end(), 1) == guide.is_of_group_.end()) {
    return std::nullopt;
  }
  return guide;
}

double ChannelGuide::pressure(const EventLog& log, const Parameters& parameters) {
  release_s_.clear();
  std::ptrdiff_t most = 0;
  double engaged_s = 0;
  ThreatId threat;
  for (const LoggedEvent& event : log.events) {
    if (event.event == "engage") {
      engaged_s = event.time_s;
      threat = *event.threat;
    }
    if (event.event != "release") continue;  // one follows each engagement
    if (is_of_group_[log.threats[threat].salvo] != 0) {
      const auto is_busy = [engaged_s](double release_s) { return release_s > engaged_s; };
      most = std::max(most, std::count_if(release_s_.begin(), release_s_.end(), is_busy));
    }
    release_s_.push_back(event.time_s);
  }
  const auto channels = std::accumulate(parameters.channels.begin(), parameters.channels.end(), 1.0);
  return std::min(static_cast<double>(most) / channels, 0.999);
}

}  // namespace bulwark
