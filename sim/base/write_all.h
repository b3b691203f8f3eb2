// A whole text to a file, a pipe or a terminal.
#pragma once

#include <string_view>

namespace bulwark {

/// Goes on where a signal interrupts it or a write is short. Returns 0, or the error (errno).
int write_all(int descriptor, std::string_view text) noexcept;

}  // namespace bulwark
