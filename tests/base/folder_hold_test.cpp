#include "base/folder_hold.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <optional>
#include <stdexcept>
#include <string>
#include <system_error>

#include "output/temporary_folder.h"

namespace bulwark {
namespace {

class Hold : public TemporaryFolder {
 protected:
  std::string refusal() const {
    try {
      const FolderHold hold(folder_);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "";
  }
  /// A process that holds the folder and is killed.
  void leave() const {
    const pid_t child = ::fork();
    if (child == 0) {
      const FolderHold hold(folder_);
      ::raise(SIGKILL);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
  }
};

TEST_F(Hold, KeepsOthersOutAndSaysWhoHolds) {
  std::optional<FolderHold> hold(folder_);
  EXPECT_FALSE(hold->was_left());
  const std::string message = refusal();
  EXPECT_NE(message.find("is being written to by process " + std::to_string(::getpid()) + " on "), std::string::npos)
      << message;
  hold.reset();
  EXPECT_TRUE(names_in(folder_).empty());
  EXPECT_EQ(refusal(), "");
}

TEST_F(Hold, EndsWithAProcessThatIsKilledAndKnowsOfIt) {
  leave();
  EXPECT_EQ(names_in(folder_), std::set<std::string>{FolderHold::file_name});
  std::optional<FolderHold> hold(folder_);
  EXPECT_TRUE(hold->was_left());
  hold.reset();
  EXPECT_TRUE(names_in(folder_).empty());
}

TEST_F(Hold, LeavesItsMarkWhereAChangeWasNotFinished) {
  std::optional<FolderHold> hold(folder_);
  hold->begin_change();
  hold.reset();
  EXPECT_EQ(names_in(folder_), std::set<std::string>{FolderHold::file_name});
  hold.emplace(folder_);
  EXPECT_TRUE(hold->was_left());
  hold->begin_change();
  hold->end_change();
  hold.reset();
  EXPECT_TRUE(names_in(folder_).empty());
}

TEST_F(Hold, WritesThroughNothingThatWaitsUnderItsName) {
  const std::filesystem::path lock = folder_ / FolderHold::file_name;
  put(folder_ / "precious", "mine");
  std::filesystem::create_symlink("precious", lock);
  EXPECT_NE(refusal().find("cannot write"), std::string::npos);
  EXPECT_EQ(content(folder_ / "precious"), "mine");
  std::filesystem::remove(lock);
  ASSERT_EQ(::mkfifo(lock.c_str(), 0666), 0);
  EXPECT_NE(refusal().find("is no file"), std::string::npos);
  std::filesystem::remove(lock);
  std::filesystem::create_directory(lock);
  EXPECT_NE(refusal().find("cannot write"), std::string::npos);
}

TEST_F(Hold, NeedsAFolderThatCanBeWrittenTo) {
  EXPECT_THROW(FolderHold(folder_ / "none"), std::system_error);
  EXPECT_THROW(FolderHold("/proc"), std::system_error);
}

// Many at once: never two at a time, and none leaves anything.
TEST_F(Hold, IsHeldByOneOfMany) {
  constexpr int processes = 8;
  for (int i = 0; i < processes; ++i) {
    if (::fork() != 0) continue;
    bool is_alone = true;
    for (int held = 0; held < 40;) {
      try {
        const FolderHold hold(folder_);
        is_alone = is_alone && ::mkdir((folder_ / "inside").c_str(), 0777) == 0;
        is_alone = is_alone && ::rmdir((folder_ / "inside").c_str()) == 0;
        ++held;
      } catch (const std::system_error&) {
        ::_exit(2);
      } catch (const std::runtime_error&) {
        ::usleep(20);
      }
    }
    ::_exit(is_alone ? 0 : 1);
  }
  for (int i = 0; i < processes; ++i) {
    int status = 0;
    ::wait(&status);
    EXPECT_EQ(status, 0);
  }
  EXPECT_TRUE(names_in(folder_).empty());
}

}  // namespace
}  // namespace bulwark
