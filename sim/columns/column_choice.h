// Which columns of a table are written, by patterns: `*` stands for any text, `?` for one character, `[ab]` for one of
// these (fnmatch, POSIX.1-2017, without flags).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bulwark {

class ColumnChoice {
 public:
  /// The first column and all that match one of the patterns, `leakers:*,uncertain:*`; all columns without any pattern.
  /// Throws InputErrors, of `option`, for patterns that no column matches.
  ColumnChoice(const std::string& option, const std::string& patterns, const std::vector<std::string>& columns);

  std::vector<std::string> header() const;

  /// Takes the cells of other columns out of the last line of a text, which begins at `begin`. Precondition: a cell for
  /// each column, none of them quoted.
  void keep(std::string& text, std::size_t begin) const;

 private:
  std::vector<std::string> columns_;
  std::vector<bool> is_kept_;
  bool is_all_ = true;
};

}  // namespace bulwark
