// Aligned columns of text: the first to the left, the others to the right.
#pragma once

#include <string>
#include <vector>

namespace bulwark {

class TextTable {
 public:
  explicit TextTable(std::vector<std::string> header) : rows_{std::move(header)} {}

  /// Precondition: as many cells as the header has.
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

  /// Lines that end in `\n`, none longer than 100 characters so long as the right-hand columns leave room: the first
  /// column is at most 30 wide, its longer texts cut short with `…`. A table without rows is empty.
  std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace bulwark
