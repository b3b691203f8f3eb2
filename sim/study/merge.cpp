#include "study/merge.h"

#include <fmt/format.h>

#include <map>

#include "base/contract.h"
#include "base/input_error.h"
#include "base/terminal_text.h"
#include "study/study_file.h"
#include "study/sweep.h"

namespace bulwark {

namespace {

/// Complaints about the parts of a sweep, all of them at once.
class PartsCheck {
 public:
  explicit PartsCheck(const std::vector<SweepPart>& parts) : parts_(parts) {}

  void finish() const {
    if (!errors_.empty()) throw InputErrors(errors_);
  }

  /// Shards that may be parts of something.
  void check_shards() {
    for (const SweepPart& part : parts_) {
      if (const auto fault = shard_fault_of(part.journal.header())) complain(part.name, *fault);
    }
  }

  /// Of a sweep alone: other journals have no such number, or one of another kind.
  void check_trials() {
    for (const SweepPart& part : parts_) {
      if (const auto fault = trials_fault_of(part.journal.header())) complain(part.name, *fault);
    }
  }

  /// Parts of the same sweep as the first, each once, all there.
  void check_headers() {
    const std::uint32_t count = shard_of(parts_[0].journal.header()).count;
    std::map<std::uint32_t, std::string> seen;
    for (const SweepPart& part : parts_) {
      const Shard shard = shard_of(part.journal.header());
      if (is_foreign(part)) continue;  // no shard of this sweep at all
      const auto [found, is_new] = seen.emplace(shard.index, part.name);
      if (!is_new)
        complain(part.name, fmt::format("shard {}/{} again; {} has it too", shard.index, count, found->second));
    }
    for (std::uint32_t index = 1; index <= count; ++index) {
      if (!seen.contains(index)) complain("merge", fmt::format("shard {}/{} is missing", index, count));
    }
  }

  void check_program(const std::string& program) {
    const std::string& maker = header_text(parts_[0].journal.header(), "program");
    if (maker != program) complain(parts_[0].name, fmt::format("made by program {}, and this is {}", maker, program));
  }

  void check_runs(const SweepPlan& plan) {
    for (const SweepPart& part : parts_) {
      if (const auto fault = fault_of(part.journal, plan)) {
        complain(part.name, *fault);
        continue;
      }
      const Shard shard = shard_of(part.journal.header());
      std::size_t due = 0;
      std::size_t left = 0;
      for (std::size_t run = 0; run < plan.runs(); ++run) {
        if (!plan.is_in(shard, run % plan.points())) continue;
        ++due;
        left += part.journal.has(run) ? 0 : 1;
      }
      if (left == 0) continue;
      complain(part.name, fmt::format("shard {}/{} is not finished: {} of its {} runs are left; go on with --resume",
                                      shard.index, shard.count, left, due));
    }
  }

 private:
  /// Escaped, for what a journal says comes from who knows where.
  void complain(const std::string& where, const std::string& what) {
    errors_.push_back({where, 0, 0, "", for_terminal_line(what)});
  }

  /// Whether a part is of another sweep than the first, after complaining of it.
  bool is_foreign(const SweepPart& part) {
    const JournalHeader& first = parts_[0].journal.header();
    const bool has_same_count = shard_of(part.journal.header()).count == shard_of(first).count;
    bool is_other = false;
    for (const std::string& change : changes(first, part.journal.header())) {
      if (change.starts_with("shard") && has_same_count) continue;
      complain(part.name, "of another sweep than " + parts_[0].name + "; " + change);
      is_other = true;
    }
    return is_other;
  }

  const std::vector<SweepPart>& parts_;
  std::vector<InputError> errors_;
};

Study study_of(const JournalHeader& header) {
  Study study = load_study_text(header_text(header, "study"), header_text(header, "study_file"),
                                header_text(header, "scenario"), header_text(header, "scenario_file"));
  study.settings = settings_of(header_text(header, "settings"));
  if (const auto seed = seed_of(header)) study.seed = seed;
  return study;
}

}  // namespace

void check_parts(const std::vector<SweepPart>& parts, const std::string& program) {
  EXPECTS(!parts.empty());
  PartsCheck check(parts);
  check.check_shards();
  check.finish();
  check.check_headers();
  check.finish();
  check.check_program(program);
  check.finish();
}

std::unique_ptr<SweepPlan> plan_of_parts(const std::vector<SweepPart>& parts, const std::string& program) {
  check_parts(parts, program);
  PartsCheck check(parts);
  check.check_trials();
  check.finish();
  const JournalHeader& header = parts[0].journal.header();
  auto plan = std::make_unique<SweepPlan>(study_of(header), trials_of(header));
  check.check_runs(*plan);
  check.finish();
  return plan;
}

}  // namespace bulwark
