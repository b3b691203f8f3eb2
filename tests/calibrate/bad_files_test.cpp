// Every file of bad/ is refused with exactly the messages beside it.
#include "base/bad_files.h"

#include <gmock/gmock.h>

#include "calibrate/calibration_file.h"

namespace bulwark {
namespace {

const testing::BadFiles bad_calibrations("calibrate", "scenario");

class BadCalibration : public ::testing::TestWithParam<std::string> {};

TEST_P(BadCalibration, IsRefusedWithTheExpectedMessages) {
  const auto load = [](const std::string& path) { load_calibration(path); };
  EXPECT_EQ(bad_calibrations.messages(GetParam(), load), bad_calibrations.expected(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Corpus, BadCalibration, ::testing::ValuesIn(bad_calibrations.names()),
                         [](const auto& instance) { return instance.param; });

}  // namespace
}  // namespace bulwark
