// Every file of bad/ is refused with exactly the messages beside it.
#include "base/bad_files.h"

#include <gmock/gmock.h>

#include "format/load.h"

namespace bulwark {
namespace {

const testing::BadFiles bad_scenarios("format");

class BadFile : public ::testing::TestWithParam<std::string> {};

TEST_P(BadFile, IsRefusedWithTheExpectedMessages) {
  const auto load = [](const std::string& path) { load_scenario(path); };
  EXPECT_EQ(bad_scenarios.messages(GetParam(), load), bad_scenarios.expected(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Corpus, BadFile, ::testing::ValuesIn(bad_scenarios.names()),
                         [](const auto& instance) { return instance.param; });

TEST(BadFiles, AreManyAndEachHasItsMessages) {
  EXPECT_GE(bad_scenarios.names().size(), 300U);
  for (const std::string& name : bad_scenarios.names()) EXPECT_FALSE(bad_scenarios.expected(name).empty()) << name;
}

}  // namespace
}  // namespace bulwark
