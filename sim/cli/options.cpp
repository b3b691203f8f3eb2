#include "cli/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <limits>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/number.h"
#include "base/phrase.h"
#include "base/suggest.h"
#include "cli/exit_code.h"
#include "cli/terminal.h"
#include "report/wrapped_help.h"

namespace bulwark {

namespace {

Option named(CLI::Option* option, const OptionWords& words) {
  if (!words.value.empty()) option->type_name(words.value);
  return Option(option);
}

/// The whole number that was written another way, as 1e4 or 10_000; empty where there is none.
std::string likely_whole(const std::string& text, std::uint64_t least, std::uint64_t most) {
  std::string plain;
  std::copy_if(text.begin(), text.end(), std::back_inserter(plain), [](char c) { return c != '_' && c != ','; });
  const auto value = to_double(plain);
  const bool is_usable = value && *value == std::floor(*value) && *value >= static_cast<double>(least) &&
                         *value <= std::min(static_cast<double>(most), 1e15);
  return is_usable ? "; did you mean " + std::to_string(static_cast<std::uint64_t>(*value)) + "?" : "";
}

/// CLI11 would read -1 as the largest number there is, 010 as 8, and say of 1e4 no more than that it will not do.
CLI::Validator whole_between(std::uint64_t least, std::uint64_t most, const std::string& description) {
  const auto check = [least, most](const std::string& text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_octal = text.size() > 1 && text.front() == '0';
    const bool is_whole = error == std::errc() && end == text.data() + text.size() && !is_octal;
    if (is_whole && value >= least && value <= most) return std::string();
    const std::string highest = most == std::numeric_limits<std::uint64_t>::max() ? "2^64-1" : std::to_string(most);
    return "'" + text + "' is not a whole number from " + std::to_string(least) + " to " + highest +
           likely_whole(text, least, most);
  };
  return CLI::Validator(check, description);
}

/// `--out ''` is a variable of a script that was never set, and not the same as no --out.
CLI::Validator not_empty(const OptionWords& words) {
  const std::string expected = words.value.empty() ? "a text" : words.value;
  return CLI::Validator(
      [expected](const std::string& text) { return text.empty() ? "is empty; expected " + expected : std::string(); },
      "");
}

/// Prints the help that was asked for, or what is wrong; returns the exit code.
int say(const CLI::App& app, const CLI::Error& message) {
  std::ostringstream out;
  std::ostringstream err;
  const bool is_well = app.exit(message, out, err) == 0;
  const bool is_help = message.get_name() == "CallForHelp";
  print_text(is_help ? wrapped_help(out.str(), help_width()) : out.str());
  report_text(err.str());
  return is_well ? exit_success : exit_bad_input;
}

/// CLI11 would say of `bulwark rum` only that a command is required.
void refuse_unknown_command(const CLI::App& app, const std::string& word) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  if (word.starts_with('-') || std::find(names.begin(), names.end(), word) != names.end()) return;
  throw CLI::ParseError("no command '" + word + "'" + suggestion(word, names), exit_bad_input);
}

/// `help run` as `run --help`.
std::vector<const char*> without_help_word(int argc, const char* const* argv) {
  std::vector<const char*> words(argv, argv + argc);
  if (argc < 2 || std::string_view(argv[1]) != "help") return words;
  words.assign({argv[0]});
  if (argc > 2) words.push_back(argv[2]);
  words.push_back("--help");
  return words;
}

CLI::Validator whole_between(const Limits<std::uint32_t>& limits) {
  return whole_between(limits.least, limits.most, fmt::format("UINT in [{} - {}]", limits.least, limits.most));
}

/// Its options without the files and names that have no dashes.
std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    if (option->nonpositional()) names.push_back("--" + option->get_single_name());
  }
  return names;
}

/// "; `bulwark compare` has it": where another command takes the option.
std::string other_command_with(const CLI::App& app, const CLI::App& used, const std::string& name) {
  std::string commands;
  for (const CLI::App* command : app.get_subcommands({})) {
    const std::vector<std::string> names = option_names(*command);
    if (command == &used || std::find(names.begin(), names.end(), name) == names.end()) continue;
    commands += (commands.empty() ? "" : ", ") + ("`bulwark " + command->get_name() + "`");
  }
  const bool is_one = commands.find(',') == std::string::npos;
  return commands.empty() ? "" : "; " + commands + (is_one ? " has " : " have ") + name;
}

/// What nobody expected, with the option that was perhaps meant, `--trials` for `--trial` of `run`, or the command.
CLI::ParseError with_likely_option(const CLI::App& app, const CLI::ExtrasError& error) {
  std::string text = error.what();
  for (const CLI::App* command : app.get_subcommands()) {
    const std::vector<std::string> names = option_names(*command);
    bool are_listed = false;
    for (const std::string& word : command->remaining()) {
      const std::string name = word.substr(0, word.find('='));
      if (!name.starts_with("--")) continue;
      const bool is_near = !nearest_name(name, names).empty();
      const std::string others = other_command_with(app, *command, name);
      if (is_near || (others.empty() && !are_listed)) text += suggestion(name, names);
      are_listed = are_listed || (!is_near && others.empty());
      text += others;
    }
  }
  return CLI::ParseError(text, exit_bad_input);
}

/// The arguments for CLI11, the last first: `--out=` as `--out ''`, of which it would say that nothing was given.
std::vector<std::string> reversed(int argc, const char* const* argv) {
  std::vector<std::string> arguments;
  for (int i = argc - 1; i > 0; --i) {
    const std::string word = argv[i];
    const bool is_empty_option = word.starts_with("--") && word.find('=') == word.size() - 1;
    if (is_empty_option) arguments.emplace_back();
    arguments.push_back(is_empty_option ? word.substr(0, word.size() - 1) : word);
  }
  return arguments;
}

/// CLI11 takes nan for a number, and it lies within any limits.
CLI::Validator finite() {
  return CLI::Validator(
      [](std::string& text) {
        const auto value = to_double(text);
        return value && !std::isfinite(*value) ? in_quotes(text) + " is not a number" : std::string();
      },
      "");
}

}  // namespace

Option& Option::required() {
  option_->required();
  return *this;
}

Option& Option::excludes(const Option& other) {
  option_->excludes(other.option_);
  return *this;
}

Option& Option::takes(int least, int most) {
  option_->expected(least, most);
  return *this;
}

Option Options::flag(const OptionWords& words, bool& value) {
  return Option(command_->add_flag(words.name, value, words.meaning));
}

Option Options::text(const OptionWords& words, std::string& value) {
  return named(command_->add_option(words.name, value, words.meaning)->check(not_empty(words)), words);
}

Option Options::texts(const OptionWords& words, std::vector<std::string>& values) {
  CLI::Option* const option = command_->add_option(words.name, values, words.meaning);
  return named(option->expected(1)->check(not_empty(words))->multi_option_policy(CLI::MultiOptionPolicy::TakeAll),
               words);
}

Option Options::argument(const OptionWords& words, std::string& value) {
  return text(words, value);
}

Option Options::arguments(const OptionWords& words, std::vector<std::string>& values) {
  return named(command_->add_option(words.name, values, words.meaning), words);
}

Option Options::number(const OptionWords& words, std::uint32_t& value, const Limits<std::uint32_t>& limits) {
  CLI::Option* const option = command_->add_option(words.name, value, words.meaning);
  return named(option->check(whole_between(limits)), words);
}

Option Options::number(const OptionWords& words, std::optional<std::uint32_t>& value,
                       const Limits<std::uint32_t>& limits) {
  CLI::Option* const option = command_->add_option(words.name, value, words.meaning);
  return named(option->check(whole_between(limits)), words);
}

Option Options::number(const OptionWords& words, double& value, const Limits<double>& limits) {
  CLI::Option* const option = command_->add_option(words.name, value, words.meaning);
  return named(option->check(finite())->check(CLI::Range(limits.least, limits.most)), words);
}

Option Options::number(const OptionWords& words, std::optional<double>& value, const Limits<double>& limits) {
  CLI::Option* const option = command_->add_option(words.name, value, words.meaning);
  return named(option->check(finite())->check(CLI::Range(limits.least, limits.most)), words);
}

Option Options::positive_number(const OptionWords& words, double& value) {
  CLI::Option* const option = command_->add_option(words.name, value, words.meaning);
  return named(option->check(finite())->check(CLI::PositiveNumber), words);
}

Option Options::whole_number(const OptionWords& words, std::optional<std::uint32_t>& value) {
  constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
  return named(command_->add_option(words.name, value, words.meaning)->check(whole_between(0, most, "")), words);
}

Option Options::whole_number(const OptionWords& words, std::optional<std::uint64_t>& value) {
  constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  return named(command_->add_option(words.name, value, words.meaning)->check(whole_between(0, most, "")), words);
}

CommandLine::CommandLine(const CommandWords& program, const std::string& version)
    : app_(std::make_unique<CLI::App>(program.meaning, program.name)), version_(version) {
  app_->footer(program.footer);
  app_->require_subcommand(1);
  app_->set_version_flag("--version", version_);
}

CommandLine::~CommandLine() = default;

Options CommandLine::add_command(const CommandWords& words, Action action) {
  CLI::App* const command = app_->add_subcommand(words.name, words.meaning);
  command->footer(words.footer);
  command->set_version_flag("--version", version_);
  command->callback([this, action = std::move(action)] { chosen_ = action; });
  return Options(*command);
}

std::variant<Action, int> CommandLine::parse(int argc, const char* const* argv) {
  if (argc < 2) {
    report_text(wrapped_help(app_->help(), usual_width));
    return exit_bad_input;
  }
  try {
    const std::vector<const char*> words = without_help_word(argc, argv);
    refuse_unknown_command(*app_, words[1]);
    app_->parse(reversed(static_cast<int>(words.size()), words.data()));
  } catch (const CLI::ExtrasError& error) {
    return say(*app_, with_likely_option(*app_, error));
  } catch (const CLI::ParseError& error) {
    return say(*app_, error);
  }
  return chosen_;
}

}  // namespace bulwark
