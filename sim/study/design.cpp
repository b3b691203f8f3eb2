#include "study/design.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/random/sobol.hpp>
#include <cmath>
#include <numeric>
#include <utility>

#include "random/stream.h"

namespace bulwark {

namespace {

constexpr std::uint32_t permutation_ordinal = 0;
constexpr std::uint32_t shift_ordinal = 1;
constexpr std::uint32_t stratum_ordinal = 2;
constexpr std::uint32_t scramble_ordinal = 8;  // and one for each further digit; those of sobol_design.cpp come before
constexpr std::uint32_t scrambled_digits = 32;

EntityName entity_of(const Factor& factor) {
  return {hash_name(factor.name), 0};
}

std::uint64_t count_points(const Study& study) {
  if (study.design == DesignKind::list) return study.factors[0].levels.size();
  if (study.design != DesignKind::grid) return study.points;
  std::uint64_t points = 1;
  for (const Factor& factor : study.factors) points *= factor.levels.size();
  return points;
}

/// Fisher and Yates 1938, by Durstenfeld's algorithm.
std::vector<std::uint32_t> permutation(const Factor& factor, std::uint64_t seed, std::uint64_t count) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  Stream stream(TrialStreams(seed, 0), entity_of(factor), Purpose::study, permutation_ordinal);
  std::uint32_t drawn = 0;
  for (std::size_t left = count; left > 1; --left) {
    // A stream holds 16,384 words; a long permutation takes one an 8,000 draws.
    if (++drawn % 8000 == 0) {
      stream = Stream(TrialStreams(seed, drawn / 8000), entity_of(factor), Purpose::study, permutation_ordinal);
    }
    const auto other = static_cast<std::size_t>(stream.unit() * static_cast<double>(left));
    std::swap(order[left - 1], order[std::min(other, left - 1)]);
  }
  return order;
}

double to_unit(std::uint64_t word) {
  return unit_open(static_cast<std::uint32_t>(word >> 32U), static_cast<std::uint32_t>(word));
}

std::uint64_t digital_shift(const Factor& factor, std::uint64_t seed) {
  const Block block = TrialStreams(seed, 0).block(entity_of(factor), Purpose::study, shift_ordinal);
  return (static_cast<std::uint64_t>(block.words[0]) << 32U) | block.words[1];
}

/// Nested uniform scrambling (Owen 1995): each binary digit is flipped or not by a draw that belongs to the digits
/// before it. Further digits are those of a random shift.
std::uint64_t scrambled(const Factor& factor, std::uint64_t seed, std::uint64_t word) {
  std::uint64_t result = word ^ (digital_shift(factor, seed) >> scrambled_digits);
  for (std::uint32_t digit = 0; digit < scrambled_digits; ++digit) {
    const auto before = static_cast<std::uint32_t>(digit == 0 ? 0 : word >> (64 - digit));
    const Block block = TrialStreams(seed, before).block(entity_of(factor), Purpose::study, scramble_ordinal + digit);
    result ^= static_cast<std::uint64_t>(block.words[0] & 1U) << (63 - digit);
  }
  return result;
}

std::vector<double> sobol_point(const std::vector<Factor>& factors, std::uint64_t seed, std::uint64_t index) {
  std::vector<std::uint64_t> words(factors.size(), 0);
  if (index > 0) {  // Boost leaves out the first point, the origin
    boost::random::sobol engine(factors.size());
    engine.discard((index - 1) * factors.size());
    for (std::uint64_t& word : words) word = engine();
  }
  std::vector<double> coordinates;
  for (std::size_t i = 0; i < factors.size(); ++i) {
    coordinates.push_back(to_unit(scrambled(factors[i], seed, words[i])));
  }
  return coordinates;
}

}  // namespace

Design::Design(const Study& study, std::uint64_t seed) : study_(&study), seed_(seed), points_(count_points(study)) {
  if (study.design != DesignKind::latin_hypercube) return;
  for (const Factor& factor : study.factors) permutations_.push_back(permutation(factor, seed, points_));
}

std::vector<double> Design::coordinates(std::uint64_t index) const {
  const std::vector<Factor>& factors = study_->factors;
  if (study_->design == DesignKind::sobol) return sobol_point(factors, seed_, index);
  std::vector<double> coordinates;
  for (std::size_t i = 0; i < factors.size(); ++i) {
    const TrialStreams streams(seed_, static_cast<std::uint32_t>(index));
    const double within = streams.block(entity_of(factors[i]), Purpose::study, stratum_ordinal).first();
    coordinates.push_back((permutations_[i][index] + within) / static_cast<double>(points_));
  }
  return coordinates;
}

DesignPoint Design::point(std::uint64_t index) const {
  const std::vector<Factor>& factors = study_->factors;
  DesignPoint point;
  point.levels.resize(factors.size());
  if (study_->design == DesignKind::grid) {
    for (std::size_t i = factors.size(); i-- > 0; index /= factors[i].levels.size()) {
      point.levels[i] = factors[i].levels[index % factors[i].levels.size()];
    }
  } else if (study_->design == DesignKind::list) {
    for (std::size_t i = 0; i < factors.size(); ++i) point.levels[i] = factors[i].levels[index];
  } else {
    const std::vector<double> at = coordinates(index);
    for (std::size_t i = 0; i < factors.size(); ++i) point.levels[i] = level_at(factors[i], at[i]);
  }
  return point;
}

Level level_at(const Factor& factor, double u) {
  if (!factor.range) {
    const auto index = static_cast<std::size_t>(u * static_cast<double>(factor.levels.size()));
    return factor.levels[std::min(index, factor.levels.size() - 1)];
  }
  const LevelRange& range = *factor.range;
  double value = 0;
  if (range.is_whole && !range.is_log) {
    value = std::min(range.from + std::floor(u * (range.to - range.from + 1)), range.to);
  } else {
    value = range.is_log ? range.from * std::pow(range.to / range.from, u) : range.from + u * (range.to - range.from);
    if (range.is_whole) value = std::round(value);
  }
  // Six digits, so that a table shows exactly what was run; of whole numbers all.
  const std::string number = range.is_whole ? fmt::format("{:.0f}", value) : fmt::format("{:.6g}", value);
  return {number,
          std::vector<std::string>(factor.paths.size(), factor.unit.empty() ? number : number + " " + factor.unit)};
}

DesignPoint point_at(const Baseline& baseline, const DesignPoint& point) {
  if (baseline.is_scenario) return {};
  DesignPoint at = point;
  for (std::size_t i = 0; i < at.levels.size(); ++i) {
    if (baseline.levels[i]) at.levels[i] = *baseline.levels[i];
  }
  return at;
}

std::vector<Override> overrides_of(const Study& study, const DesignPoint& point) {
  std::vector<Override> overrides = study.settings;
  for (std::size_t i = 0; i < point.levels.size(); ++i) {
    const Factor& factor = study.factors[i];
    for (std::size_t p = 0; p < factor.paths.size(); ++p) {
      overrides.push_back({factor.paths[p], point.levels[i].values[p]});
    }
  }
  return overrides;
}

std::string in_words(const Study& study, const DesignPoint& point) {
  if (point.levels.empty()) return "the scenario as it stands";
  std::string words;
  for (std::size_t i = 0; i < point.levels.size(); ++i) {
    const Factor& factor = study.factors[i];
    words += fmt::format("{}{} = {}{}{}", i > 0 ? ", " : "", factor.name, point.levels[i].label,
                         factor.unit.empty() ? "" : " ", factor.unit);
  }
  return words;
}

}  // namespace bulwark
