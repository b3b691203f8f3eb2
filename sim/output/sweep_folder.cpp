#include "output/sweep_folder.h"

#include <fmt/format.h>

#include <utility>

#include "base/atomic_file.h"
#include "base/input_error.h"
#include "output/result_folder.h"
#include "output/study_folder.h"
#include "study/sweep.h"

namespace bulwark {

namespace fs = std::filesystem;

namespace {

void refuse_to_begin(const SweepFolder& folder) {
  refuse(folder.what,
         folder.path + " holds a " + folder.what + " already; --resume goes on with it, --force begins anew");
}

}  // namespace

std::optional<HeldJournal> earlier_journal(const SweepFolder& folder, const JournalHeader& header) {
  const fs::path path = journal_path(folder.path);
  if (!fs::exists(path)) return std::nullopt;
  if (!folder.resume) {
    if (!folder.force) refuse_to_begin(folder);
    return std::nullopt;
  }
  HeldJournal held{FolderHold(folder.path), Journal::open_to_append(path)};
  std::string changed;
  for (const std::string& change : changes(held.journal.header(), header)) {
    changed += (changed.empty() ? " " : "; ") + change;
  }
  if (!changed.empty()) {
    refuse(folder.what, path.string() + " is of another " + folder.what +
                            "; --force begins anew, without what is in it. Changed:" + changed);
  }
  remove_temporaries(folder.path);
  return held;
}

HeldJournal new_journal(const SweepFolder& folder, const SweepPlan& plan, const JournalHeader& header) {
  return new_journal(folder, identity_of(plan.study()), header, plan.runs(), record_length(plan));
}

HeldJournal new_journal(const SweepFolder& folder, const ResultIdentity& is, const JournalHeader& header,
                        std::size_t runs, std::size_t figures) {
  const fs::path path = journal_path(folder.path);
  // One that came while the points were checked.
  if (fs::exists(path) && !folder.force) refuse_to_begin(folder);
  FolderHold hold = prepare_result_folder(folder.path, is, folder.force);
  Journal journal = Journal::create(path, header, runs, figures);
  if (shard_of(header).count > 1) remove_results(hold);
  return {std::move(hold), std::move(journal)};
}

HeldJournal earlier_or_new_journal(const SweepFolder& folder, const ResultIdentity& is, const JournalHeader& header,
                                   std::size_t runs, std::size_t figures) {
  if (auto held = earlier_journal(folder, header)) {
    if (held->journal.figures() == figures) return *std::move(held);
    refuse(folder.path, fmt::format("the journal's records have {} figures; those of this {} have {}",
                                    held->journal.figures(), folder.what, figures));
  }
  return new_journal(folder, is, header, runs, figures);
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
