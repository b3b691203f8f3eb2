// The options of the command line, in front of CLI11: only options.cpp knows it, because it takes seconds to compile
// wherever it is read.
//
//   struct Arguments { std::string file; bool quiet = false; };
//   void declare(Options& options, Arguments& arguments) {
//     options.argument({"FILE", "What to read"}, arguments.file).required();
//     options.flag({"--quiet", "Print nothing but errors"}, arguments.quiet);
//   }
//   line.add<Arguments>({"read", "Read a file", "Example: …"}, declare, [](const Arguments& arguments) { … });
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace bulwark {

/// Runs the chosen command and returns its exit code.
using Action = std::function<int()>;

/// What `--help` says of an option. One without dashes is an argument, given by its place.
struct OptionWords {
  std::string name;  // "--out"
  std::string meaning;
  std::string value = {};  // what stands for its value: "DIR"
};

/// Ends included.
template <class Number>
struct Limits {
  Number least;
  Number most;
};

/// One option: what not all have.
class Option {
 public:
  explicit Option(CLI::Option* option) : option_(option) {}

  Option& required();
  /// Not both may be given.
  Option& excludes(const Option& other);
  /// Of an argument that takes several values: how many.
  Option& takes(int least, int most);

 private:
  CLI::Option* option_;
};

/// The options of one command, each with the variable that it sets. What is not given leaves its variable as it is.
class Options {
 public:
  explicit Options(CLI::App& command) : command_(&command) {}

  Option flag(const OptionWords& words, bool& value);
  Option text(const OptionWords& words, std::string& value);
  /// May be given again and again, each time with one value.
  Option texts(const OptionWords& words, std::vector<std::string>& values);
  /// Arguments given by their place: one, or as many as there are.
  Option argument(const OptionWords& words, std::string& value);
  Option arguments(const OptionWords& words, std::vector<std::string>& values);

  Option number(const OptionWords& words, std::uint32_t& value, const Limits<std::uint32_t>& limits);
  Option number(const OptionWords& words, std::optional<std::uint32_t>& value, const Limits<std::uint32_t>& limits);
  Option number(const OptionWords& words, double& value, const Limits<double>& limits);
  Option number(const OptionWords& words, std::optional<double>& value, const Limits<double>& limits);
  Option positive_number(const OptionWords& words, double& value);
  /// 0, 1, 2, … without a sign, where CLI11 reads -1 as the largest number there is and 010 as 8.
  Option whole_number(const OptionWords& words, std::optional<std::uint32_t>& value);
  Option whole_number(const OptionWords& words, std::optional<std::uint64_t>& value);

 private:
  CLI::App* command_;
};

struct CommandWords {
  std::string name;
  std::string meaning;
  std::string footer;  // of its --help
};

/// The program and its commands, of which one must be given.
class CommandLine {
 public:
  /// `footer` of `--help`; `version` is what `--version` prints.
  CommandLine(const CommandWords& program, const std::string& version);
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  /// Adds a command: `declare(Options&, Arguments&)` says which options it has, `run(const Arguments&)` is the command.
  template <class Arguments, class Declare, class Run>
  void add(const CommandWords& words, const Declare& declare, const Run& run) {
    const auto arguments = std::make_shared<Arguments>();
    Options options = add_command(words, [arguments, run] { return run(*arguments); });
    declare(options, *arguments);
  }

  /// The command that was asked for, or the exit code where it is over already: after `--help` or `help COMMAND`, or
  /// after saying on stderr what is wrong; nothing at all is answered there by the help text.
  std::variant<Action, int> parse(int argc, const char* const* argv);

 private:
  Options add_command(const CommandWords& words, Action action);

  std::unique_ptr<CLI::App> app_;
  std::string version_;
  Action chosen_;
};

}  // namespace bulwark
