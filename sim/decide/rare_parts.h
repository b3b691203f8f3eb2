// A search for a rare event as the header of its journal has it, so that it can go on, and its shards be put together.
#pragma once

#include <string>
#include <vector>

#include "decide/rare_splitting.h"
#include "study/merge.h"
#include "yaml/override.h"

namespace bulwark {

/// All that a search hangs on.
struct RareSearch {
  std::string file;  // of the scenario, as given
  std::string text;  // of it, as read
  std::vector<Override> settings;
  RareQuery query;  // its event by its text
};

/// What makes two journals parts of one search. `program` is this one, with its revision.
JournalHeader rare_journal_header(const RareSearch& search, const Shard& shard, const std::string& program);

/// The search that a header names, its event yet to be read. Throws InputErrors where it names none.
RareSearch rare_search_of(const JournalHeader& header);

/// Whether the part was made by a search for a rare event.
bool is_of_rare(const SweepPart& part);

/// The search that the parts are of. Throws as check_parts() (study/merge.h), and InputErrors where records are none of
/// a search. Precondition: at least one part.
RareSearch rare_search_of(const std::vector<SweepPart>& parts, const std::string& program);

}  // namespace bulwark
