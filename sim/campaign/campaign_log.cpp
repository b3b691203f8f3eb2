#include "campaign/campaign_log.h"

namespace bulwark {

namespace {

void put(TargetId target, LoggedEvent& event) {
  if (target.is_battery()) event.battery = target.battery();
  if (target.is_sensor()) event.sensor = target.sensor();
}

}  // namespace

void CampaignLog::note(double time_s, const char* event, std::string result) {
  log_->events.push_back({time_s, event, {}, {}, {}, {}, {}, std::move(result)});
}

void CampaignLog::skip(double time_s, std::uint32_t raid) {
  if (!log_) return;
  note(time_s, "skip", "");
  log_->events.back().raid = raid;
}

void CampaignLog::raid(double time_s, std::uint32_t raid, const Attacker& attacker) {
  if (!log_) return;
  std::string flies;
  for (const SalvoId s : attacker.counts().ids()) {
    if (attacker.counts()[s] == 0) continue;
    if (!flies.empty()) flies += ", ";
    flies += tables_->scenario.salvos[s].name + " " + std::to_string(attacker.counts()[s]);
  }
  note(time_s, "raid", flies);
  log_->events.back().raid = raid;
}

void CampaignLog::refills(double time_s, std::uint32_t raid, const Supplies& supplies) {
  if (!log_) return;
  for (std::size_t k = 0; k < tables_->layout.systems; ++k) {
    if (supplies.issued(k) == 0 && !supplies.was_short(k)) continue;
    note(time_s, "refill",
         tables_->scenario.systems[SystemId(k)].name + " " + std::to_string(supplies.issued(k)) +
             (supplies.was_short(k) ? ", short" : ""));
    log_->events.back().raid = raid;
  }
}

void CampaignLog::flown(double start_s, std::uint32_t raid, const EventLog& events) {
  if (!log_) return;
  const std::size_t first = log_->threats.size();
  for (LoggedThreat threat : events.threats) {
    threat.launch_s += start_s;
    log_->threats.push_back(threat);
  }
  for (LoggedEvent event : events.events) {
    event.time_s += start_s;
    if (event.threat) event.threat = ThreatId(first + event.threat->index());
    event.raid = raid;
    log_->events.push_back(std::move(event));
  }
}

void CampaignLog::hit(double time_s, AssetId asset, const Damage& damage, bool counts) {
  if (!log_) return;
  const std::string state =
      std::to_string(damage.of(asset)) + " of " + std::to_string(tables_->scenario.assets[asset].hardness);
  note(time_s, "hit", counts ? "damage " + state : "disabled already");
  log_->events.back().asset = asset;
}

void CampaignLog::job(double time_s, AssetId asset, const char* result) {
  if (!log_) return;
  note(time_s, "job", result);
  log_->events.back().asset = asset;
}

void CampaignLog::missing(double time_s, TargetId target) {
  if (!log_) return;
  note(time_s, "missing", "");
  put(target, log_->events.back());
}

void CampaignLog::back(double time_s, TargetId target) {
  if (!log_) return;
  note(time_s, "back", "");
  put(target, log_->events.back());
}

void CampaignLog::deliveries_of(const DrawnInflow& inflow, const std::string& name) {
  const double duration_s = tables_->scenario.campaign->duration_s;
  const std::int64_t last = inflow.whole_by(duration_s);
  for (std::int64_t whole = inflow.whole_by(0) + 1; whole <= last; ++whole) {
    note(inflow.time_of_s(whole), "delivery", name);
  }
}

void CampaignLog::deliveries(const Parameters& parameters) {
  if (!log_) return;
  const Scenario& scenario = tables_->scenario;
  const Campaign& campaign = *scenario.campaign;
  for (std::size_t k = 0; k < campaign.supply.size(); ++k) {
    deliveries_of({campaign.supply[k].inflow, parameters.depots, k}, scenario.systems[campaign.supply[k].system].name);
  }
  for (std::size_t k = 0; campaign.repair && k < campaign.repair->spares.size(); ++k) {
    deliveries_of({campaign.repair->spares[k].inflow, parameters.spares, k}, campaign.repair->spares[k].name);
  }
  for (std::size_t k = 0; k < campaign.replacements.size(); ++k) {
    const Replacement& replacement = campaign.replacements[k];
    if (!replacement.units) continue;
    deliveries_of({*replacement.units, parameters.units, k},
                  replacement.system ? scenario.systems[*replacement.system].name + " unit" : "sensor unit");
  }
}

}  // namespace bulwark
