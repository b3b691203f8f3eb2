#include "properties/law.h"

#include <gtest/gtest.h>

#include <map>

#include "engine/run.h"
#include "properties/random_scenario.h"

namespace bulwark::testing {

namespace {

/// Compares the things of two scenarios that have the same name.
class NamedComparison {
 public:
  explicit NamedComparison(const std::function<std::string(const std::string&)>& name_in_b) : name_in_b_(name_in_b) {}

  template <class NameOf, class Same>
  void operator()(const char* kind, std::size_t in_a, std::size_t in_b, const NameOf& name_of, const Same& same) {
    std::map<std::string, std::size_t> b;
    for (std::size_t k = 0; k < in_b; ++k) b[name_of(false, k)] = k;
    for (std::size_t k = 0; k < in_a && fault_.empty(); ++k) {
      const std::string name = name_of(true, k);
      const auto found = b.find(name_in_b_ ? name_in_b_(name) : name);
      if (found == b.end()) {
        fault_ = std::string(kind) + " " + name + " is missing";
      } else if (!same(k, found->second)) {
        fault_ = std::string(kind) + " " + name + " differs";
      }
    }
  }
  const std::string& fault() const { return fault_; }
  void note(const std::string& fault) {
    if (fault_.empty()) fault_ = fault;
  }

 private:
  const std::function<std::string(const std::string&)>& name_in_b_;
  std::string fault_;
};

bool same_raid(const RaidTally& a, const RaidTally& b) {
  return a.attacker_cost == b.attacker_cost && a.defender_cost == b.defender_cost && a.cost_ratio == b.cost_ratio &&
         a.capacity_lost == b.capacity_lost && a.assets_disabled == b.assets_disabled;
}

bool same_timeline(const Tallies& a, const Tallies& b) {
  if (a.timeline_samples() != b.timeline_samples()) return false;
  for (std::size_t k = 0; k < a.timeline_samples(); ++k) {
    for (std::size_t q = 0; q < timeline_quantity_count; ++q) {
      const auto quantity = static_cast<TimelineQuantity>(q);
      if (!(a.timeline(k, quantity) == b.timeline(k, quantity))) return false;
    }
  }
  return true;
}

void compare_defence(const Played& a, const Played& b, NamedComparison& compare) {
  const std::size_t families_a = a.scenario.families.size();
  const std::size_t families_b = b.scenario.families.size();
  const auto name = [&](bool of_a, std::size_t k) {
    const Played& p = of_a ? a : b;
    const std::size_t families = of_a ? families_a : families_b;
    // As a group's name, so that one function renames both parts.
    return "system:" + p.scenario.systems[SystemId(k / families)].name + ":" +
           p.scenario.families[FamilyId(k % families)];
  };
  compare("defence", a.scenario.systems.size() * families_a, b.scenario.systems.size() * families_b, name,
          [&](std::size_t i, std::size_t k) {
            return a.tallies.defence(SystemId(i / families_a), FamilyId(i % families_a)) ==
                   b.tallies.defence(SystemId(k / families_b), FamilyId(k % families_b));
          });
}

}  // namespace

void expect_law(unsigned count, const Law& law) {
  for (unsigned number = 0; number < count; ++number) {
    const Node scenario = tree_of(RandomScenario(number).text());
    const std::string fault = law(scenario);
    if (fault.empty()) continue;
    const Node least = shrink(scenario, [&](const Node& candidate) { return !law(candidate).empty(); });
    FAIL() << "scenario " << number << ": " << fault << "\nThe least that still fails: " << law(least) << "\n"
           << yaml_of(least);
  }
}

Played play(const Node& scenario, std::uint32_t trials) {
  Scenario loaded = load_tree(scenario);
  return {loaded, run_trials(compile(loaded), {1, 0, trials, 1}).tallies};
}

std::string first_difference(const Played& a, const Played& b,
                             const std::function<std::string(const std::string&)>& name_in_b) {
  NamedComparison compare(name_in_b);
  const auto in = [&](bool of_a) -> const Played& { return of_a ? a : b; };
  compare(
      "group", a.tallies.groups().size(), b.tallies.groups().size(),
      [&](bool of_a, std::size_t k) { return in(of_a).tallies.groups().name(GroupId(k)); },
      [&](std::size_t i, std::size_t k) {
        for (std::size_t m = 0; m < count_metric_count; ++m) {
          const auto metric = static_cast<CountMetric>(m);
          if (!(a.tallies.counts(GroupId(i), metric) == b.tallies.counts(GroupId(k), metric))) return false;
        }
        return a.tallies.group(GroupId(i)) == b.tallies.group(GroupId(k));
      });
  compare(
      "battery", a.scenario.batteries.size(), b.scenario.batteries.size(),
      [&](bool of_a, std::size_t k) { return in(of_a).scenario.batteries[BatteryId(k)].name; },
      [&](std::size_t i, std::size_t k) { return a.tallies.battery(BatteryId(i)) == b.tallies.battery(BatteryId(k)); });
  compare(
      "asset", a.scenario.assets.size(), b.scenario.assets.size(),
      [&](bool of_a, std::size_t k) { return "asset:" + in(of_a).scenario.assets[AssetId(k)].name; },
      [&](std::size_t i, std::size_t k) { return a.tallies.asset(AssetId(i)) == b.tallies.asset(AssetId(k)); });
  compare_defence(a, b, compare);
  if (!same_raid(a.tallies.raid(), b.tallies.raid())) compare.note("costs or losses differ");
  if (!same_timeline(a.tallies, b.tallies)) compare.note("the timeline differs");
  return compare.fault();
}

}  // namespace bulwark::testing
