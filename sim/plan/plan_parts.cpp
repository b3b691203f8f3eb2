#include "plan/plan_parts.h"

#include <fmt/format.h>

#include <stdexcept>

#include "base/input_error.h"
#include "base/phrase.h"
#include "plan/plan_file.h"
#include "study/sweep.h"

namespace bulwark {

namespace {

PlanProblem problem_of(const JournalHeader& header) {
  PlanProblem problem = load_plan_text(header_text(header, "plan"), header_text(header, "plan_file"),
                                       header_text(header, "scenario"), header_text(header, "scenario_file"));
  const auto seed = seed_of(header);
  if (!seed) refuse("merge", "the journal's seed " + in_quotes(header_text(header, "seed")) + " is no number");
  problem.seed = *seed;
  return problem;
}

}  // namespace

bool is_of_plan(const SweepPart& part) {
  return !header_text(part.journal.header(), "plan").empty();
}

MergedPlans merged_plans(const std::vector<SweepPart>& parts, const std::string& program) {
  check_parts(parts, program);
  MergedPlans merged{problem_of(parts[0].journal.header()), {}};
  std::vector<PlanResults> results;
  ErrorCollector errors;
  for (const SweepPart& part : parts) {
    const Shard shard = shard_of(part.journal.header());
    if (part.journal.figures() != plan_record_length(merged.problem)) {
      errors.add({part.name, 0, 0, "", "the journal's records are not those of its plan"});
      continue;
    }
    TrialLog log(part.journal);
    try {
      results.push_back(best_plans(merged.problem, shard, {{1, nullptr, {}}, {}}, &log));
    } catch (const std::runtime_error& fault) {
      errors.add({part.name, 0, 0, "",
                  fmt::format("shard {}/{}: {}; go on with --resume", shard.index, shard.count, fault.what())});
    }
  }
  errors.finish();
  merged.results = joined(results);
  return merged;
}

}  // namespace bulwark
