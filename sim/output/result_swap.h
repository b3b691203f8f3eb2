// A result takes the place of an earlier one: all of its files, or none.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/atomic_file.h"
#include "base/folder_hold.h"

namespace bulwark {

/// Names of files and their SHA-256, for the manifest: so that whoever reads a folder can tell that its tables and its
/// manifest are of one result.
using FileDigests = std::vector<std::pair<std::string, std::string>>;

/// New files beside the earlier ones, and the swap. Until commit() the earlier result is whole. commit() then takes the
/// old manifest away, puts the tables in place, and the new manifest last, each step on the disk before the next. A
/// kill leaves the old result; or tables without a manifest, which are no result, and which the next command replaces
/// (FolderHold::was_left()); or the new result. A manifest is thus never beside another's tables, but for a reader who
/// was on its way while they changed: to that the digests tell.
class ResultSwap {
 public:
  /// The hold must outlive it.
  explicit ResultSwap(FolderHold& hold) : hold_(hold) {}

  const std::filesystem::path& folder() const { return hold_.folder(); }

  /// Writes a table, to the disk.
  void add(const std::string& name, std::string_view content);
  /// Takes one that is written (AtomicFile::finish()).
  void add(AtomicFile file, const std::string& sha256);

  /// The swap; `manifest` makes the manifest's text of the digests. Tables of an earlier result that have no successor
  /// go, and so do its figures (remove_figures()).
  void commit(const std::function<std::string(const FileDigests&)>& manifest);

 private:
  FolderHold& hold_;
  std::vector<AtomicFile> files_;
  FileDigests digests_;
};

}  // namespace bulwark
