#include "format/file_kind.h"

#include <array>

namespace bulwark {

namespace {

struct KindWords {
  FileKind kind;
  const char* name;
  const char* key;
  const char* taken_by;
};

constexpr std::array<KindWords, 4> kinds{{
    {FileKind::scenario, "scenario", "bulwark", "bulwark run runs"},
    {FileKind::study, "study", "bulwark_study", "bulwark sweep runs"},
    {FileKind::plan, "plan", "bulwark_plan", "bulwark plan reads"},
    {FileKind::calibration, "calibration", "bulwark_calibration", "bulwark calibrate reads"},
}};

const KindWords& words_of(FileKind kind) {
  return kinds.at(static_cast<std::size_t>(kind));
}

}  // namespace

const char* name_of(FileKind kind) {
  return words_of(kind).name;
}

std::optional<FileKind> kind_of(const Node& root) {
  for (const KindWords& words : kinds) {
    if (root.find(words.key) != nullptr) return words.kind;
  }
  return std::nullopt;
}

std::string fault_of_kind(const Node& root, FileKind expected) {
  const std::optional<FileKind> kind = kind_of(root);
  if (!kind || root.find(words_of(expected).key) != nullptr) return {};
  const std::string fault = std::string("a ") + name_of(*kind) + ", which " + words_of(*kind).taken_by +
                            "; expected a " + name_of(expected) + " here";
  return *kind == FileKind::scenario ? fault + ", which names it as its scenario" : fault;
}

}  // namespace bulwark
