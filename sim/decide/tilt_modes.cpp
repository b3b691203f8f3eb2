#include "decide/tilt_modes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace bulwark {

namespace {

constexpr int turns = 8;
constexpr double least_mode_share = 0.02;  // of a way in the weight
constexpr std::size_t least_records = 10;  // of a way
constexpr double least_gain = 1;           // in ln likelihood, a record

double weight_of(const std::vector<WeightedRecord>& records) {
  return std::accumulate(records.begin(), records.end(), 0.0,
                         [](double sum, const WeightedRecord& of) { return sum + of.weight; });
}

/// ln (share · ratio) of each record.
std::vector<double> explained(const Tables& tables, const std::vector<WeightedRecord>& records,
                              const TiltedPart& part) {
  std::vector<double> logs;
  for (const WeightedRecord& of : records) {
    logs.push_back(std::log(part.share) + log_ratio(tables, part.tilt, of.record));
  }
  return logs;
}

/// Two ways, by which of them each record is.
std::vector<TiltedPart> fit_two(const Tables& tables, const std::vector<WeightedRecord>& records,
                                const std::vector<char>& is_second) {
  std::array<std::vector<WeightedRecord>, 2> groups;
  for (std::size_t k = 0; k < records.size(); ++k) groups[is_second[k] != 0 ? 1 : 0].push_back(records[k]);
  const double all = weight_of(records);
  std::vector<TiltedPart> parts;
  for (const std::vector<WeightedRecord>& group : groups) {
    const double share = weight_of(group) / all;
    if (group.size() < least_records || share < least_mode_share) return {};
    parts.push_back({share, fit_tilt(tables, group)});
  }
  return parts;
}

/// Those that are explained worse than the middle one.
std::vector<char> worst_half(const std::vector<double>& logs) {
  std::vector<double> sorted = logs;
  std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
  std::vector<char> is_worse;
  for (const double log : logs) is_worse.push_back(log < sorted[sorted.size() / 2] ? 1 : 0);
  return is_worse;
}

double gain(const std::vector<WeightedRecord>& records, const std::vector<double>& by_one,
            const std::array<std::vector<double>, 2>& by_two) {
  double sum = 0;
  for (std::size_t k = 0; k < records.size(); ++k) {
    const double greater = std::max(by_two[0][k], by_two[1][k]);
    const double less = std::min(by_two[0][k], by_two[1][k]);
    sum += records[k].weight * (greater + std::log1p(std::exp(less - greater)) - by_one[k]);
  }
  return sum / weight_of(records);
}

}  // namespace

std::vector<TiltedPart> fit_modes(const Tables& tables, const std::vector<WeightedRecord>& records) {
  std::vector<TiltedPart> one = {{1, fit_tilt(tables, records)}};
  const std::vector<double> by_one = explained(tables, records, one.front());
  std::vector<char> is_second = worst_half(by_one);
  std::vector<TiltedPart> two = fit_two(tables, records, is_second);
  std::array<std::vector<double>, 2> by_two;
  for (int turn = 0; turn < turns && !two.empty(); ++turn) {
    by_two = {explained(tables, records, two[0]), explained(tables, records, two[1])};
    std::vector<char> better;
    for (std::size_t k = 0; k < records.size(); ++k) better.push_back(by_two[1][k] > by_two[0][k] ? 1 : 0);
    if (better == is_second) break;
    is_second = better;
    two = fit_two(tables, records, is_second);
  }
  if (two.empty()) return one;
  by_two = {explained(tables, records, two[0]), explained(tables, records, two[1])};
  return gain(records, by_one, by_two) < least_gain ? one : two;
}

}  // namespace bulwark
