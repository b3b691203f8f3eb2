#include "output/earlier_result.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <nlohmann/json.hpp>

#include "base/terminal_text.h"
#include "base/utf8.h"
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

/// Empty where the manifest has no such text.
std::string member(const nlohmann::json& manifest, const std::string& name) {
  const auto found = manifest.find(name);
  return found != manifest.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

std::optional<EarlierResult> earlier_result(const std::filesystem::path& folder) {
  const auto manifest = nlohmann::json::parse(read_regular(folder / manifest_name), nullptr, false);
  if (!manifest.is_object() || member(manifest, "program") != program_name) return std::nullopt;
  // A study's manifest has its scenario beside it.
  const std::string source = manifest.contains("study_file") ? "study" : "scenario";
  return EarlierResult{member(manifest, "kind"), member(manifest, source + "_file"),
                       member(manifest, source + "_sha256")};
}

std::string difference(const EarlierResult& earlier, const ResultIdentity& is) {
  const bool is_same_kind = earlier.kind.empty() || earlier.kind == is.kind;
  const bool is_same_source = earlier.file == as_utf8(is.file) || earlier.sha256 == sha256(is.text);
  if (is_same_kind && is_same_source) return {};
  const std::string kind = earlier.kind.empty() ? "result" : for_terminal_line(earlier.kind);
  return fmt::format("a {} of {}, and this would be a {} of {}", kind, for_terminal_line(earlier.file), is.kind,
                     is.file);
}

}  // namespace bulwark
