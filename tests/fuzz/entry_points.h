// Where text that anyone may have written enters the program, one function an entry: what libFuzzer calls with bytes of
// its own making, and the replay of the corpus with those that were worth keeping. Each returns if the input is read or
// refused as it should be, and lets an exception out (std::logic_error where a property of the reader is broken) if
// not.
#pragma once

#include <span>
#include <string_view>

namespace bulwark::fuzzing {

/// A scenario file: loads, or is refused with complaints that an author can read.
void read_scenario(std::string_view input);

/// A study file over a small scenario: loads, and then its design points can be made; or is refused.
void read_study(std::string_view input);

/// A single number with or without a unit, as every kind of value.
void read_number(std::string_view input);

/// The argument of `--set`, put into a small scenario once and twice.
void apply_setting(std::string_view input);

/// A scenario that loads and is not too large: compiles to tables in good order, and a trial counts every threat.
void compile_scenario(std::string_view input);

/// A journal, with its checksums put right: merges with itself as the only part, or is refused.
void merge_journal(std::string_view input);

/// A plan file over a small scenario: loads, and then what it sells can be bought; or is refused.
void read_plan(std::string_view input);

/// A calibration file; the words PRIOR and RAIDS in it stand for a scenario and a file of raids beside it.
void read_calibration(std::string_view input);

/// A CSV file of raids.
void read_raids_file(std::string_view input);

/// A CSV file of joint draws, of parameters of a small scenario.
void read_draws(std::string_view input);

struct EntryPoint {
  std::string_view name;  // also of the folder of its corpus
  void (*run)(std::string_view input);
};

std::span<const EntryPoint> entry_points();

}  // namespace bulwark::fuzzing
