// `--set` on paths that are probably misspelt: what is meant, and none of the complaints that a new entry would raise.
#include "yaml/override.h"

#include <gtest/gtest.h>

#include "yaml/document.h"
#include "yaml/parse.h"

namespace bulwark {
namespace {

/// What is said of an override of a small file; empty where it is taken.
std::string said(const std::string& path) {
  Diagnostics diagnostics({"file.yaml", "--set"});
  Node root = parse_yaml("raid: {drones: {count: 5}, wave_1: {count: 2}}\n", 0, diagnostics);
  apply_override({path, "7"}, 1, root, diagnostics);
  std::string text;
  for (const InputError& error : diagnostics.errors()) text += error.path + ": " + error.message;
  return text;
}

TEST(Override, OfAMisspeltKeySaysWhatIsMeant) {
  EXPECT_EQ(said("raid.drone.count"), "raid.drone.count: raid has no 'drone'; did you mean raid.drones.count?");
  EXPECT_EQ(said("riad.drones.count"), "riad.drones.count: the file has no 'riad'; did you mean raid.drones.count?");
}

TEST(Override, MayBeginANewEntry) {
  EXPECT_EQ(said("raid.missiles.count"), "");
  EXPECT_EQ(said("raid.wave_2.count"), "") << "another number is no slip of the hand";
  EXPECT_EQ(said("raid.drone"), "") << "a whole entry says all that it needs";
}

}  // namespace
}  // namespace bulwark
