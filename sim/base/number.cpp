#include "base/number.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace bulwark {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t digits_from(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

/// Length of an exponent that begins at `at`, 0 where there is none.
std::size_t exponent_length(std::string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] != 'e' && text[at] != 'E')) return 0;
  const std::size_t sign = at + 1 < text.size() && (text[at + 1] == '+' || text[at + 1] == '-') ? 1 : 0;
  const std::size_t digits = digits_from(text, at + 1 + sign);
  return digits == 0 ? 0 : 1 + sign + digits;
}

/// Characters that would go on with a number in some other notation.
bool goes_on(char c) {
  return is_digit(c) || c == '.' || c == '_' || c == ',' || c == ':' || c == 'x' || c == 'X';
}

}  // namespace

std::size_t number_length(std::string_view text) {
  const std::size_t start = !text.empty() && text[0] == '-' ? 1 : 0;
  const std::size_t whole = digits_from(text, start);
  if (whole == 0 || (whole > 1 && text[start] == '0')) return 0;
  std::size_t end = start + whole;
  if (end < text.size() && text[end] == '.') {
    const std::size_t fraction = digits_from(text, end + 1);
    if (fraction == 0) return 0;
    end += 1 + fraction;
  }
  end += exponent_length(text, end);
  return end < text.size() && goes_on(text[end]) ? 0 : end;
}

std::optional<double> to_double(std::string_view number) {
  double value = 0;
  const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (fault != std::errc() || end != number.data() + number.size()) return std::nullopt;
  return value;
}

std::string likely_number(std::string_view text) {
  if (text.empty() || text.size() > 40) return {};
  std::string guess(text);
  std::erase(guess, '_');
  const bool negative = guess.starts_with('-');
  if (negative || guess.starts_with('+')) guess.erase(0, 1);
  while (guess.size() > 1 && guess[0] == '0' && is_digit(guess[1])) guess.erase(0, 1);
  if (guess.starts_with('.')) guess.insert(0, "0");
  if (guess.ends_with('.')) guess.pop_back();
  if (negative) guess.insert(0, "-");
  return guess != text && !guess.empty() && number_length(guess) == guess.size() ? guess : std::string();
}

std::string shortest(double value) {
  std::array<char, 32> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), result.ptr};
}

}  // namespace bulwark
