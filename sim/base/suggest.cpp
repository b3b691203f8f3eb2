#include "base/suggest.h"

#include <algorithm>

#include "base/phrase.h"

namespace bulwark {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins_with(std::string_view text, std::string_view start) {
  return text.size() >= start.size() &&
         std::equal(start.begin(), start.end(), text.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

/// The only known name that `name` is the beginning of (`alt` for `altitude`), else empty.
std::string only_completion(std::string_view name, const std::vector<std::string>& known) {
  std::string found;
  for (const std::string& candidate : known) {
    if (name.size() < 2 || !begins_with(candidate, name)) continue;
    if (!found.empty()) return {};
    found = candidate;
  }
  return found;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0U : 1U)});
      const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

std::string nearest_name(std::string_view name, const std::vector<std::string>& known) {
  std::string nearest;
  std::size_t least = std::max<std::size_t>(1, name.size() / 3) + 1;
  for (const std::string& candidate : known) {
    const std::size_t longer = std::max(candidate.size(), name.size());
    if (longer - std::min(candidate.size(), name.size()) >= least) continue;  // cannot be nearer
    const std::size_t distance = edit_distance(name, candidate);
    if (distance >= least || distance >= longer) continue;
    least = distance;
    nearest = candidate;
  }
  return nearest.empty() ? only_completion(name, known) : nearest;
}

std::string suggestion(std::string_view name, const std::vector<std::string>& known) {
  constexpr std::size_t few = 24;
  const std::string nearest = nearest_name(name, known);
  if (!nearest.empty()) return "; did you mean " + in_quotes(nearest) + "?";
  if (known.empty() || known.size() > few) return {};
  return "; expected " + join_or(known);
}

}  // namespace bulwark
