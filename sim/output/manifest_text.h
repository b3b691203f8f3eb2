// Manifests as JSON (nlohmann-json): what those of runs and of studies have in common.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/manifest.h"

namespace bulwark {

/// Members in the order in which they are added.
using Json = nlohmann::ordered_json;

/// Program, version, revision, build, kind and name: what a manifest begins with.
Json manifest_head(const RunInfo& run, std::string_view kind, const std::string& name);

/// Adds `files`, the number of rows of each table, and `files_sha256`, their digests.
void add_files(Json& manifest, const std::vector<std::pair<std::string, std::uint64_t>>& rows,
               const FileDigests& digests);

/// Texts as they are, but for bytes that are not UTF-8: each becomes U+FFFD.
Json json_list(const std::vector<std::string>& texts);

/// Two blanks a level, a line at the end. NaN and infinities are null.
std::string text_of(const Json& manifest);

}  // namespace bulwark
