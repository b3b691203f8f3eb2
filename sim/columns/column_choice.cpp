#include "columns/column_choice.h"

#include <fnmatch.h>

#include <algorithm>
#include <sstream>

#include "base/input_error.h"
#include "base/phrase.h"
#include "base/suggest.h"

namespace bulwark {

namespace {

std::vector<std::string> split(const std::string& patterns) {
  std::vector<std::string> found;
  std::istringstream stream(patterns);
  for (std::string pattern; std::getline(stream, pattern, ',');) found.emplace_back(trimmed(pattern));
  return found;
}

bool matches(const std::string& pattern, const std::string& column) {
  return fnmatch(pattern.c_str(), column.c_str(), 0) == 0;
}

}  // namespace

ColumnChoice::ColumnChoice(const std::string& option, const std::string& patterns,
                           const std::vector<std::string>& columns)
    : columns_(columns), is_kept_(columns.size(), patterns.empty()), is_all_(patterns.empty()) {
  if (is_all_) return;
  std::vector<InputError> errors;
  for (const std::string& pattern : split(patterns)) {
    bool is_of_use = false;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (!matches(pattern, columns[c])) continue;
      is_kept_[c] = is_of_use = true;
    }
    if (is_of_use) continue;
    const std::string nearest = suggestion(pattern, columns);
    errors.push_back(
        {option, 0, 0, "",
         "no column matches " + in_quotes(pattern) +
             (nearest.empty() ? "; expected names or patterns of columns, as leakers:*,defender_cost:all" : nearest)});
  }
  if (!errors.empty()) throw InputErrors(errors);
  is_kept_.front() = true;
}

std::vector<std::string> ColumnChoice::header() const {
  std::vector<std::string> kept;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (is_kept_[c]) kept.push_back(columns_[c]);
  }
  return kept;
}

void ColumnChoice::keep(std::string& text, std::size_t begin) const {
  if (is_all_) return;
  std::size_t to = begin;
  std::size_t from = begin;
  for (const bool is_kept : is_kept_) {
    const std::size_t end = std::min(text.find_first_of(",\n", from), text.size());
    if (is_kept) {
      if (to > begin) text[to++] = ',';
      to = static_cast<std::size_t>(std::copy(text.begin() + static_cast<std::ptrdiff_t>(from),
                                              text.begin() + static_cast<std::ptrdiff_t>(end),
                                              text.begin() + static_cast<std::ptrdiff_t>(to)) -
                                    text.begin());
    }
    from = end + 1;
  }
  text.resize(to);
  text += '\n';
}

}  // namespace bulwark
