#include "random/stream.h"

#include <stdexcept>

namespace bulwark {

void Stream::refill() {
  if (part_ == blocks_of_a_draw) throw std::runtime_error("a single draw used up its 4,096 blocks of random words");
  block_ = streams_.block(entity_, purpose_, ordinal_, part_++);
  used_ = 0;
}

}  // namespace bulwark
