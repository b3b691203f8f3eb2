// Runs the program as a user does, in a scratch folder that shows the program, configs and scripts under their names.
#pragma once

#include <gtest/gtest.h>
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace bulwark {

/// How a process ended: its exit code (128 + the signal that killed it, as a shell has it) and what it wrote.
struct Ending {
  int code = 0;
  std::string out;
  std::string err;
};

class Program : public ::testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  /// `bulwark ARGUMENTS`, in the scratch folder, to its end.
  Ending run(const std::vector<std::string>& arguments);
  /// A line for the shell; `bulwark` is on its PATH.
  Ending shell(const std::string& line);

  /// The same in two steps, for what happens in between. One process at a time.
  void start(const std::vector<std::string>& command);
  Ending wait();
  pid_t process() const { return process_; }

  std::filesystem::path scratch() const { return scratch_; }
  static std::string content(const std::filesystem::path& path);
  /// Every CSV file of a folder as NAME, a line break and its content.
  static std::string all_tables(const std::filesystem::path& folder);
  static std::vector<std::string> names_in(const std::filesystem::path& folder);

 private:
  std::filesystem::path scratch_;
  pid_t process_ = 0;
};

/// The cell of a column in the row that begins with `row_start`; fails the test where there is none.
std::string csv_cell(const std::string& csv, const std::string& row_start, const std::string& column);

}  // namespace bulwark
