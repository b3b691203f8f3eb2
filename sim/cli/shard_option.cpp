#include "cli/shard_option.h"

#include <charconv>

#include "base/input_error.h"
#include "base/phrase.h"
#include "cli/terminal.h"
#include "output/table_json.h"

namespace bulwark {

Shard parse_shard(const std::string& text) {
  constexpr std::uint32_t most = 100'000;
  Shard shard;
  const char* const end = text.data() + text.size();
  const bool has_leading_zero = text.starts_with('0') || text.find("/0") != std::string::npos;
  const auto [slash, fault] = std::from_chars(text.data(), end, shard.index);
  if (fault == std::errc() && slash != end && *slash == '/') {
    const auto [rest, second_fault] = std::from_chars(slash + 1, end, shard.count);
    const bool is_read = second_fault == std::errc() && rest == end && !has_leading_zero;
    if (is_read && shard.index >= 1 && shard.index <= shard.count && shard.count <= most) return shard;
  }
  refuse("--shard", in_quotes(text) + " is no part of a whole; expected I/N, as 2/8, from 1/N to N/N");
}

void check_has_folder(const std::string& folder, bool resume, const Shard& shard) {
  if (!folder.empty()) return;
  ErrorCollector errors;
  if (resume) errors.add({"--resume", 0, 0, "", "expected beside --out"});
  if (shard.count > 1) errors.add({"--shard", 0, 0, "", "expected beside --out"});
  errors.finish();
}

void tell_of_shard(const Shard& shard, const std::string& folder, std::size_t records, bool json) {
  if (json) {
    const std::uint64_t index = shard.index;
    const std::uint64_t count = shard.count;
    const std::uint64_t kept = records;
    print_table(to_json({{"shard", {"folder", "shard", "shards", "records"}, {{folder, index, count, kept}}}}));
  } else {
    print_out("Shard {}/{} is done; when all are: bulwark merge DIR... --out DIR\n", shard.index, shard.count);
  }
}

}  // namespace bulwark
