#include "base/csv_text.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/input_error.h"
#include "base/phrase.h"

namespace bulwark {

namespace {

/// Reads one line after another.
class CsvScanner {
 public:
  CsvScanner(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  bool is_done() const { return at_ >= text_.size(); }

  CsvLine line() {
    CsvLine line{line_, {}};
    begin_ = at_;
    do line.cells.push_back(cell());
    while (take(','));
    take('\r');
    if (!take('\n') && !is_done()) {
      const int column = static_cast<int>(at_ - begin_) + 1;
      throw InputErrors({{file_, line_, column, "", "text after a quote that has ended; expected a comma"}});
    }
    ++line_;
    return line;
  }

 private:
  bool take(char c) {
    if (is_done() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  CsvCell cell() {
    CsvCell cell{"", static_cast<int>(at_ - begin_) + 1};
    while (!is_done() && text_[at_] == ' ') ++at_;
    if (take('"')) return quoted(cell);
    const std::size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    cell.text = std::string(trimmed(text_.substr(at_, end - at_)));
    at_ = end;
    return cell;
  }

  CsvCell quoted(CsvCell cell) {
    for (;;) {
      if (is_done() || text_[at_] == '\n') {
        throw InputErrors({{file_, line_, cell.column, "", "the quote has no end; expected \" before the line ends"}});
      }
      if (!take('"')) {
        cell.text += text_[at_++];
        continue;
      }
      if (!take('"')) return cell;
      cell.text += '"';  // two stand for one
    }
  }

  std::string_view text_;
  const std::string& file_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  int line_ = 1;
};

/// Names and messages come from the text.
void check_encoding(std::string_view text, const std::string& file) {
  const auto fault = find_encoding_fault(text);
  if (!fault) return;
  const std::string_view before = text.substr(0, fault->byte);
  const std::size_t line_begin = before.rfind('\n') + 1;  // 0 in the first line: npos + 1
  const auto line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
  throw InputErrors({{file, line, static_cast<int>(before.size() - line_begin) + 1, "", fault->message}});
}

bool is_blank(const CsvLine& line) {
  return line.cells.size() == 1 && line.cells[0].text.empty();
}

}  // namespace

std::vector<CsvLine> parse_csv(std::string_view text, const std::string& file) {
  text.remove_prefix(byte_order_mark_length(text));
  check_encoding(text, file);
  CsvScanner scanner(text, file);
  std::vector<CsvLine> lines;
  ErrorCollector errors;
  while (!scanner.is_done()) {
    CsvLine line = scanner.line();
    if (is_blank(line)) continue;
    if (!lines.empty() && line.cells.size() != lines[0].cells.size()) {
      errors.add({file, line.line, 1, "",
                  std::to_string(line.cells.size()) + " cells; expected " + std::to_string(lines[0].cells.size()) +
                      ", as the header has"});
    }
    lines.push_back(std::move(line));
  }
  if (lines.empty()) errors.add({file, 0, 0, "", "the file is empty; expected a header and rows of CSV"});
  errors.finish();
  return lines;
}

}  // namespace bulwark
