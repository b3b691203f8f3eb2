// Every scenario that is shipped is checked and run.
#include <gmock/gmock.h>

#include <fstream>

#include "cli/program.h"

namespace bulwark {
namespace {

using ::testing::HasSubstr;

class Configs : public Program {
 protected:
  static std::vector<std::string> scenarios() {
    std::vector<std::string> files;
    for (const std::string& name : names_in(std::string(BULWARK_SOURCE_DIR) + "/configs")) {
      if (name.ends_with(".yaml")) files.push_back("configs/" + name);
    }
    return files;
  }
};

TEST_F(Configs, PassTheCheck) {
  for (const std::string& file : scenarios()) {
    const Ending ending = run({"check", file});
    EXPECT_EQ(ending.code, 0) << ending.err;
    EXPECT_THAT(ending.out, HasSubstr(file + ": no errors"));
  }
}

TEST_F(Configs, Run) {
  ASSERT_FALSE(scenarios().empty());
  for (const std::string& file : scenarios()) {
    const Ending ending = run({"run", file, "--trials", "20", "--out", "out", "--force"});
    EXPECT_EQ(ending.code, 0) << file << ": " << ending.err;
    EXPECT_EQ(csv_cell(content(scratch() / "out" / "summary.csv"), "leakage,all,", "trials"), "20") << file;
  }
}

TEST_F(Configs, Calibrate) {
  const std::string folder = "configs/calibrations";
  for (const std::string& name : names_in(std::string(BULWARK_SOURCE_DIR) + "/" + folder)) {
    if (!name.ends_with(".yaml") || name.starts_with("winter")) continue;  // those take a minute
    const Ending ending = run({"calibrate", folder + "/" + name, "--out", "out", "--force"});
    EXPECT_EQ(ending.code, 0) << name << ": " << ending.err << ending.out;
    EXPECT_FALSE(content(scratch() / "out" / "draws.csv").empty()) << name;
    if (name != "public_bands.yaml") continue;
    const std::string bands = content(scratch() / "out" / "bands.csv");  // before and after
    EXPECT_LT(std::stod(csv_cell(bands, "drones,drones,p10,", "prior")), 0.035);
    EXPECT_GE(std::stod(csv_cell(bands, "drones,drones,p10,", "posterior")), 0.035 - 1e-9);
    EXPECT_LT(std::stod(csv_cell(bands, "aeroballistic,aeroballistic,p10,", "prior")), 0.27);
    EXPECT_GE(std::stod(csv_cell(bands, "aeroballistic,aeroballistic,p10,", "posterior")), 0.27 - 1e-9);
  }
}

TEST_F(Configs, OpenWithTheQuestionTheyAnswer) {
  for (const std::string& file : scenarios()) {
    const std::string text = content(scratch() / file);
    const std::string comment = text.substr(0, text.find("\nbulwark:"));
    EXPECT_TRUE(text.starts_with("# ")) << file;
    EXPECT_THAT(comment, HasSubstr("?")) << file;
  }
}

}  // namespace
}  // namespace bulwark
