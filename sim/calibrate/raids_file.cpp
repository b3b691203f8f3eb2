#include "calibrate/raids_file.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "base/csv_text.h"
#include "base/input_error.h"
#include "base/number.h"
#include "base/phrase.h"
#include "base/suggest.h"
#include "yaml/scalars.h"

namespace bulwark {

namespace {

const std::vector<std::string> columns{"raid", "regime", "family", "launched", "stopped", "lost"};

/// Reads the cells of one file and keeps what is wrong with them.
class RaidsReader {
 public:
  RaidsReader(const std::string& file, const std::vector<ReportedFamily>& families) : file_(file) {
    for (const ReportedFamily& family : families) families_.push_back(family.name);
  }

  std::vector<ReportedRaid> read(const std::vector<CsvLine>& lines) {
    find_columns(lines[0]);
    errors_.finish();  // of a header that is not one
    if (lines.size() == 1) errors_.add({file_, 0, 0, "", "no raids; expected at least one row below the header"});
    for (std::size_t i = 1; i < lines.size(); ++i) add_row(lines[i]);
    errors_.finish();
    return raids_;
  }

 private:
  void complain(const CsvLine& line, std::size_t column, const std::string& message) {
    errors_.add({file_, line.line, line.cells[column].column, "", message});
  }

  void find_columns(const CsvLine& header) {
    for (const CsvCell& cell : header.cells) {
      const auto known = std::find(columns.begin(), columns.end(), cell.text);
      const auto index = static_cast<std::size_t>(known - columns.begin());
      const auto place = static_cast<std::size_t>(&cell - header.cells.data());
      if (known == columns.end()) {
        complain(header, place, "unknown column " + in_quotes(cell.text) + suggestion(cell.text, columns));
      } else if (places_[index]) {
        complain(header, place, "column " + in_quotes(cell.text) + " is there twice; expected once");
      } else {
        places_[index] = place;
      }
    }
    for (std::size_t c = 0; c + 1 < columns.size(); ++c) {
      if (!places_[c]) errors_.add({file_, header.line, 1, "", "no column " + in_quotes(columns[c])});
    }
  }

  /// The index of a word among those known; none after a complaint.
  template <class Words>
  std::optional<std::size_t> word(const CsvLine& line, std::size_t column, const Words& words, const char* what) {
    const std::string& text = line.cells[*places_[column]].text;
    const auto found = std::find(words.begin(), words.end(), text);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    complain(line, *places_[column],
             std::string("no ") + what + " is called " + in_quotes(text) +
                 suggestion(text, std::vector<std::string>(words.begin(), words.end())));
    return std::nullopt;
  }

  std::optional<std::uint32_t> count(const CsvLine& line, std::size_t column) {
    if (!places_[column]) return 0;
    const std::string& text = line.cells[*places_[column]].text;
    if (text.empty() && columns[column] == "lost") return 0;
    const bool is_whole =
        !text.empty() && text.size() < 10 && text.find_first_not_of("0123456789") == std::string::npos;
    const auto number = is_whole ? to_double(text) : std::nullopt;
    if (number && *number <= static_cast<double>(max_count)) return static_cast<std::uint32_t>(*number);
    complain(line, *places_[column], in_quotes(text) + "; expected a whole number from 0 to 1000000");
    return std::nullopt;
  }

  ReportedRaid& raid_of(const CsvLine& line, Regime regime) {
    const std::string& name = line.cells[*places_[0]].text;
    if (name.empty()) complain(line, *places_[0], "has no name; expected one, as a date");
    const auto [found, is_new] = numbers_.emplace(name, raids_.size());
    if (is_new) return raids_.emplace_back(ReportedRaid{name, regime, {}});
    ReportedRaid& raid = raids_[found->second];
    if (raid.regime != regime) {
      complain(line, *places_[1], "the raid's other rows say " + name_of(raid.regime) + "; expected one regime a raid");
    }
    return raid;
  }

  void add_row(const CsvLine& line) {
    const auto regime = word(line, 1, regime_names, "regime");
    const auto family = word(line, 2, families_, "family of the record");
    const auto launched = count(line, 3);
    const auto stopped = count(line, 4);
    const auto lost = count(line, 5);
    if (!regime || !family || !launched || !stopped || !lost) return;
    const FamilyReport report{*family, *launched, *stopped, *lost};
    const auto of = static_cast<Regime>(*regime);
    if (const std::string fault = fault_of(report, of); !fault.empty()) complain(line, *places_[3], fault);
    ReportedRaid& raid = raid_of(line, of);
    const auto is_same = [&](const FamilyReport& other) { return other.family == *family; };
    if (std::any_of(raid.reports.begin(), raid.reports.end(), is_same)) {
      complain(line, *places_[2], "the raid has a row of this family already; expected one");
    }
    raid.reports.push_back(report);
  }

  const std::string& file_;
  std::vector<std::string> families_;
  std::array<std::optional<std::size_t>, 6> places_;
  std::vector<ReportedRaid> raids_;
  std::unordered_map<std::string, std::size_t> numbers_;  // of raids, by name
  ErrorCollector errors_;
};

}  // namespace

std::vector<ReportedRaid> read_raids(const std::string& text, const std::string& file,
                                     const std::vector<ReportedFamily>& families) {
  return RaidsReader(file, families).read(parse_csv(text, file));
}

std::string fault_of(const FamilyReport& report, Regime regime) {
  if (report.launched == 0) return "none launched; expected no report of a family that was not seen";
  if (report.lost > 0 && regime != Regime::apart) {
    return "the regime " + name_of(regime) + " tells none lost; expected no such count, or the regime apart";
  }
  if (std::uint64_t{report.stopped} + report.lost > report.launched) {
    return "more stopped and lost than the " + std::to_string(report.launched) + " launched";
  }
  return "";
}

std::string name_of(Regime regime) {
  return regime_names[static_cast<std::size_t>(regime)];
}

}  // namespace bulwark
