#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "base/suggest.h"
#include "cli/exit_code.h"

namespace bulwark {

namespace {

Option named(CLI::Option* option, const OptionWords& words) {
  if (!words.value.empty()) option->type_name(words.value);
  return Option(option);
}

template <class Number>
Option between(CLI::Option* option, const OptionWords& words, const Limits<Number>& limits) {
  return named(option->check(CLI::Range(limits.least, limits.most)), words);
}

CLI::Validator strictly_whole() {
  const auto check = [](const std::string& text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool octal = text.size() > 1 && text.front() == '0';
    if (error == std::errc() && end == text.data() + text.size() && !octal) return std::string();
    return "'" + text + "' is not a whole number from 0 to 2^64-1";
  };
  return CLI::Validator(check, "");
}

/// CLI11 would say of `bulwark rum` only that a command is required.
void refuse_unknown_command(const CLI::App& app, const std::string& word) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  if (word.starts_with('-') || std::find(names.begin(), names.end(), word) != names.end()) return;
  throw CLI::ParseError("no command '" + word + "'" + suggestion(word, names), exit_bad_input);
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

Option& Option::needs(const Option& other) {
  option_->needs(other.option_);
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
  return named(command_->add_option(words.name, value, words.meaning), words);
}

Option Options::texts(const OptionWords& words, std::vector<std::string>& values) {
  CLI::Option* const option = command_->add_option(words.name, values, words.meaning);
  return named(option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll), words);
}

Option Options::argument(const OptionWords& words, std::string& value) {
  return text(words, value);
}

Option Options::arguments(const OptionWords& words, std::vector<std::string>& values) {
  return named(command_->add_option(words.name, values, words.meaning), words);
}

Option Options::number(const OptionWords& words, std::uint32_t& value, const Limits<std::uint32_t>& limits) {
  return between(command_->add_option(words.name, value, words.meaning), words, limits);
}

Option Options::number(const OptionWords& words, std::optional<std::uint32_t>& value,
                       const Limits<std::uint32_t>& limits) {
  return between(command_->add_option(words.name, value, words.meaning), words, limits);
}

Option Options::number(const OptionWords& words, double& value, const Limits<double>& limits) {
  return between(command_->add_option(words.name, value, words.meaning), words, limits);
}

Option Options::positive_number(const OptionWords& words, double& value) {
  return named(command_->add_option(words.name, value, words.meaning)->check(CLI::PositiveNumber), words);
}

Option Options::whole_number(const OptionWords& words, std::uint32_t& value) {
  return named(command_->add_option(words.name, value, words.meaning)->check(strictly_whole()), words);
}

Option Options::whole_number(const OptionWords& words, std::optional<std::uint64_t>& value) {
  return named(command_->add_option(words.name, value, words.meaning)->check(strictly_whole()), words);
}

CommandLine::CommandLine(const CommandWords& program, const std::string& version)
    : app_(std::make_unique<CLI::App>(program.meaning, program.name)) {
  app_->footer(program.footer);
  app_->require_subcommand(1);
  app_->set_version_flag("--version", version);
}

CommandLine::~CommandLine() = default;

Options CommandLine::add_command(const CommandWords& words, Action action) {
  CLI::App* const command = app_->add_subcommand(words.name, words.meaning);
  command->footer(words.footer);
  command->callback([this, action = std::move(action)] { chosen_ = action; });
  return Options(*command);
}

std::variant<Action, int> CommandLine::parse(int argc, const char* const* argv) {
  try {
    if (argc > 1) refuse_unknown_command(*app_, argv[1]);
    app_->parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app_->exit(error) == 0 ? exit_success : exit_bad_input;
  }
  return chosen_;
}

}  // namespace bulwark
