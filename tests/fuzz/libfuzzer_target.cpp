// What libFuzzer calls, built once for each entry point (BULWARK_FUZZ_ENTRY is its name). A throw that gets out of it
// is a crash to libFuzzer, which keeps the input that led to it.
#include <cstddef>
#include <cstdint>

#include "fuzz/entry_points.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  bulwark::fuzzing::BULWARK_FUZZ_ENTRY({reinterpret_cast<const char*>(data), size});
  return 0;
}
