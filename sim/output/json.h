// Just enough JSON (RFC 8259) to write an object of strings, numbers, lists and objects.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bulwark {

/// The text as a JSON string, quotes included. Bytes that are not UTF-8 become U+FFFD, so that the document stays
/// valid.
std::string json_string(std::string_view text);

/// `["a", "b"]`
std::string json_list(const std::vector<std::string>& texts);

/// An object, written member by member in the order of the calls, one a line.
class JsonObject {
 public:
  void add(std::string_view key, std::string_view text) { add_raw(key, json_string(text)); }
  void add(std::string_view key, const char* text) { add_raw(key, json_string(text)); }
  void add(std::string_view key, std::uint64_t number);
  /// null where it is not finite.
  void add(std::string_view key, double number);
  void add(std::string_view key, bool value) { add_raw(key, value ? "true" : "false"); }
  /// `json` is put in as it is.
  void add_raw(std::string_view key, std::string_view json);

  std::string text(int indentation = 0) const;

 private:
  std::vector<std::string> members_;
};

}  // namespace bulwark
