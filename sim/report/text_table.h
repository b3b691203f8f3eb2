// Aligned columns of text: the first to the left, the others to the right.
#pragma once

#include <string>
#include <vector>

namespace bulwark {

class TextTable {
 public:
  explicit TextTable(std::vector<std::string> header) : rows_{std::move(header)} {}
  /// With a first column as wide as its longest text, where that tells the rows apart.
  static TextTable with_long_names(std::vector<std::string> header);

  /// Precondition: as many cells as the header has.
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

  /// Lines that end in `\n`, none longer than 100 characters so long as the right-hand columns leave room: the first
  /// column is at most 30 wide, its longer texts cut short with `…`, unless they are wanted whole. A table without rows
  /// is empty.
  std::string text() const;

 private:
  bool has_long_names_ = false;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace bulwark
