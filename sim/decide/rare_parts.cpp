#include "decide/rare_parts.h"

#include <fmt/format.h>

#include <charconv>

#include "base/input_error.h"
#include "base/phrase.h"
#include "decide/rare_log.h"
#include "study/sweep.h"

namespace bulwark {

namespace {

template <typename Number>
Number number_in(const JournalHeader& header, const char* name, Number least, Number most) {
  const std::string& text = header_text(header, name);
  Number number{};
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = fault == std::errc() && end == text.data() + text.size();
  if (!is_number || !(number >= least && number <= most)) {
    refuse("merge", fmt::format("the journal's {} {} is none of a search", name, in_quotes(text)));
  }
  return number;
}

}  // namespace

JournalHeader rare_journal_header(const RareSearch& search, const Shard& shard, const std::string& program) {
  const RareQuery& query = search.query;
  return {{"program", program},
          {"shard", shard_text(shard)},
          {"seed", std::to_string(query.seed)},
          {"event", query.event.text},
          {"relative", fmt::format("{}", query.relative)},
          {"max-trials", std::to_string(query.max_trials)},
          {"particles", std::to_string(query.particles)},
          {"moves", std::to_string(query.moves)},
          {"settings", settings_text(search.settings)},
          {"scenario_file", search.file},
          {"scenario", search.text}};
}

RareSearch rare_search_of(const JournalHeader& header) {
  RareSearch search{header_text(header, "scenario_file"),
                    header_text(header, "scenario"),
                    settings_of(header_text(header, "settings")),
                    {}};
  search.query.event.text = header_text(header, "event");
  search.query.seed = number_in<std::uint64_t>(header, "seed", 0, ~std::uint64_t{0});
  search.query.relative = number_in<double>(header, "relative", 0, 1);
  search.query.max_trials = number_in<std::uint32_t>(header, "max-trials", 1, most_rare_trials);
  search.query.particles = number_in<std::uint32_t>(header, "particles", 1, most_rare_particles);
  search.query.moves = number_in<std::uint32_t>(header, "moves", 1, most_rare_moves);
  return search;
}

bool is_of_rare(const SweepPart& part) {
  return !header_text(part.journal.header(), "event").empty();
}

RareSearch rare_search_of(const std::vector<SweepPart>& parts, const std::string& program) {
  check_parts(parts, program);
  ErrorCollector errors;
  for (const SweepPart& part : parts) {
    if (part.journal.figures() == rare_record_length) continue;
    errors.add({part.name, 0, 0, "", "the journal's records are not those of a search for a rare event"});
  }
  errors.finish();
  return rare_search_of(parts[0].journal.header());
}

}  // namespace bulwark
