// What a folder's manifest says of the result that is there: so that one is not replaced by another that has nothing to
// do with it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace bulwark {

/// What a result is of.
struct ResultIdentity {
  std::string kind;  // run, sweep, saturation, …: two kinds are never the same result made again
  std::string file;  // the scenario or the study, as given on the command line
  std::string text;  // what was read from it
};

/// The same of a result that is there, as its manifest.json has it. Older ones know no kind.
struct EarlierResult {
  std::string kind;
  std::string file;    // what was no UTF-8 in it, as U+FFFD
  std::string sha256;  // of the text
};

/// None where there is no manifest of this program. Reads regular files only, so that nothing in wait can hold it up.
std::optional<EarlierResult> earlier_result(const std::filesystem::path& folder);

/// Why the earlier result must not be replaced by the new one; empty where they are of one kind, and of one scenario or
/// study: of the same file, though it may have changed, or of the same text, though it may have moved.
std::string difference(const EarlierResult& earlier, const ResultIdentity& is);

}  // namespace bulwark
