#include "engine/threads.h"

#include <exception>
#include <thread>
#include <vector>

namespace bulwark {

void run_on_threads(unsigned threads, const std::function<void()>& work) {
  std::vector<std::thread> others;
  try {
    others.reserve(threads);
    for (unsigned i = 1; i < threads; ++i) others.emplace_back(work);
  } catch (const std::exception&) {
    // A limit of processes or of memory: those there are do the work of all.
  }
  work();
  for (std::thread& other : others) other.join();
}

}  // namespace bulwark
