// The entry of journals: what a sweep leaves, and `merge` and `--resume` read.
#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <string>

#include "base/input_error.h"
#include "fuzz/entry_points.h"
#include "fuzz/memory_file.h"
#include "fuzz/properties.h"
#include "study/forged_journal.h"
#include "study/merge.h"
#include "study/sweep.h"

namespace bulwark::fuzzing {

namespace {

constexpr std::size_t most_record_bytes = 4096;

/// Bytes of the records behind this header; 0 where it does not say.
std::size_t record_bytes(std::string_view header) {
  const std::string_view figures = header.substr(header.rfind(' ') + 1);
  std::size_t count = 0;
  const auto [end, fault] = std::from_chars(figures.data(), figures.data() + figures.size(), count);
  const bool is_read = fault == std::errc() && *end == '\n' && count < most_record_bytes / 8;
  return is_read ? 8 + 8 * count : 0;
}

/// libFuzzer cannot find a checksum: the input is a journal without any.
std::string with_checksums(std::string_view input) {
  const std::size_t end = input.find("\nend ");
  const std::size_t header_end = end == std::string_view::npos ? end : input.find('\n', end + 1);
  if (header_end == std::string_view::npos) return std::string(input);
  const std::string_view header = input.substr(0, header_end + 1);
  std::string bytes = testing::with_checksum(std::string(header));
  std::string_view rest = input.substr(header.size());
  const std::size_t size = record_bytes(header);
  while (size > 0 && !rest.empty()) {
    const std::string_view body = rest.substr(0, size);
    bytes += testing::with_checksum(std::string(body));
    rest.remove_prefix(body.size());
  }
  return bytes;
}

/// Everything that writing the tables of a merge reads.
void read_records(const SweepPart& part, const SweepPlan& plan) {
  for (std::size_t run = 0; run < plan.runs(); ++run) {
    const RunFigures figures = from_numbers(record_of(run, {&part.journal}), plan.metrics().size());
    expect(figures.metrics.size() == plan.metrics().size(), "a record has every metric");
  }
}

}  // namespace

void merge_journal(std::string_view input) {
  const MemoryFile file(with_checksums(input));
  try {
    std::vector<SweepPart> parts;
    parts.push_back({"part", Journal::open_to_read(file.path())});
    const auto plan = plan_of_parts(parts, header_text(parts[0].journal.header(), "program"));
    read_records(parts[0], *plan);
  } catch (const InputErrors& errors) {
    expect_readable(errors);
  } catch (const std::logic_error&) {
    throw;
  } catch (const std::runtime_error&) {
    // no journal, or damaged
  }
}

}  // namespace bulwark::fuzzing
