#include "calibrate/band_reader.h"

#include <algorithm>
#include <array>

#include "calibrate/record_reader.h"
#include "yaml/map_reader.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

constexpr const char* expected_share = "a share or a range of them, as 6 % or [4 %, 8 %]";

constexpr std::array band_keys{
    Key{"family", "a family of the record"},
    Key{"regime", "hard_kills, apart or together"},
    Key{"launched", "a whole number"},
    Key{"mean", expected_share},
    Key{"p05", expected_share},
    Key{"p10", expected_share},
    Key{"p25", expected_share},
    Key{"p50", expected_share},
    Key{"p75", expected_share},
    Key{"p90", expected_share},
    Key{"p95", expected_share},
};

struct QuantileKey {
  std::string_view name;
  double value;
};
constexpr std::array quantile_keys{QuantileKey{"p05", 0.05}, QuantileKey{"p10", 0.1},  QuantileKey{"p25", 0.25},
                                   QuantileKey{"p50", 0.5},  QuantileKey{"p75", 0.75}, QuantileKey{"p90", 0.9},
                                   QuantileKey{"p95", 0.95}};

struct Shares {
  double low = 0;
  double high = 1;
};

std::optional<Shares> one_share(const Value& value) {
  const auto share = Probability{"a share"}(value);
  return share ? std::optional(Shares{*share, *share}) : std::nullopt;
}

std::optional<Shares> range_of_shares(const Value& value) {
  const std::vector<Value> ends = items_of(value, expected_share, 2);
  if (ends.empty()) return std::nullopt;
  const auto low = Probability{"a share"}(ends[0]);
  const auto high = Probability{"a share"}(ends[1]);
  if (!low || !high) return std::nullopt;
  if (*low <= *high) return Shares{*low, *high};
  value.error("the ends are the wrong way round; expected the smaller share first");
  return std::nullopt;
}

std::optional<Shares> read_shares(const Value& value) {
  if (describe_either(value, one_share, range_of_shares)) return std::nullopt;
  return value.is(NodeKind::list) ? range_of_shares(value) : one_share(value);
}

void read_level(const MapReader& of, std::string_view name, std::optional<double> quantile, ReportedBand& band) {
  Shares shares;
  if (!of.read(name, shares, read_shares)) return;
  const auto is_above = [&](const BandLevel& lower) { return lower.quantile && shares.high < lower.low; };
  const auto higher = std::find_if(band.levels.begin(), band.levels.end(), is_above);
  if (quantile && higher != band.levels.end()) {
    of.find(name)->error("lies below " + higher->name + "; expected shares that rise");
  }
  band.levels.push_back({std::string(name), quantile, shares.low, shares.high});
}

}  // namespace

std::vector<ReportedBand> read_bands(const Value& section, const NameTable& families) {
  std::vector<ReportedBand> bands;
  if (section.describes()) section.shape->pattern = name_pattern;
  for (const Entry& entry : entries_of(section, "bands of nights by name")) {
    check_name(entry.name, entry.name_place, entry.value.path, *entry.value.diagnostics);
    ReportedBand band;
    band.name = entry.name;
    const MapReader of(entry.value, band_keys);
    if (!of.is_map()) continue;
    if (const auto family = of.find("family", Presence::required)) {
      band.family = families.resolve(*family).value_or(0);
    }
    of.require("regime", band.regime, regime_words());
    of.require("launched", band.launched, Whole{1, max_count});
    read_level(of, "mean", std::nullopt, band);
    for (const QuantileKey& quantile : quantile_keys) read_level(of, quantile.name, quantile.value, band);
    if (of.describes()) return {};
    const bool says_nothing = !of.has("mean") && std::none_of(quantile_keys.begin(), quantile_keys.end(),
                                                              [&](const QuantileKey& q) { return of.has(q.name); });
    if (says_nothing) entry.value.error("says nothing; expected a mean or quantiles, as p10: 4 %");
    bands.push_back(std::move(band));
  }
  if (section.is(NodeKind::map) && section.node->members.empty()) {
    section.error("no bands; expected at least one");
  }
  return bands;
}

}  // namespace bulwark
