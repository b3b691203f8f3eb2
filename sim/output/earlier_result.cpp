#include "output/earlier_result.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>

#include "output/json.h"
#include "output/manifest.h"
#include "output/sha256.h"

namespace bulwark {

namespace {

/// Two texts of at most 16 MB each, escaped, and some words.
constexpr std::size_t most_bytes = std::size_t{1} << 28U;

/// Empty for whatever is no regular file of a sensible size.
std::string read_regular(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
  if (descriptor < 0) return {};
  std::string text;
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
    std::array<char, 1U << 16U> part{};
    for (ssize_t got = 1; got > 0 && text.size() < most_bytes;) {
      got = ::read(descriptor, part.data(), part.size());
      if (got > 0) text.append(part.data(), static_cast<std::size_t>(got));
    }
  }
  ::close(descriptor);
  return text;
}

/// The value of a member of the manifest itself, as it is written; empty where there is none. Members are a line each
/// (JsonObject), and the texts within hold no ends of lines.
std::string member(const std::string& manifest, const std::string& name) {
  const std::string start = "\n  \"" + name + "\": ";
  const std::size_t found = manifest.find(start);
  if (found == std::string::npos) return {};
  const std::size_t begin = found + start.size();
  const std::string value = manifest.substr(begin, manifest.find('\n', begin) - begin);
  return value.ends_with(',') ? value.substr(0, value.size() - 1) : value;
}

std::string unquoted(const std::string& json) {
  return json.size() < 2 ? json : json.substr(1, json.size() - 2);
}

}  // namespace

std::optional<EarlierResult> earlier_result(const std::filesystem::path& folder) {
  const std::string manifest = read_regular(folder / manifest_name);
  if (member(manifest, "program") != json_string(program_name)) return std::nullopt;
  // A study's manifest has its scenario beside it.
  const std::string source = member(manifest, "study_file").empty() ? "scenario" : "study";
  return EarlierResult{unquoted(member(manifest, "kind")), member(manifest, source + "_file"),
                       unquoted(member(manifest, source + "_sha256"))};
}

std::string difference(const EarlierResult& earlier, const ResultIdentity& is) {
  const bool is_same_kind = earlier.kind.empty() || earlier.kind == is.kind;
  const bool is_same_source = earlier.file_json == json_string(is.file) || earlier.sha256 == sha256(is.text);
  if (is_same_kind && is_same_source) return {};
  const std::string kind = earlier.kind.empty() ? "result" : earlier.kind;
  return fmt::format("a {} of {}, and this would be a {} of {}", kind, unquoted(earlier.file_json), is.kind, is.file);
}

}  // namespace bulwark
