#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/hypotheses_report.h"
#include "cli/run_info.h"
#include "output/result_folder.h"
#include "output/study_folder.h"
#include "study/study_file.h"
#include "study/sweep.h"

namespace bulwark {

namespace {

struct MergeArguments {
  std::vector<std::string> folders;
  std::string out;
  bool force = false;
};

/// Complaints about the parts of a sweep, all of them at once.
class PartsCheck {
 public:
  explicit PartsCheck(const std::vector<std::string>& folders) : folders_(folders) {}

  void complain(const std::string& folder, const std::string& what) { errors_.push_back({folder, 0, 0, "", what}); }
  void finish() const {
    if (!errors_.empty()) throw InputErrors(errors_);
  }

  /// Parts of the same sweep as the first, each once, all there.
  void check_headers(const std::vector<Journal>& journals) {
    const std::uint32_t count = shard_of(journals[0].header()).count;
    std::map<std::uint32_t, std::string> seen;
    for (std::size_t i = 0; i < journals.size(); ++i) {
      const Shard shard = shard_of(journals[i].header());
      if (is_foreign(journals[0], journals[i], folders_[i])) continue;  // no shard of this sweep at all
      const auto [found, is_new] = seen.emplace(shard.index, folders_[i]);
      if (!is_new)
        complain(folders_[i], fmt::format("shard {}/{} again; {} has it too", shard.index, count, found->second));
    }
    for (std::uint32_t index = 1; index <= count; ++index) {
      if (!seen.contains(index)) complain("merge", fmt::format("shard {}/{} is missing", index, count));
    }
  }

  /// Whether a part is of another sweep than the first, after complaining of it.
  bool is_foreign(const Journal& first, const Journal& journal, const std::string& folder) {
    const bool has_same_count = shard_of(journal.header()).count == shard_of(first.header()).count;
    bool is_other = false;
    for (const std::string& change : changes(first.header(), journal.header())) {
      if (change.starts_with("shard") && has_same_count) continue;
      complain(folder, "of another sweep than " + folders_[0] + "; " + change);
      is_other = true;
    }
    return is_other;
  }

  void check_runs(const std::vector<Journal>& journals, const SweepPlan& plan) {
    for (std::size_t i = 0; i < journals.size(); ++i) {
      const Shard shard = shard_of(journals[i].header());
      std::size_t due = 0;
      std::size_t left = 0;
      for (std::size_t run = 0; run < plan.runs(); ++run) {
        if (!plan.is_in(shard, run % plan.points())) continue;
        ++due;
        left += journals[i].has(run) ? 0 : 1;
      }
      if (left == 0) continue;
      complain(folders_[i], fmt::format("shard {}/{} is not finished: {} of its {} runs are left; go on with --resume",
                                        shard.index, shard.count, left, due));
    }
  }

 private:
  const std::vector<std::string>& folders_;
  std::vector<InputError> errors_;
};

int run(const MergeArguments& arguments, const BuildInfo& build) {
  std::vector<Journal> journals;
  for (const std::string& folder : arguments.folders) {
    if (!std::filesystem::exists(journal_path(folder))) {
      refuse(folder, "no journal.bin; expected the folder of a `bulwark sweep --shard`");
    }
    journals.push_back(Journal::open_to_read(journal_path(folder)));
  }
  PartsCheck check(arguments.folders);
  check.check_headers(journals);
  check.finish();
  const JournalHeader& header = journals[0].header();
  const std::string program = build.version + " " + build.revision;
  if (header_text(header, "program") != program) {
    check.complain(arguments.folders[0],
                   fmt::format("made by program {}, and this is {}", header_text(header, "program"), program));
    check.finish();
  }
  const SweepPlan plan(load_study_text(header_text(header, "study"), header_text(header, "study_file"),
                                       header_text(header, "scenario"), header_text(header, "scenario_file")),
                       trials_of(header));
  check.check_runs(journals, plan);
  check.finish();
  remove_leftovers(arguments.out);
  prepare_result_folder(arguments.out, arguments.force);
  std::vector<const Journal*> parts;
  for (const Journal& journal : journals) parts.push_back(&journal);
  const std::vector<HypothesisTest> tests = *test_hypotheses(plan, parts, {all_cores(), nullptr, {}});
  remove_results(arguments.out);
  write_study_results(arguments.out, plan, parts, tests, program_info(build));
  fmt::print("{}: {} shards merged. Tables: {}\n{}", plan.study().name, journals.size(), arguments.out,
             hypotheses_report(plan, tests));
  return exit_success;
}

constexpr const char* footer =
    "The tables are the same, byte for byte, as those of the sweep in one piece. A shard that is missing, unfinished,\n"
    "there twice or of another sweep is named, and nothing is written.\n\n"
    "Example:\n"
    "  bulwark sweep study.yaml --shard 1/2 --out part1      # on one machine\n"
    "  bulwark sweep study.yaml --shard 2/2 --out part2      # on another\n"
    "  bulwark merge part1 part2 --out whole";

void declare(Options& options, MergeArguments& arguments) {
  options.arguments({"DIR", "Folders of all shards"}, arguments.folders).required();
  add_folder_options(options, arguments.out, arguments.force, "Folder for the tables").required();
}

}  // namespace

void add_merge_command(CommandLine& line, const BuildInfo& build) {
  line.add<MergeArguments>({"merge", "Put the shards of a sweep together", footer}, declare,
                           [&build](const MergeArguments& arguments) { return run(arguments, build); });
}

}  // namespace bulwark
