// The shards of a sweep put together: whether they are parts of one sweep, all of them, all finished.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "study/journal.h"
#include "study/sweep_plan.h"

namespace bulwark {

/// What a shard left.
struct SweepPart {
  std::string name;  // for messages: the folder
  Journal journal;
};

/// Throws InputErrors with every part that is missing, there twice, of another sweep (or search for plans) than the
/// first, or by another program than `program`. Precondition: at least one part.
void check_parts(const std::vector<SweepPart>& parts, const std::string& program);

/// The plan of the sweep that the parts are of, made from what their journals hold. `program` is this one, as journals
/// name it (journal_header()). Throws InputErrors with every part that is missing, unfinished, there twice, of another
/// sweep or by another program. Precondition: at least one part.
std::unique_ptr<SweepPlan> plan_of_parts(const std::vector<SweepPart>& parts, const std::string& program);

}  // namespace bulwark
