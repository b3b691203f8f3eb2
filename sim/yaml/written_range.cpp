#include "yaml/written_range.h"

#include <array>
#include <string_view>

#include "base/phrase.h"
#include "yaml/written_measure.h"

namespace bulwark {

namespace {

/// Two numbers that rise; the unit of the second stands for the first, too, where that has none.
std::optional<std::string> range_of(std::string_view from, std::string_view to) {
  const auto low = written_measure(trimmed(from));
  const auto high = written_measure(trimmed(to));
  if (!low || !high) return std::nullopt;
  const std::string& unit = low->unit.empty() ? high->unit : low->unit;
  if (unit != high->unit || !(low->value < high->value)) return std::nullopt;
  return "[" + with_unit(low->number, unit) + ", " + with_unit(high->number, high->unit) + "]";
}

}  // namespace

std::optional<std::string> written_range(const Node& node) {
  if (node.kind == NodeKind::list && node.items.size() == 2) return range_of(node.items[0].text, node.items[1].text);
  if (node.kind != NodeKind::scalar) return std::nullopt;
  const std::string_view text = node.text;
  if (written_measure(text)) return std::nullopt;  // as 1e-3
  for (const std::string_view separator : std::array<std::string_view, 4>{"..", " to ", "–", "-"}) {
    for (std::size_t at = text.find(separator, 1); at != std::string_view::npos; at = text.find(separator, at + 1)) {
      if (auto range = range_of(text.substr(0, at), text.substr(at + separator.size()))) return range;
    }
  }
  return std::nullopt;
}

}  // namespace bulwark
