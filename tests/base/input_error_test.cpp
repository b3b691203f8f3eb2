#include "base/input_error.h"

#include <gtest/gtest.h>

namespace bulwark {
namespace {

TEST(InputError, IsWrittenAsFileLineColumnPathAndMessage) {
  EXPECT_EQ(to_string({"raid.yaml", 3, 7, "systems.sam.pk", "is 80; expected at most 1"}),
            "raid.yaml:3:7: systems.sam.pk: is 80; expected at most 1");
  EXPECT_EQ(to_string({"raid.yaml", 0, 0, "", "cannot be read"}), "raid.yaml: cannot be read");
  EXPECT_EQ(to_string({"", 0, 0, "", "no file"}), "no file");
}

// Names are the author's, and a message repeats them.
TEST(InputError, IsOneLineWhateverItRepeats) {
  const InputError error{"a\nb.csv", 1, 1, "families.c\td", "no family is called 'x'; expected e\x1b[2J or f\n"};
  EXPECT_EQ(to_string(error),
            "a\\x0ab.csv:1:1: families.c\\x09d: no family is called 'x'; expected e\\x1b[2J or f\\x0a");
}

}  // namespace
}  // namespace bulwark
