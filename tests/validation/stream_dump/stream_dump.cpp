// Writes raw random words to the standard output, for a battery of tests of randomness:
//   stream_dump sequential  | dieharder -a -g 200
//   stream_dump interleaved | dieharder -a -g 200
// (Debian package dieharder; -g 200 reads raw words from the standard input; a run takes hours.)
//
// `sequential`: four words a trial of one draw, trial by trial: counters that differ in their last word alone.
// `interleaved`: a trial's draws as a raid makes them, of many threats, purposes and ordinals, trial by trial.
// An optional second argument is the base seed (0).
#include <cstdio>
#include <cstdlib>
#include <string>

#include "random/stream.h"

namespace bulwark {
namespace {

constexpr std::uint32_t threats = 16;
constexpr std::uint32_t ordinals = 4;
constexpr std::uint32_t purposes = 14;

bool write(const Block& block) {
  return std::fwrite(block.words.data(), sizeof block.words, 1, stdout) == 1;
}

bool write_sequential(const TrialStreams& streams) {
  return write(streams.block({hash_name("drones"), 0}, Purpose::kill));
}

bool write_interleaved(const TrialStreams& streams) {
  for (std::uint32_t threat = 0; threat < threats; ++threat) {
    for (std::uint32_t purpose = 0; purpose < purposes; ++purpose) {
      for (std::uint32_t ordinal = 0; ordinal < ordinals; ++ordinal) {
        const EntityName name{hash_name("drones"), threat};
        if (!write(streams.block(name, static_cast<Purpose>(purpose), ordinal))) return false;
      }
    }
  }
  return true;
}

}  // namespace
}  // namespace bulwark

int main(int argc, char** argv) {
  const std::string mode = argc > 1 ? argv[1] : "";
  if (mode != "sequential" && mode != "interleaved") {
    std::fputs("usage: stream_dump sequential|interleaved [SEED]\n", stderr);
    return 2;
  }
  const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 0;
  const auto write = mode == "sequential" ? bulwark::write_sequential : bulwark::write_interleaved;
  // Until the reader has had enough and closes the pipe. After the last trial the next seed follows.
  for (std::uint64_t k = 0;; ++k) {
    if (!write(bulwark::TrialStreams(seed + (k >> 32U), static_cast<std::uint32_t>(k)))) return 0;
  }
}
