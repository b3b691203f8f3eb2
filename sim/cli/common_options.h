// Options that several commands have, each with its limits and its words in one place.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>

namespace bulwark {

/// Threads unless told otherwise.
unsigned all_cores();

/// May be given again and again, each time with one value.
void make_repeatable(CLI::Option* option);

/// --out, which is returned, and --force.
CLI::Option* add_folder_options(CLI::App& command, std::string& out, bool& force, const std::string& what);

/// Limits of a number of trials.
struct TrialRange {
  std::uint32_t least = 1;
  std::uint32_t most = 0xffffffff;
};
void add_trials_option(CLI::App& command, const std::string& name, std::optional<std::uint32_t>& trials,
                       const TrialRange& range, const std::string& what);

void add_seed_option(CLI::App& command, std::optional<std::uint64_t>& seed);
CLI::Option* add_threads_option(CLI::App& command, unsigned& threads);
void add_quiet_flag(CLI::App& command, bool& quiet);

/// Accepts 0, 1, 2, … without a sign, where CLI11 reads -1 as the largest number there is and 010 as 8.
CLI::Validator whole_number();

}  // namespace bulwark
