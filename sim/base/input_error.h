// What is wrong with an input, where, and what was expected instead.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

namespace bulwark {

/// One complaint. Printed as `file:line:col: path: message`; line and column count from 1, 0 means that there is none.
struct InputError {
  std::string file;  // or option; empty where the place is for the caller to add
  int line = 0;
  int column = 0;
  std::string path;     // dotted keys, empty for the whole file
  std::string message;  // what is wrong, what was expected, did you mean …

  friend bool operator==(const InputError&, const InputError&) = default;
};

/// On one line, whatever the names hold that it repeats (terminal_text.h).
std::string to_string(const InputError& error);

/// An input may be wrong in 40,000 places; so many are told, of warnings too, and the rest counted.
constexpr std::size_t most_told = 50;

/// The one type of fault of a user (a wrong file, option or argument; exit status 2): thrown once per input with
/// everything that is wrong with it, in the order of the file. Faults of the program are std::logic_error.
class InputErrors : public std::runtime_error {
 public:
  explicit InputErrors(std::vector<InputError> errors);
  const std::vector<InputError>& errors() const { return errors_; }

 private:
  std::vector<InputError> errors_;
};

/// The complaints of several checks, to be thrown together.
class ErrorCollector {
 public:
  /// Runs a check and keeps the InputErrors that it throws, each once. Returns whether there were none.
  template <class Check>
  bool collect(const Check& check) {
    try {
      check();
      return true;
    } catch (const InputErrors& errors) {
      for (const InputError& error : errors.errors()) add(error);
      return false;
    }
  }
  void add(const InputError& error);

  /// Throws InputErrors with all there are, if any.
  void finish() const;

 private:
  std::vector<InputError> errors_;
};

/// Throws InputErrors with one complaint about a file as a whole, or about an option of the command line.
[[noreturn]] void refuse(const std::string& where, const std::string& message);

/// The same about a text whose place the caller knows, and adds.
[[noreturn]] void refuse(const std::string& message);

}  // namespace bulwark
