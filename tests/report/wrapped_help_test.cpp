#include "report/wrapped_help.h"

#include <gtest/gtest.h>

namespace bulwark {
namespace {

TEST(WrappedHelp, FillsProseAndMeaningsAndNothingElse) {
  const std::string help =
      "One two three\n"
      "four five\n"
      "Usage: bulwark run [OPTIONS] SCENARIO WITH A LONG LINE\n"
      "\n"
      "Options:\n"
      "  --out DIR                   Folder for the result tables\n"
      "  --max-trials N:UINT in [1 - 4294967295]\n"
      "                              Most trials to run\n"
      "\n"
      "Example:\n"
      "  bulwark run configs/quickstart.yaml --out results/quickstart --trials 2000\n";
  EXPECT_EQ(wrapped_help(help, 45),
            "One two three four five\n"
            "Usage: bulwark run [OPTIONS] SCENARIO WITH A LONG LINE\n"
            "\n"
            "Options:\n"
            "  --out DIR                   Folder for the\n"
            "                              result tables\n"
            "  --max-trials N:UINT in [1 - 4294967295]\n"
            "                              Most trials to\n"
            "                              run\n"
            "\n"
            "Example:\n"
            "  bulwark run configs/quickstart.yaml --out results/quickstart --trials 2000\n");
}

TEST(WrappedHelp, AWordLongerThanTheLineHasOneOfItsOwn) {
  EXPECT_EQ(wrapped_help("a configs/quickstart.yaml b\n", 10), "a\nconfigs/quickstart.yaml\nb\n");
  EXPECT_EQ(wrapped_help("", 10), "");
}

}  // namespace
}  // namespace bulwark
