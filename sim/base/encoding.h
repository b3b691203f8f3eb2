// Whether bytes are a text at all, before a format has its say.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace bulwark {

/// What makes bytes unfit as a text, and at which byte.
struct EncodingFault {
  std::size_t byte = 0;
  std::string message;
};

/// The first fault: NUL bytes (a binary file), bytes that are not UTF-8, control characters, lone carriage returns.
std::optional<EncodingFault> find_encoding_fault(std::string_view text);

/// Length of the byte-order mark that some editors put before UTF-8: 3 or 0.
std::size_t byte_order_mark_length(std::string_view text);

}  // namespace bulwark
