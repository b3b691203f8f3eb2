#include "output/result_folder.h"

#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

#include "base/atomic_file.h"
#include "columns/csv.h"
#include "output/result_files.h"
#include "output/result_swap.h"
#include "output/study_folder.h"

namespace bulwark {

namespace fs = std::filesystem;

namespace {

/// Something in the folder that is no part of a result of this program; empty if there is none. Without a manifest
/// nothing is, unless a killed command left it.
std::string foreign_entry(const FolderHold& hold, bool is_result) {
  for (const fs::directory_entry& entry : fs::directory_iterator(hold.folder())) {
    std::string name = entry.path().filename().string();
    if (name == FolderHold::file_name || is_temporary(name)) continue;
    if (!is_own_file(name) || !(is_result || hold.was_left())) return name;
  }
  return {};
}

void check_content(const FolderHold& hold, const ResultIdentity& is) {
  const fs::path& folder = hold.folder();
  if (fs::exists(journal_path(folder))) {
    throw std::runtime_error(folder.string() + " holds a sweep, in journal.bin; choose another folder, or --force to " +
                             "write into it all the same");
  }
  const std::optional<EarlierResult> earlier = earlier_result(folder);
  if (const std::string foreign = foreign_entry(hold, earlier.has_value()); !foreign.empty()) {
    throw std::runtime_error(folder.string() + " holds `" + foreign + "`, which is not from an earlier result of " +
                             program_name + "; choose another folder, or --force to write into it all the same");
  }
  const std::string what = earlier ? difference(*earlier, is) : "";
  if (!what.empty()) {
    throw std::runtime_error(folder.string() + " holds " + what + "; choose another folder, or --force to replace it");
  }
}

}  // namespace

FolderHold prepare_result_folder(const fs::path& folder, const ResultIdentity& is, bool force) {
  if (folder.empty()) throw std::runtime_error("the name of the result folder is empty");
  if (fs::exists(folder) && !fs::is_directory(folder)) {
    throw std::runtime_error(folder.string() + " is a file, but results go into a folder");
  }
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw std::system_error(error, "cannot create the folder " + folder.string());
  FolderHold hold(folder);
  if (!force) check_content(hold, is);
  remove_temporaries(folder);
  return hold;
}

void remove_results(const FolderHold& hold) {
  fs::remove(hold.folder() / manifest_name);
  for (const std::string& name : table_files()) fs::remove(hold.folder() / name);
  remove_figures(hold.folder());
}

void write_results(FolderHold& hold, const std::vector<ResultTable>& tables, const RunInfo& run,
                   const std::vector<CsvFile*>& streamed) {
  ResultSwap files(hold);
  std::vector<std::pair<std::string, std::uint64_t>> rows;
  for (const ResultTable& table : tables) {
    files.add(table.name + ".csv", to_csv(table));
    rows.emplace_back(table.name + ".csv", table.rows.size());
  }
  for (CsvFile* const file : streamed) {
    rows.emplace_back(file->name(), file->rows());
    file->finish(files);
  }
  files.commit([&](const FileDigests& digests) { return to_json(run, rows, digests); });
}

}  // namespace bulwark
