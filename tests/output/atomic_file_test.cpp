#include "output/atomic_file.h"

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <string>
#include <system_error>

#include "output/temporary_folder.h"

namespace bulwark {
namespace {

class AtomicFile : public TemporaryFolder {
 protected:
  static std::string failure(const std::filesystem::path& path, std::string_view text) {
    try {
      write_file(path, text);
    } catch (const std::system_error& error) {
      return error.what();
    }
    return "no error";
  }
};

TEST_F(AtomicFile, WritesAndReplacesAndLeavesNothingElse) {
  write_file(folder_ / "a.csv", "one\n");
  write_file(folder_ / "a.csv", std::string(1'000'000, 'x'));
  EXPECT_EQ(content(folder_ / "a.csv").size(), 1'000'000U);
  EXPECT_EQ(names_in(folder_), std::set<std::string>{"a.csv"});
}

TEST_F(AtomicFile, HasThePermissionsOfANewFile) {
  const mode_t mask = umask(022);
  write_file(folder_ / "a.csv", "x");
  umask(mask);
  struct stat status {};
  ASSERT_EQ(stat((folder_ / "a.csv").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0644U);
}

TEST_F(AtomicFile, SaysThatTheDiskIsFull) {
  const std::string message = failure("/dev/full", "x");
  EXPECT_NE(message.find("cannot write /dev/full: the disk is full"), std::string::npos) << message;
  // A device must stay a device: nothing is renamed over it.
  struct stat status {};
  ASSERT_EQ(stat("/dev/full", &status), 0);
  EXPECT_TRUE(S_ISCHR(status.st_mode));
}

TEST_F(AtomicFile, AFailedWriteLeavesTheOldFileAndNoTemporary) {
  write_file(folder_ / "a.csv", "old");
  rlimit old_limit{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &old_limit), 0);
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{1000, old_limit.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  const std::string message = failure(folder_ / "a.csv", std::string(5000, 'x'));
  setrlimit(RLIMIT_FSIZE, &old_limit);
  std::signal(SIGXFSZ, old_handler);
  EXPECT_NE(message.find("a.csv: File too large"), std::string::npos) << message;
  EXPECT_EQ(content(folder_ / "a.csv"), "old");
  EXPECT_EQ(names_in(folder_), std::set<std::string>{"a.csv"});
}

TEST_F(AtomicFile, NamesTheFileAndTheReason) {
  EXPECT_NE(failure(folder_ / "no" / "a.csv", "x").find("no/a.csv: No such file"), std::string::npos);
  EXPECT_NE(failure(folder_, "x").find("Is a directory"), std::string::npos);
}

}  // namespace
}  // namespace bulwark
