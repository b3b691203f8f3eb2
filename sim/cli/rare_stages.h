// What `bulwark rare` and the merging of its shards share: from a search to its tables and its report.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "cli/common_options.h"
#include "cli/interrupt.h"
#include "cli/progress.h"
#include "cli/sampling_options.h"
#include "decide/portrait.h"
#include "decide/rare_log.h"
#include "decide/rare_parts.h"

namespace bulwark {

/// A search with its scenario, ready to be made.
struct ReadySearch {
  RareSearch search;
  LoadedScenario loaded;
  Tables tables;
};

/// Reads and compiles what the search is of. Throws InputErrors.
ReadySearch ready(RareSearch search);

/// The program's part of the manifest.
RunInfo rare_info(const ReadySearch& ready, const SamplingOptions& options, const BuildInfo& build);

/// While it lives an interrupt ends the search, and a terminal shows how many trials were played.
class RareSession {
 public:
  /// `log` may be null, and must outlive it.
  RareSession(const SamplingOptions& options, RareLog* log);
  const RareHooks& hooks() const { return hooks_; }

 private:
  InterruptGuard interrupt_;
  Progress progress_;
  std::atomic<std::uint64_t> played_ = 0;
  RareHooks hooks_;
};

struct FoundRare {
  RareResult result;
  std::vector<Trait> portrait;
};

/// Throws Stopped after an interrupt. `log` may be null.
FoundRare find_rare_in_session(const ReadySearch& ready, const SamplingOptions& options, RareLog* log);

/// The report, and what write_out() writes.
void tell_rare(const ReadySearch& ready, const FoundRare& found, const SamplingOptions& options, Output& output);

/// `bulwark merge` of the shards of a search.
int merge_rare(const std::vector<SweepPart>& parts, const SamplingOptions& options, const BuildInfo& build);

}  // namespace bulwark
