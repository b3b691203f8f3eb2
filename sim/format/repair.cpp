#include <algorithm>
#include <array>
#include <set>

#include "distributions/written.h"
#include "format/campaign_parts.h"
#include "format/inflow.h"
#include "scenario/is_uncertain.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr std::array repair_keys{
    Key{"crews", "a number of crews"},
    Key{"order", "oldest, capacity or value"},
    Key{"kinds", "times by kind of asset, as {substation: {time: 5 d}, default: {time: 3 d}}"},
    Key{"spares", "spares by name, as {transformer: {initial: 4, delivery: 0.1 /d}}"},
};
constexpr std::array kind_keys{Key{"time", "a time or a distribution, as {exponential: 5 d}"},
                               Key{"spare", "the name of a spare"}};
constexpr std::array spare_keys{Key{"initial", "a number, at least 0"},
                                Key{"delivery", "a rate, as 0.1 /d, or steps [[from, rate], …]"}};

const Choice<RepairOrder> orders{
    {{"oldest", RepairOrder::oldest}, {"capacity", RepairOrder::capacity}, {"value", RepairOrder::value}}};

constexpr const char* all_others = "default";

NameTable read_spares(const MapReader& map, double end_s, Repair& repair) {
  NameTable names("spare");
  const auto spares = map.find("spares");
  if (!spares) return names;
  if (!spares->is(NodeKind::map)) names.give_up();
  for (const Entry& entry : named_entries(*spares, "spares by name, as {transformer: {initial: 4}}")) {
    const MapReader spare(entry.value, spare_keys);
    names.add(entry.name);
    repair.spares.push_back({entry.name, read_inflow(spare, "delivery", end_s)});
  }
  return names;
}

/// Kinds of the assets, and which of them a salvo may damage.
class AssetKinds {
 public:
  explicit AssetKinds(const Scenario& scenario) {
    for (std::size_t a = 0; a < scenario.assets.size(); ++a) {
      const std::string& kind = scenario.assets[AssetId(a)].kind;
      if (!kind.empty()) names_.add(kind);
      if (is_target(scenario, AssetId(a))) damaged_.insert(kind);
    }
  }

  const NameTable& names() const { return names_; }
  bool is_damaged(const std::string& kind) const { return damaged_.contains(kind); }
  /// Whether some asset that may be damaged has none of these kinds.
  bool leaves_damage(const std::vector<RepairKind>& kinds) const {
    return std::any_of(damaged_.begin(), damaged_.end(), [&](const std::string& damaged) {
      return std::none_of(kinds.begin(), kinds.end(), [&](const RepairKind& kind) { return kind.kind == damaged; });
    });
  }

 private:
  NameTable names_{"kind of asset"};
  std::set<std::string> damaged_;
};

void check_kind(const Entry& entry, const Reading& reading, const AssetKinds& kinds) {
  if (entry.name == all_others || !reading.names.assets.is_complete()) return;
  Diagnostics& diagnostics = *entry.value.diagnostics;
  const auto kind = kinds.names().resolve(entry.name, entry.name_place, entry.value.path, diagnostics);
  if (!kind || kinds.is_damaged(entry.name)) return;
  diagnostics.warning(entry.name_place, entry.value.path,
                      "no salvo targets an asset of this kind, so this has no effect");
}

void read_kinds(const Value& value, const Reading& reading, const NameTable& spares, Repair& repair) {
  const AssetKinds kinds(reading.scenario);
  const std::vector<Entry> entries = named_entries(value, "times by kind of asset, as {substation: {time: 5 d}}");
  if (value.is(NodeKind::map) && entries.empty())
    value.error("no kinds; expected at least one, as default: {time: 3 d}");
  for (const Entry& entry : entries) {
    check_kind(entry, reading, kinds);
    const MapReader map(entry.value, kind_keys);
    RepairKind kind;
    kind.kind = entry.name;
    map.require("time", kind.time_s, DistributionOf{Variable::time});
    if (const auto spare = map.find("spare")) kind.spare = spares.resolve(*spare);
    repair.kinds.push_back(std::move(kind));
  }
  for (const Entry& entry : entries) {
    if (entry.name != all_others || kinds.leaves_damage(repair.kinds)) continue;
    value.diagnostics->warning(entry.name_place, entry.value.path,
                               "every asset that a salvo targets has its kind here, so this has no effect");
  }
}

/// A spare that is not there may be one that is, misspelt.
bool names_unknown_spare(const Value& kinds, const Repair& repair) {
  const auto& members = kinds.node->members;
  const auto written = std::count_if(members.begin(), members.end(),
                                     [](const Member& kind) { return kind.value.find("spare") != nullptr; });
  const auto known = std::count_if(repair.kinds.begin(), repair.kinds.end(),
                                   [](const RepairKind& kind) { return kind.spare.has_value(); });
  return written != known;
}

void check_spares(const MapReader& map, const Repair& repair) {
  const auto spares = map.find("spares");
  const auto kinds = map.find("kinds");
  if (map.describes() || !spares || !kinds || names_unknown_spare(*kinds, repair)) return;
  for (std::size_t i = 0; i < repair.spares.size(); ++i) {
    const bool is_needed =
        std::any_of(repair.kinds.begin(), repair.kinds.end(), [&](const RepairKind& kind) { return kind.spare == i; });
    if (is_needed) continue;
    const Member& member = spares->node->members[i];
    spares->diagnostics->error(member.key_place, spares->child_path(member.key),
                               "no kind of asset needs this spare; expected a kind with spare: " + member.key);
  }
}

constexpr double whole_tolerance = 1e-6;  // what lacks no more is whole (scenario/campaign.h)

/// Whether not one is there by the end of the campaign, in every trial.
bool never_comes(const Scenario& scenario, std::size_t spare) {
  const Inflow& inflow = scenario.campaign->repair->spares[spare].inflow;
  return amount_at(inflow, scenario.campaign->duration_s) < 1 - whole_tolerance &&
         !is_uncertain(scenario, UncertainField::spare_initial, spare) &&
         !is_uncertain(scenario, UncertainField::spare_delivery, spare);
}

}  // namespace

void read_repair(const Value& value, const Reading& reading, Campaign& campaign) {
  const MapReader map(value, repair_keys);
  Repair repair;
  map.require("crews", repair.crews, Whole());
  map.read("order", repair.order, orders);
  const NameTable spares = read_spares(map, campaign.duration_s, repair);
  if (const auto kinds = map.find("kinds", Presence::required)) read_kinds(*kinds, reading, spares, repair);
  check_spares(map, repair);
  campaign.repair = std::move(repair);
}

void check_repair(const Value& campaign, const Scenario& scenario) {
  const Node* node = campaign.node->find("repair");
  if (node == nullptr || !scenario.campaign->repair) return;
  const Value repair = campaign.child("repair", *node);
  const Node* crews = node->find("crews");
  const bool no_crews = scenario.campaign->repair->crews == 0 && !is_uncertain(scenario, UncertainField::crews, 0);
  if (crews != nullptr && no_crews) repair.child("crews", *crews).warning("without crews nothing is repaired");
  const Node* spares = node->find("spares");
  if (spares == nullptr) return;
  for (std::size_t k = 0; k < scenario.campaign->repair->spares.size(); ++k) {
    const std::string& name = scenario.campaign->repair->spares[k].name;
    const Node* spare = spares->find(name);
    if (spare == nullptr || !never_comes(scenario, k)) continue;
    repair.child("spares", *spares)
        .child(name, *spare)
        .warning("none is there and none comes by the end, so what needs one stays as it is");
  }
}

}  // namespace bulwark
