// per_trial.csv while it grows: the rows of a run's trials, streamed as they are run.
#pragma once

#include <filesystem>

#include "columns/column_choice.h"
#include "engine/run.h"
#include "output/csv_file.h"
#include "tables/tables.h"

namespace bulwark {

class PerTrialFile {
 public:
  /// `choice` is one of PerTrialRows::header(). The tables must outlive it. Throws as CsvFile, and so does what the
  /// stream writes.
  PerTrialFile(const std::filesystem::path& folder, const Tables& tables, const ColumnChoice& choice);
  PerTrialFile(const PerTrialFile&) = delete;
  PerTrialFile& operator=(const PerTrialFile&) = delete;

  /// For RunHooks::rows.
  const RowStream* stream() const { return &stream_; }
  /// For write_results(), once the run is over.
  CsvFile* table() { return &file_; }

 private:
  ColumnChoice choice_;
  CsvFile file_;
  RowStream stream_;
};

}  // namespace bulwark
