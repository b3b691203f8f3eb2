// The events of one trial as a file of their own.
#pragma once

#include <filesystem>
#include <string_view>

namespace bulwark {

/// Puts a table of events at `path`, whole or not at all; a result folder is held meanwhile. Throws std::runtime_error
/// where a file is there that is neither empty nor such a table, unless `force`; and as AtomicFile and FolderHold.
void write_events(const std::filesystem::path& path, std::string_view csv, bool force);

}  // namespace bulwark
