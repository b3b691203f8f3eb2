#include "base/atomic_file.h"

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <stdexcept>
#include <string>

#include "output/temporary_folder.h"

namespace bulwark {
namespace {

class WholeFile : public TemporaryFolder {
 protected:
  static std::string failure(const std::filesystem::path& path, std::string_view text) {
    try {
      write_file(path, text);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "no error";
  }
};

TEST_F(WholeFile, WritesAndReplacesAndLeavesNothingElse) {
  write_file(folder_ / "a.csv", "one\n");
  write_file(folder_ / "a.csv", std::string(1'000'000, 'x'));
  EXPECT_EQ(content(folder_ / "a.csv").size(), 1'000'000U);
  EXPECT_EQ(names_in(folder_), std::set<std::string>{"a.csv"});
}

TEST_F(WholeFile, HasThePermissionsOfANewFile) {
  const mode_t mask = umask(022);
  write_file(folder_ / "a.csv", "x");
  umask(mask);
  struct stat status {};
  ASSERT_EQ(stat((folder_ / "a.csv").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0644U);
}

TEST_F(WholeFile, RefusesPipesAndDevicesAndNeverWaits) {
  EXPECT_NE(failure("/dev/full", "x").find("it is a pipe or a device"), std::string::npos);
  ASSERT_EQ(mkfifo((folder_ / "a.csv").c_str(), 0666), 0);
  EXPECT_NE(failure(folder_ / "a.csv", "x").find("it is a pipe or a device"), std::string::npos);
  EXPECT_EQ(names_in(folder_), std::set<std::string>{"a.csv"});
  struct stat status {};
  ASSERT_EQ(stat((folder_ / "a.csv").c_str(), &status), 0);
  EXPECT_TRUE(S_ISFIFO(status.st_mode));
}

TEST_F(WholeFile, ReplacesALinkAndNeverWritesThroughIt) {
  put(folder_ / "precious", "mine");
  std::filesystem::create_symlink("precious", folder_ / "a.csv");
  write_file(folder_ / "a.csv", "x");
  EXPECT_EQ(content(folder_ / "precious"), "mine");
  EXPECT_FALSE(std::filesystem::is_symlink(folder_ / "a.csv"));
}

TEST_F(WholeFile, IsThereOnlyOnceItIsPutInPlace) {
  {
    AtomicFile file(folder_ / "a.csv");
    file.write("x");
    file.finish();
    ASSERT_EQ(names_in(folder_).size(), 1U);
    EXPECT_TRUE(is_temporary(*names_in(folder_).begin()));
  }
  EXPECT_TRUE(names_in(folder_).empty());
}

TEST_F(WholeFile, KnowsWhatItLeavesBehindAndNothingElse) {
  EXPECT_TRUE(is_temporary(".bulwark-1-0123456789abcdef.tmp"));
  for (const char* name : {".bulwark-1-0123456789abcdeg.tmp", ".bulwark-1-0123456789abcde.tmp", ".bulwark.lock", "",
                           ".bulwark--0123456789abcdef.tmp", ".bulwark-1-0123456789abcdef0.tmp", "a.csv.tmp.1",
                           ".bulwark-12.tmp", "bulwark-1-0123456789abcdef.tmp"}) {
    EXPECT_FALSE(is_temporary(name)) << name;
  }
  put(folder_ / ".bulwark-1-0123456789abcdef.tmp", "left");
  put(folder_ / "a.csv.tmp.1", "another's");
  remove_temporaries(folder_);
  EXPECT_EQ(names_in(folder_), std::set<std::string>{"a.csv.tmp.1"});
}

TEST_F(WholeFile, AFailedWriteLeavesTheOldFileAndNoTemporary) {
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

TEST_F(WholeFile, NamesTheFileAndTheReason) {
  EXPECT_NE(failure(folder_ / "no" / "a.csv", "x").find("no/a.csv: No such file"), std::string::npos);
  EXPECT_NE(failure(folder_, "x").find("Is a directory"), std::string::npos);
}

}  // namespace
}  // namespace bulwark
