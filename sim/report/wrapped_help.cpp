#include "report/wrapped_help.h"

#include <sstream>

#include "base/utf8.h"

namespace bulwark {

namespace {

constexpr std::size_t meaning_column = 30;

/// Appends words to lines that begin with `indentation` blanks; the last of `out` is under way and `used` long.
void fill(const std::string& words, std::size_t indentation, std::size_t width, std::size_t used, std::string& out) {
  std::istringstream stream(words);
  bool is_first = true;
  for (std::string word; stream >> word; is_first = false) {
    const std::size_t length = character_count(word);
    if (!is_first && used + 1 + length > width) {
      out += '\n' + std::string(indentation, ' ');
      used = indentation;
    } else if (!is_first) {
      out += ' ';
      ++used;
    }
    out += word;
    used += length;
  }
  out += '\n';
}

bool is_option(const std::string& line) {
  return line.starts_with("  ") && line.size() > meaning_column && line[meaning_column - 1] == ' ' &&
         line[meaning_column] != ' ';
}

bool is_heading(const std::string& line) {
  return line == "Options:" || line == "Positionals:" || line == "Subcommands:";
}

class Wrapping {
 public:
  explicit Wrapping(std::size_t width) : width_(width) {}

  void add(const std::string& line) {
    const bool is_prose = !line.empty() && line[0] != ' ' && !line.starts_with("Usage:");
    if (is_prose) {
      if (!is_heading(line)) is_in_options_ = false;
      paragraph_ += line + ' ';
      if (is_heading(line)) finish();
      is_in_options_ = is_in_options_ || is_heading(line);
      return;
    }
    finish();
    if (is_in_options_ && is_option(line)) {
      out_ += line.substr(0, meaning_column);
      fill(line.substr(meaning_column), meaning_column, width_, meaning_column, out_);
    } else {
      out_ += line + '\n';
    }
  }

  std::string take() {
    finish();
    return std::move(out_);
  }

 private:
  void finish() {
    if (!paragraph_.empty()) fill(paragraph_, 0, width_, 0, out_);
    paragraph_.clear();
  }

  std::size_t width_;
  bool is_in_options_ = false;
  std::string paragraph_;
  std::string out_;
};

}  // namespace

std::string wrapped_help(const std::string& help, std::size_t width) {
  Wrapping wrapping(width);
  std::istringstream lines(help);
  for (std::string line; std::getline(lines, line);) wrapping.add(line);
  return wrapping.take();
}

}  // namespace bulwark
