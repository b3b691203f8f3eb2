#include "random/stream.h"

#include <stdexcept>

namespace bulwark {

void Stream::refill() {
  constexpr std::uint32_t blocks_per_draw = 1U << 12U;
  if (part_ == blocks_per_draw) throw std::runtime_error("a single draw used up its 4,096 blocks of random words");
  block_ = streams_.block(entity_, purpose_, ordinal_, part_++);
  used_ = 0;
}

}  // namespace bulwark
