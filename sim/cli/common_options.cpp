#include "cli/common_options.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <thread>

namespace bulwark {

unsigned all_cores() {
  return std::max(1U, std::thread::hardware_concurrency());
}

void make_repeatable(CLI::Option* option) {
  option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

CLI::Option* add_folder_options(CLI::App& command, std::string& out, bool& force, const std::string& what) {
  CLI::Option* const folder = command.add_option("--out", out, what)->type_name("DIR");
  command.add_flag("--force", force, "Write into a folder that holds other files too");
  return folder;
}

void add_trials_option(CLI::App& command, const std::string& name, std::optional<std::uint32_t>& trials,
                       const TrialRange& range, const std::string& what) {
  command.add_option(name, trials, what)->check(CLI::Range(range.least, range.most))->type_name("N");
}

void add_seed_option(CLI::App& command, std::optional<std::uint64_t>& seed) {
  command.add_option("--seed", seed, "Base seed, in place of the scenario's")->check(whole_number())->type_name("N");
}

CLI::Option* add_threads_option(CLI::App& command, unsigned& threads) {
  return command.add_option("--threads", threads, "Threads; results do not depend on it (default: all cores)")
      ->check(CLI::Range(1U, 4096U))
      ->type_name("N");
}

void add_quiet_flag(CLI::App& command, bool& quiet) {
  command.add_flag("--quiet", quiet, "Print nothing but errors");
}

CLI::Validator whole_number() {
  const auto check = [](const std::string& text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool octal = text.size() > 1 && text.front() == '0';
    if (error == std::errc() && end == text.data() + text.size() && !octal) return std::string();
    return "'" + text + "' is not a whole number from 0 to 2^64-1";
  };
  return CLI::Validator(check, "");
}

}  // namespace bulwark
