#include "output/events_file.h"

#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>

#include "base/atomic_file.h"
#include "base/folder_hold.h"
#include "output/earlier_result.h"

namespace bulwark {

namespace fs = std::filesystem;

namespace {

/// By columns that tables of events have always had.
bool is_replaceable(const fs::path& path) {
  if (!fs::is_regular_file(path) || fs::file_size(path) == 0)
    return true;  // what cannot be replaced AtomicFile refuses
  std::ifstream file(path, std::ios::binary);
  std::string start(200, '\0');
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  return start.substr(0, start.find('\n')).find("time_s,event,salvo,threat,type") != std::string::npos;
}

}  // namespace

void write_events(const fs::path& path, std::string_view csv, bool force) {
  if (!force && !is_replaceable(path)) {
    throw std::runtime_error(path.string() + " is there and no table of events; choose another file, or --force to " +
                             "replace it");
  }
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::optional<FolderHold> hold;
  if (earlier_result(folder)) hold.emplace(folder);
  write_file(path, csv);
}

}  // namespace bulwark
