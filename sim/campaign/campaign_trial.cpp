#include "campaign/campaign_trial.h"

#include <algorithm>

#include "base/constants.h"
#include "base/time_grid.h"
#include "campaign/instant.h"
#include "campaign/sums.h"

namespace bulwark {

namespace {

/// What happens before raid time 0 counts as at the raid's start.
double campaign_time_s(double start_s, double raid_time_s) {
  return start_s + std::max(0.0, raid_time_s);
}

}  // namespace

CampaignTrial::CampaignTrial(const Tables& tables, Trial& raids, GridModel* grid)
    : tables_(&tables),
      campaign_(&*tables.scenario.campaign),
      raids_(&raids),
      calendar_(tables),
      attacker_(tables),
      supplies_(tables),
      damage_(tables),
      repairs_(tables),
      replacements_(tables),
      firsts_(tables.layout.campaign),
      ready_(tables),
      series_(tables),
      log_(tables) {
  if (grid) grid_.emplace(tables, *grid);
}

const Outcome& CampaignTrial::play(const TrialStreams& streams, EventLog* log) {
  begin(streams, log);
  while (calendar_.next() && meet_occasion()) {
  }
  finish();
  return outcome_;
}

void CampaignTrial::begin(const TrialStreams& streams, EventLog* log) {
  streams_ = streams;
  parameters_ = &raids_->draw(streams_);
  begin_sums(*tables_, outcome_);
  outcome_.trial = streams.trial();
  outcome_.uncertain = raids_->drawn();
  calendar_.begin(streams_);
  attacker_.begin(*parameters_);
  supplies_.begin(*parameters_);
  damage_.begin();
  repairs_.begin(*parameters_, streams_);
  replacements_.begin(*parameters_, streams_);
  firsts_.begin();
  log_.begin(log);
  if (grid_) grid_->begin(*parameters_, damage_.outstanding(), firsts_, log);
  ready_.begin(supplies_);
  series_.begin(outcome_.campaign);
  end_.hits.clear();
  destroyed_ = nullptr;
  end_s_ = -never_s;
  next_hit_ = 0;
  next_destruction_ = 0;
}

/// One occasion; false: the campaign is over before its raid could start.
bool CampaignTrial::meet_occasion() {
  const double start_s = std::max(calendar_.time_s(), end_s_);
  if (!is_before(start_s, campaign_->duration_s)) return false;
  go_to(start_s);
  const TrialStreams raid = streams_.raid(calendar_.ordinal());
  if (attacker_.plan(start_s, calendar_.strikes(), raid)) {
    beginning_.streams = raid;
    fly(start_s);
  } else {
    ++outcome_.campaign.skipped_raids;
    log_.skip(start_s, calendar_.ordinal());
  }
  return true;
}

void CampaignTrial::fly(double start_s) {
  supplies_.prepare(start_s, start_s - end_s_);
  for (std::uint32_t k = 0; k < tables_->layout.systems; ++k) {
    if (!supplies_.was_short(k)) continue;
    ++outcome_.campaign.short_refills[k];
    firsts_.short_refill(k, start_s);
  }
  log_.refills(start_s, calendar_.ordinal(), supplies_);
  log_.raid(start_s, calendar_.ordinal(), attacker_);
  beginning_.counts = attacker_.counts();
  beginning_.batteries = supplies_.loads();
  beginning_.missing_batteries = replacements_.missing_batteries();
  beginning_.missing_sensors = replacements_.missing_sensors();
  if (campaign_->avoid_disabled) aim();
  raid_log_ = {};
  const Outcome& raid = raids_->run(beginning_, end_, log_.log() ? &raid_log_ : nullptr);
  log_.flown(start_s, calendar_.ordinal(), raid_log_);
  count_flown(start_s, raid);
  attacker_.launch();
  ready_.follow(start_s, supplies_, end_);
  supplies_.take_back(end_.batteries);
  destroyed_ = &raid.destroyed;
  start_s_ = start_s;
  end_s_ = start_s + end_.end_s;
  next_hit_ = 0;
  next_destruction_ = 0;
}

/// Disabled or missing now.
bool CampaignTrial::is_out(TargetId target) const {
  return target.is_asset() ? damage_.is_disabled(target.asset()) : replacements_.is_missing(target);
}

/// Weight 0 for what is disabled, unless nothing else is left.
void CampaignTrial::aim() {
  beginning_.weights.resize(tables_->layout.cells.size());
  for (const SalvoId salvo : tables_->salvos.ids()) aim_salvo(salvo);
}

void CampaignTrial::aim_salvo(SalvoId salvo) {
  const std::vector<SalvoTarget>& targets = tables_->salvos[salvo].aims;
  double* const weights = &beginning_.weights[tables_->layout.first_cell[salvo]];
  double left = 0;
  for (std::size_t k = 0; k < targets.size(); ++k) {
    weights[k] = is_out(targets[k].target) ? 0 : targets[k].weight;
    left += weights[k];
  }
  if (left > 0) return;
  for (std::size_t k = 0; k < targets.size(); ++k) weights[k] = targets[k].weight;
}

void CampaignTrial::count_flown(double start_s, const Outcome& raid) {
  add_raid(*tables_, raid, start_s, outcome_);
  RaidCounts counts;
  counts.start_us = microseconds(start_s);
  for (const BatteryLoad& load : supplies_.loads()) counts.ready_rounds += load.ready;
  counts.disabled_assets = damage_.disabled_assets();
  counts.missing_batteries = static_cast<std::uint32_t>(replacements_.missing_batteries().size());
  counts.missing_sensors = static_cast<std::uint32_t>(replacements_.missing_sensors().size());
  count_raid(*tables_, raid, counts, outcome_.campaign.launched);
  outcome_.campaign.raids.push_back(counts);
}

void CampaignTrial::finish() {
  const double end_s = campaign_->duration_s;
  go_to(end_s);
  damage_.close(end_s);
  CampaignOutcome& campaign = outcome_.campaign;
  campaign.damage_us = damage_.damage_us();
  campaign.disabled_us = damage_.disabled_us();
  campaign.repairs = repairs_.ended();
  campaign.backlog = static_cast<std::uint32_t>(damage_.total());
  if (grid_) grid_->finish(end_s, campaign);
  campaign.firsts_us = firsts_.times_us();
  for (std::size_t a = 0; a < outcome_.assets.size(); ++a) {
    const AssetId asset(a);
    outcome_.assets[asset].damage = static_cast<std::uint32_t>(damage_.of(asset));
    outcome_.assets[asset].disabled = damage_.was_disabled(asset);
  }
  log_.deliveries(*parameters_);
}

/// All that happens until then, that instant included.
void CampaignTrial::go_to(double time_s) {
  for (double next_s = next_event_s(); has_come(next_s, time_s); next_s = next_event_s()) live_instant(next_s);
  series_.record_until(time_s, attacker_, supplies_, repairs_, ready_);
}

double CampaignTrial::next_hit_s() const {
  return next_hit_ < end_.hits.size() ? campaign_time_s(start_s_, end_.hits[next_hit_].time_s) : never_s;
}

double CampaignTrial::next_destruction_s() const {
  if (destroyed_ == nullptr || next_destruction_ == destroyed_->size()) return never_s;
  return campaign_time_s(start_s_,
                         static_cast<double>((*destroyed_)[next_destruction_].time_us) / microseconds_per_second);
}

double CampaignTrial::next_event_s() const {
  return std::min({repairs_.next_end_s(), next_hit_s(), repairs_.next_delivery_s(), next_destruction_s(),
                   replacements_.next_delivery_s(), replacements_.next_return_s()});
}

/// Jobs end, then hits, then deliveries, then idle crews take jobs, then replacements.
void CampaignTrial::live_instant(double now_s) {
  series_.record_until(now_s, attacker_, supplies_, repairs_, ready_);
  if (grid_) grid_->advance_to(now_s);
  const bool repaired = end_jobs(now_s);
  const bool hit = take_hits(now_s);
  start_jobs(now_s);
  take_destructions(now_s);
  bring_back(now_s);
  if (grid_ && (repaired || hit)) grid_->set_damage(damage_.outstanding());
}

bool CampaignTrial::end_jobs(double now_s) {
  bool any = false;
  while (has_come(repairs_.next_end_s(), now_s)) {
    const Job job = repairs_.end_job();
    damage_.repair(job.asset, now_s);
    log_.job(now_s, job.asset, "ends");
    any = true;
  }
  return any;
}

bool CampaignTrial::take_hits(double now_s) {
  bool any = false;
  for (; has_come(next_hit_s(), now_s); ++next_hit_) {
    const AssetId asset = end_.hits[next_hit_].asset;
    const bool counts = damage_.hit(asset, now_s);
    log_.hit(now_s, asset, damage_, counts);
    if (!counts) continue;
    repairs_.add_job(asset, now_s);
    if (damage_.is_disabled(asset)) firsts_.disabled(asset.value, now_s);
    any = true;
  }
  return any;
}

void CampaignTrial::start_jobs(double now_s) {
  Job job;
  while (repairs_.take_job(now_s, job)) log_.job(now_s, job.asset, "starts");
}

void CampaignTrial::take_destructions(double now_s) {
  for (; has_come(next_destruction_s(), now_s); ++next_destruction_) {
    const TargetId target = (*destroyed_)[next_destruction_].target;
    replacements_.destroy(target, now_s);
    if (target.is_battery()) {
      supplies_.destroy(target.battery());
      ready_.lose(target.battery());
    }
    log_.missing(now_s, target);
  }
}

void CampaignTrial::bring_back(double now_s) {
  replacements_.hand_out_units(now_s);
  while (has_come(replacements_.next_return_s(), now_s)) {
    const TargetId target = replacements_.bring_back().target;
    if (target.is_battery()) supplies_.bring_back(target.battery());
    log_.back(now_s, target);
  }
}

}  // namespace bulwark
