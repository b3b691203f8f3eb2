// What `bulwark trial` does, once its command line is read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cli/common_options.h"

namespace bulwark {

struct TrialArguments {
  ScenarioArguments scenario;
  std::optional<std::uint32_t> trial;
  std::string first;  // event
  std::optional<std::uint32_t> within;
  std::optional<std::uint64_t> seed;
  std::string out;
  bool force = false;
};

/// The exit code. Throws InputErrors with what is wrong, before anything runs.
int run_trial_command(const TrialArguments& arguments);

}  // namespace bulwark
