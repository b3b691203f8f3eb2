#include "decide/impact_law.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "metrics/fixed_point.h"

namespace bulwark {

namespace {

constexpr double most_places = 100'000;
constexpr std::int64_t most_worth = 1'000'000'000;  // beyond every level

/// What counts of the hits on an asset: worth[h] in some unit, and the level in the same.
struct Lattice {
  std::vector<ImpactWorth> assets;
  double level = 0;
  double half_step = 0.5;  // of the metric, whose value is the nearest whole number of steps
  bool needs_effect = true;
};

/// The least sum whose value reaches the level, or the largest whose value does not pass it: below 0 for none. A place
/// may be millions of steps, and the next step to one that is reached is not reached.
double place_of_level(const Lattice& lattice, bool is_at_most) {
  if (is_at_most) return std::ceil(lattice.level + lattice.half_step) - 1;
  return std::ceil(lattice.level - lattice.half_step);
}

std::vector<std::uint32_t> step_at(std::uint32_t hardness) {
  std::vector<std::uint32_t> worth(hardness + 1, 0);
  worth.back() = 1;
  return worth;
}

std::vector<std::uint32_t> each_hit(double level) {
  std::vector<std::uint32_t> worth(static_cast<std::size_t>(std::max(0.0, level)) + 2);
  std::iota(worth.begin(), worth.end(), 0U);
  return worth;
}

std::optional<AssetId> asset_named(const Scenario& scenario, const std::string& group) {
  const std::string name = group.starts_with("asset:") ? group.substr(6) : group;
  for (std::size_t a = 0; a < scenario.assets.size(); ++a) {
    if (scenario.assets[AssetId(a)].name == name) return AssetId(a);
  }
  return std::nullopt;
}

/// The asset that is named, or all.
std::vector<AssetId> assets_meant(const Scenario& scenario, const std::string& group) {
  if (group != "all") {
    const auto asset = asset_named(scenario, group);
    return asset ? std::vector<AssetId>{*asset} : std::vector<AssetId>{};
  }
  std::vector<AssetId> all;
  for (std::size_t a = 0; a < scenario.assets.size(); ++a) all.emplace_back(a);
  return all;
}

/// capacity · min(1, hits / hardness) in watts over the least common multiple of the hardnesses, over the greatest
/// common divisor of what one hit of each asset costs: all sums are whole numbers then, as they are on paper.
std::optional<Lattice> capacity_lattice(const Scenario& scenario, const RareEvent& event) {
  const std::vector<AssetId> assets = assets_meant(scenario, event.metric.group);
  std::int64_t multiple = 1;
  for (const AssetId a : assets) {
    multiple = std::lcm(multiple, std::int64_t{scenario.assets[a].hardness});
    if (multiple > 1'000'000) return std::nullopt;
  }
  std::vector<std::int64_t> a_hit;
  std::int64_t divisor = 0;
  for (const AssetId a : assets) {
    const Asset& asset = scenario.assets[a];
    a_hit.push_back(std::llround(asset.capacity_w) * (multiple / asset.hardness));
    divisor = std::gcd(divisor, a_hit.back());
  }
  if (divisor == 0) return std::nullopt;
  Lattice lattice;
  const double places_per_step = static_cast<double>(multiple) / static_cast<double>(divisor);
  lattice.level = event.level * capacity_steps_per_mw * places_per_step;
  lattice.half_step *= places_per_step;
  for (std::size_t i = 0; i < assets.size(); ++i) {
    ImpactWorth worth{assets[i], {}};
    for (int hits = 0; hits <= scenario.assets[assets[i]].hardness; ++hits) {
      worth.worth.push_back(static_cast<std::uint32_t>(std::min(hits * (a_hit[i] / divisor), most_worth)));
    }
    lattice.assets.push_back(std::move(worth));
  }
  return lattice;
}

std::optional<Lattice> lattice_of(const Scenario& scenario, const RareEvent& event) {
  const std::string& metric = event.metric.metric;
  if (metric == "capacity_lost_MW") return capacity_lattice(scenario, event);
  const bool is_of_hits =
      event.is_of_effective_hits() || (metric == "leaked_hit" && event.metric.group.starts_with("asset:"));
  const bool is_of_disabled = metric == "assets_disabled" || metric == "p_disabled";
  if ((!is_of_hits && !is_of_disabled) || event.level > most_places) return std::nullopt;
  Lattice lattice;
  lattice.level = event.level;
  lattice.needs_effect = metric != "leaked_hit";
  for (const AssetId a : assets_meant(scenario, event.metric.group)) {
    const auto hardness = static_cast<std::uint32_t>(scenario.assets[a].hardness);
    lattice.assets.push_back({a, is_of_disabled ? step_at(hardness) : each_hit(event.level)});
  }
  return lattice;
}

void one_more(std::vector<double>& law, double p) {
  // The last place holds all beyond, and is never left.
  law.back() += law[law.size() - 2] * p;
  for (std::size_t h = law.size() - 2; h > 0; --h) law[h] = law[h] * (1 - p) + law[h - 1] * p;
  law[0] *= 1 - p;
}

std::uint32_t leakers_in(const CellCounts& cell) {
  return cell.fates[static_cast<std::size_t>(Fate::leaked_hit)] +
         cell.fates[static_cast<std::size_t>(Fate::leaked_miss)];
}

bool is_count_uncertain(const Tables& tables) {
  return std::any_of(tables.bindings.begin(), tables.bindings.end(),
                     [](const Binding& binding) { return binding.field == UncertainField::count; });
}

/// The scenario's own, with 1 for the accuracies and lethalities that are drawn.
Parameters with_greatest_effect(const Tables& tables) {
  Parameters parameters = tables.parameters;
  for (const Binding& binding : tables.bindings) {
    if (binding.field == UncertainField::accuracy) parameters.accuracy[TypeId(binding.slot)] = 1;
    if (binding.field == UncertainField::lethality) parameters.lethality[TypeId(binding.slot)] = 1;
  }
  return parameters;
}

}  // namespace

std::optional<ImpactLaw> ImpactLaw::of(const Scenario& scenario, const Layout& layout, const RareEvent& event) {
  if (scenario.campaign) return std::nullopt;
  const std::optional<Lattice> lattice = lattice_of(scenario, event);
  if (!lattice || lattice->assets.empty() || lattice->level > most_places) return std::nullopt;
  ImpactLaw law;
  law.needs_effect_ = lattice->needs_effect;
  law.is_at_most_ = event.is_at_most;
  const double level = place_of_level(*lattice, event.is_at_most);
  if (level < 0) return std::nullopt;
  law.level_ = static_cast<std::size_t>(level);
  for (const Cell& cell : layout.cells) law.type_of_cell_.push_back(cell.type);
  for (const ImpactWorth& worth : lattice->assets) {
    Cells at{worth, {}};
    for (std::size_t c = 0; c < layout.cells.size(); ++c) {
      const Cell& cell = layout.cells[CellId(c)];
      if (!cell.decoy && cell.target.is_asset() && cell.target.asset() == worth.asset) at.cells.emplace_back(c);
    }
    law.assets_.push_back(std::move(at));
  }
  return law;
}

double ImpactLaw::chance(const Outcome& outcome, const Parameters& parameters) {
  // One place more than the level: all that is above it.
  sum_.assign(level_ + 2, 0);
  sum_[0] = 1;
  prospect_ = is_at_most_ ? static_cast<double>(level_) : -static_cast<double>(level_);
  for (const Cells& at : assets_) {
    count_hits(at, outcome, parameters);
    add_asset(at.worth);
  }
  if (is_at_most_) return std::accumulate(sum_.begin(), sum_.end() - 1, 0.0);
  return sum_[level_] + sum_[level_ + 1];
}

double ImpactLaw::most_chance(const Tables& tables) {
  if (is_at_most_ || is_count_uncertain(tables)) return 1;
  Outcome all;
  all.cells.resize(tables.layout.cells.size());
  for (const CellId cell : tables.layout.cells.ids()) {
    const double most = upper_bound(tables.salvos[tables.layout.cells[cell].salvo].count);
    if (most > most_places) return 1;
    all.cells[cell].fates[static_cast<std::size_t>(Fate::leaked_hit)] = static_cast<std::uint32_t>(std::ceil(most));
  }
  return chance(all, with_greatest_effect(tables));
}

void ImpactLaw::count_hits(const Cells& at, const Outcome& outcome, const Parameters& parameters) {
  hits_.assign(at.worth.worth.size(), 0);
  hits_[0] = 1;
  double expected = 0;
  std::size_t most = 0;
  for (const CellId cell : at.cells) {
    const TypeId type = type_of_cell_[cell.index()];
    const double p = parameters.accuracy[type] * (needs_effect_ ? parameters.lethality[type] : 1.0);
    const std::uint32_t leakers = leakers_in(outcome.cells[cell]);
    if (p > 0) most += leakers;
    expected += p * leakers;
    for (std::uint32_t i = 0; i < leakers; ++i) one_more(hits_, p);
  }
  const double last = static_cast<double>(at.worth.worth.size() - 1);
  const auto place =
      static_cast<std::size_t>(std::min(last, is_at_most_ ? std::ceil(expected) : static_cast<double>(most)));
  prospect_ += (is_at_most_ ? -1.0 : 1.0) * at.worth.worth[place];
}

void ImpactLaw::add_asset(const ImpactWorth& worth) {
  next_.assign(sum_.size(), 0);
  for (std::size_t s = 0; s < sum_.size(); ++s) {
    if (sum_[s] == 0) continue;
    for (std::size_t h = 0; h < hits_.size(); ++h) {
      next_[std::min(s + worth.worth[h], next_.size() - 1)] += sum_[s] * hits_[h];
    }
  }
  sum_.swap(next_);
}

}  // namespace bulwark
