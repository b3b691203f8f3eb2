// Gives files to an entry point, without libFuzzer: what it once found stays found. Usage: fuzz_replay ENTRY PATH...
// with files, or folders of them. Exit status 1 if an input breaks something, and its name.
#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "fuzz/entry_points.h"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_of(const std::vector<std::string>& paths) {
  std::vector<fs::path> files;
  for (const std::string& path : paths) {
    if (!fs::is_directory(path)) {
      files.emplace_back(path);
      continue;
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(path)) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot be read");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// How many of the files break something.
int broken_files(const bulwark::fuzzing::EntryPoint& entry, const std::vector<fs::path>& files) {
  int broken = 0;
  for (const fs::path& file : files) {
    try {
      entry.run(read(file));
    } catch (const std::exception& fault) {
      std::cerr << file.string() << ": " << fault.what() << '\n';
      ++broken;
    }
  }
  return broken;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto entries = bulwark::fuzzing::entry_points();
  const auto entry = std::find_if(entries.begin(), entries.end(),
                                  [&](const auto& e) { return !arguments.empty() && e.name == arguments[0]; });
  if (entry == entries.end() || arguments.size() < 2) {
    std::cerr << "usage: fuzz_replay ENTRY PATH...; entries:";
    for (const auto& e : entries) std::cerr << ' ' << e.name;
    std::cerr << '\n';
    return 2;
  }
  const std::vector<fs::path> files = files_of({arguments.begin() + 1, arguments.end()});
  const int broken = broken_files(*entry, files);
  std::cout << entry->name << ": " << files.size() << " inputs, " << broken << " broken\n";
  return broken == 0 && !files.empty() ? 0 : 1;
}
