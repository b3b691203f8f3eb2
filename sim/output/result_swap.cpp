#include "output/result_swap.h"

#include <set>

#include "output/manifest.h"
#include "output/result_files.h"
#include "output/sha256.h"

namespace bulwark {

namespace fs = std::filesystem;

void ResultSwap::add(const std::string& name, std::string_view content) {
  AtomicFile file(folder() / name);
  file.write(content);
  file.finish();
  add(std::move(file), sha256(content));
}

void ResultSwap::add(AtomicFile file, const std::string& sha256) {
  digests_.emplace_back(file.path().filename().string(), sha256);
  files_.push_back(std::move(file));
}

void ResultSwap::commit(const std::function<std::string(const FileDigests&)>& manifest) {
  AtomicFile manifest_file(folder() / manifest_name);
  manifest_file.write(manifest(digests_));
  manifest_file.finish();
  std::set<std::string> stale = table_files();
  for (const auto& [name, digest] : digests_) stale.erase(name);
  hold_.begin_change();
  fs::remove(folder() / manifest_name);
  flush_folder(folder());
  for (AtomicFile& file : files_) file.put_in_place();
  for (const std::string& name : stale) fs::remove(folder() / name);
  remove_figures(folder());
  flush_folder(folder());
  manifest_file.put_in_place();
  flush_folder(folder());
  hold_.end_change();
}

}  // namespace bulwark
