// Where a long study keeps what it has finished: one file, appended to record by record, that survives a kill at any
// instant.
//
// A header of named texts (what made the journal), whole from the first instant because it is renamed into place; then
// records of one size: number of the run, figures, checksum (CRC-32). A record that was cut short by a kill or a full
// disk is cut off when the journal is opened again; one that does not match its checksum counts as never run. Records
// reach the kernel as they are made, so only a crash of the machine can lose any: those of its last second. A checksum
// says that a file is whole, not that it is honest: no length or number is believed before it is compared with what is
// left of the file, and whoever reads the records compares runs and figures with the plan.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace bulwark {

/// Runs that a journal can be about: their index takes 8 bytes each.
constexpr std::size_t most_journal_runs = 100'000'000;

/// Named texts, in order.
using JournalHeader = std::vector<std::pair<std::string, std::string>>;

/// The text of that name; empty where there is none.
const std::string& header_text(const JournalHeader& header, const std::string& name);

class Journal {
 public:
  /// A new journal for runs 0 … runs-1 of `figures` numbers each; replaces a file at `path`. All three throw
  /// std::system_error for what the file system refuses, and std::runtime_error where it is no journal, or where there
  /// are more than most_journal_runs. Whoever creates one or appends holds its folder (base/folder_hold.h).
  static Journal create(const std::filesystem::path& path, const JournalHeader& header, std::size_t runs,
                        std::size_t figures);
  static Journal open_to_append(const std::filesystem::path& path);
  static Journal open_to_read(const std::filesystem::path& path);

  Journal(Journal&& other) noexcept;
  Journal& operator=(Journal&&) = delete;
  ~Journal();

  const JournalHeader& header() const { return header_; }
  std::size_t runs() const { return runs_; }
  std::size_t figures() const { return figures_; }
  std::size_t finished() const { return finished_; }
  bool has(std::size_t run) const { return run < offsets_.size() && offsets_[run] != 0; }

  /// The record of a run. Precondition: has(run).
  std::vector<double> read(std::size_t run) const;

  /// Throws std::system_error, leaving the journal as it was, where the disk is full.
  void append(std::size_t run, const std::vector<double>& figures);

  /// To the disk.
  void flush();

 private:
  Journal(const std::filesystem::path& path, bool to_append);
  std::size_t record_bytes() const { return 8 + 8 * figures_ + 4; }
  void check_is_file() const;
  void read_header();
  void index_records();
  void note(std::size_t run, std::uint64_t offset);
  std::uint64_t file_bytes() const;

  std::filesystem::path path_;
  int descriptor_ = -1;
  JournalHeader header_;
  std::size_t runs_ = 0;
  std::size_t figures_ = 0;
  std::size_t finished_ = 0;
  std::uint64_t end_ = 0;               // of the last whole record
  std::vector<std::uint64_t> offsets_;  // [run], up to the last that is finished; 0: not finished
  std::int64_t flushed_s_ = 0;
};

/// The record of a run, from whichever journal has it. Throws std::logic_error where none has.
std::vector<double> record_of(std::size_t run, const std::vector<const Journal*>& journals);

}  // namespace bulwark
