#include "cli/program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace bulwark {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells;
  std::stringstream stream(line);
  for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
  return cells;
}

void send_to(const fs::path& file, int descriptor) {
  const int opened = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (opened < 0 || ::dup2(opened, descriptor) < 0) ::_exit(126);
}

}  // namespace

void Program::SetUp() {
  std::string pattern = (fs::temp_directory_path() / "bulwark_cli_XXXXXX").string();
  ASSERT_NE(mkdtemp(pattern.data()), nullptr);
  scratch_ = pattern;
  const fs::path source = BULWARK_SOURCE_DIR;
  for (const char* name : {"configs", "scripts", "tests"}) fs::create_symlink(source / name, scratch_ / name);
  fs::create_directories(scratch_ / "build" / "release");
  fs::create_symlink(BULWARK_EXECUTABLE, scratch_ / "build" / "release" / "bulwark");
}

void Program::TearDown() {
  if (!scratch_.empty()) fs::remove_all(scratch_);
}

void Program::start(const std::vector<std::string>& command) {
  std::vector<char*> argv;
  for (const std::string& word : command) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  process_ = ::fork();
  if (process_ != 0) return;
  send_to(scratch_ / ".out", STDOUT_FILENO);
  send_to(scratch_ / ".err", STDERR_FILENO);
  if (::chdir(scratch_.c_str()) != 0) ::_exit(126);
  ::execv(argv[0], argv.data());
  ::_exit(127);
}

Ending Program::wait() {
  int status = 0;
  EXPECT_EQ(::waitpid(process_, &status, 0), process_);
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return {code, content(scratch_ / ".out"), content(scratch_ / ".err")};
}

Ending Program::run(const std::vector<std::string>& arguments) {
  std::vector<std::string> command = {BULWARK_EXECUTABLE};
  command.insert(command.end(), arguments.begin(), arguments.end());
  start(command);
  return wait();
}

Ending Program::shell(const std::string& line) {
  const std::string folder = fs::path(BULWARK_EXECUTABLE).parent_path().string();
  start({"/bin/sh", "-c", "PATH='" + folder + "':$PATH; " + line});
  return wait();
}

std::string Program::content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> Program::names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string Program::all_tables(const fs::path& folder) {
  std::string text;
  for (const std::string& name : names_in(folder)) {
    if (name.ends_with(".csv")) text += name + '\n' + content(folder / name);
  }
  return text;
}

std::string csv_cell(const std::string& csv, const std::string& row_start, const std::string& column) {
  std::stringstream stream(csv);
  std::string line;
  std::getline(stream, line);
  const std::vector<std::string> header = split(line);
  const auto index = static_cast<std::size_t>(std::find(header.begin(), header.end(), column) - header.begin());
  while (std::getline(stream, line)) {
    if (!line.starts_with(row_start)) continue;
    const std::vector<std::string> cells = split(line);
    if (index < cells.size()) return cells[index];
  }
  ADD_FAILURE() << "no cell " << column << " in a row " << row_start;
  return {};
}

}  // namespace bulwark
