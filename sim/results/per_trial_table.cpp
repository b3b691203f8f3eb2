#include "results/per_trial_table.h"

#include <fmt/format.h>

#include <iterator>

#include "base/constants.h"
#include "base/number.h"
#include "columns/csv.h"
#include "metrics/fixed_point.h"
#include "metrics/metric_slots.h"

namespace bulwark {

namespace {

/// Metrics of every group, ratios left out: they follow from their parts. Last the causes, of `all` first.
std::vector<MetricSlot> slots_of(const Scenario& scenario) {
  std::vector<MetricSlot> slots = study_slots(scenario);
  std::erase_if(slots, [](const MetricSlot& slot) { return slot.kind->form.is_ratio; });
  const Groups groups(scenario);
  for (std::size_t g = 1; g < groups.size(); ++g) {
    for (const Cause cause : causes_of(scenario)) {
      slots.push_back(slot_of(scenario, {cause_names[static_cast<std::size_t>(cause)], groups.name(GroupId(g))}));
    }
  }
  // Columns of assets have these.
  if (scenario.campaign) {
    std::erase_if(slots, [](const MetricSlot& slot) {
      return slot.group.kind == GroupKind::asset && slot.name.metric == "capacity_lost_MW";
    });
  }
  return slots;
}

void append_columns(std::vector<std::string>& header, std::initializer_list<const char*> metrics,
                    const std::string& group) {
  for (const char* metric : metrics) header.push_back(fmt::format("{}:{}", metric, group));
}

void append_count(std::int64_t value, std::string& text) {
  fmt::format_to(std::back_inserter(text), ",{}", value);
}

void append_number(double value, std::string& text) {
  text += ',';
  text += csv_number(value);
}

void append_assets(const Evaluation& evaluation, std::string& text) {
  for (std::size_t i = 0; i < evaluation.asset_capacity_lost.size(); ++i) {
    const AssetCounts& counts = evaluation.outcome->assets[AssetId(i)];
    append_count(counts.disabled ? 1 : 0, text);
    append_count(counts.hits, text);
    append_count(counts.effective_hits, text);
    append_number(static_cast<double>(evaluation.asset_capacity_lost[i]) / capacity_steps_per_mw, text);
  }
}

void append_batteries(const Outcome& outcome, std::string& text) {
  for (const BatteryCounts& battery : outcome.batteries) {
    for (const std::uint32_t count : {std::uint32_t{battery.up}, battery.shots, battery.kills, battery.wasted,
                                      battery.reloads, battery.peak_channels}) {
      append_count(count, text);
    }
    append_number(static_cast<double>(battery.busy_us) / microseconds_per_second, text);
    if (battery.up && battery.emptied) {
      append_number(static_cast<double>(battery.empty_time_us) / microseconds_per_second, text);
    } else {
      text += ',';
    }
  }
}

void append_defence(const Outcome& outcome, std::string& text) {
  for (const DefenceCounts& counts : outcome.defence) {
    for (const std::uint32_t count : {counts.engagements, counts.shots, counts.kills}) append_count(count, text);
  }
}

void append_timeline(const Outcome& outcome, std::string& text) {
  for (const auto& sample : outcome.timeline) {
    for (const std::int32_t value : sample) append_count(value, text);
  }
}

}  // namespace

PerTrialRows::PerTrialRows(const Tables& tables)
    : reader_(slots_of(tables.scenario)), is_campaign_(tables.scenario.campaign.has_value()) {}

std::vector<std::string> PerTrialRows::header(const Tables& tables) {
  const Scenario& scenario = tables.scenario;
  std::vector<std::string> header = {"trial"};
  for (const UncertainParameter& parameter : scenario.uncertain) header.push_back("uncertain:" + parameter.path);
  for (const MetricSlot& slot : slots_of(scenario)) header.push_back(slot.name.text());
  for (const Asset& asset : scenario.assets) {
    append_columns(header, {"disabled", "hits", "effective_hits", "capacity_lost_MW"}, "asset:" + asset.name);
  }
  for (const Battery& battery : scenario.batteries) {
    append_columns(header,
                   {"up", "shots", "kills", "wasted", "reloads", "channels_peak", "busy_channel_s", "empty_time_s"},
                   "battery:" + battery.name);
  }
  for (const System& system : scenario.systems) {
    for (const std::string& family : scenario.families) {
      append_columns(header, {"engagements", "shots", "kills"}, "system:" + system.name + ":family:" + family);
    }
  }
  if (scenario.campaign) return header;  // a raid's timeline is of no one trial
  const TimelineAxis& axis = tables.layout.timeline;
  for (std::size_t k = 0; k < axis.samples; ++k) {
    const std::string time = "time:" + shortest(axis.start_s + static_cast<double>(k) * axis.step_s);
    for (const char* quantity : timeline_quantity_names) append_columns(header, {quantity}, time);
  }
  return header;
}

void PerTrialRows::append(const Evaluation& evaluation, std::string& text) {
  const Outcome& outcome = *evaluation.outcome;
  text += std::to_string(outcome.trial);
  for (const double draw : outcome.uncertain) append_number(draw, text);
  append_metrics(evaluation, text);
  append_assets(evaluation, text);
  append_batteries(outcome, text);
  append_defence(outcome, text);
  if (!is_campaign_) append_timeline(outcome, text);
  text += '\n';
}

void PerTrialRows::append_metrics(const Evaluation& evaluation, std::string& text) {
  const std::vector<Observation>& observations = reader_.read(evaluation);
  for (std::size_t m = 0; m < observations.size(); ++m) {
    const double units = reader_.slots()[m].kind->form.units;
    if (units == 1) {
      append_count(observations[m].x, text);
    } else {
      append_number(static_cast<double>(observations[m].x) / units, text);
    }
  }
}

}  // namespace bulwark
