// Texts that threads finish in any order, written in the order of their numbers, with bounded memory.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>

namespace bulwark {

class OrderedWriter {
 public:
  using Write = std::function<void(const std::string&)>;

  /// At most `window` >= 1 texts wait for an earlier one.
  OrderedWriter(Write write, std::uint64_t window) : write_(std::move(write)), window_(window) {}

  /// Hands in text 0, 1, 2, …, each once, from any thread; writes it and those that waited for it. Blocks while it is
  /// `window` or more ahead of the first that is missing, so somebody must be at work on that one. Throws what `write`
  /// throws; abandon() then.
  void put(std::uint64_t number, std::string text);

  /// Some text will never come: wakes whoever waits; nothing more is written.
  void abandon();

 private:
  Write write_;
  std::uint64_t window_;
  std::mutex mutex_;
  std::condition_variable progress_;
  std::map<std::uint64_t, std::string> waiting_;
  std::uint64_t next_ = 0;
  bool abandoned_ = false;
};

}  // namespace bulwark
