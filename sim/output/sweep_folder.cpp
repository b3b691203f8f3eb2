#include "output/sweep_folder.h"

#include "base/input_error.h"
#include "output/result_folder.h"
#include "output/study_folder.h"
#include "study/sweep.h"

namespace bulwark {

namespace fs = std::filesystem;

std::optional<Journal> earlier_journal(const SweepFolder& folder, const JournalHeader& header) {
  const fs::path path = journal_path(folder.path);
  if (!fs::exists(path)) return std::nullopt;
  if (folder.resume) {
    Journal journal = Journal::open_to_append(path);
    std::string changed;
    for (const std::string& change : changes(journal.header(), header)) changed += "\n  " + change;
    if (!changed.empty()) {
      refuse("sweep",
             path.string() + " is of another sweep; --force begins anew, without what is in it. Changed:" + changed);
    }
    remove_leftovers(folder.path);
    return journal;
  }
  if (!folder.force) {
    refuse("sweep", folder.path + " holds a sweep already; --resume goes on with it, --force begins anew");
  }
  return std::nullopt;
}

Journal new_journal(const SweepFolder& folder, const SweepPlan& plan, const JournalHeader& header) {
  remove_leftovers(folder.path);
  const fs::path path = journal_path(folder.path);
  if (!fs::exists(path)) prepare_result_folder(folder.path, folder.force);
  remove_results(folder.path);
  return Journal::create(path, header, plan.runs(), record_length(plan));
}

std::vector<SweepPart> open_parts(const std::vector<std::string>& folders) {
  std::vector<SweepPart> parts;
  for (const std::string& folder : folders) {
    if (!fs::exists(journal_path(folder))) {
      refuse(folder, "no journal.bin; expected the folder of a `bulwark sweep --shard`");
    }
    parts.push_back({folder, Journal::open_to_read(journal_path(folder))});
  }
  return parts;
}

}  // namespace bulwark
