// A vector that is filled and cleared over and over: growing, which happens a few times in the first trials, is kept
// out of the code that appends.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace bulwark {

template <class T>
class Stack {
 public:
  void push(const T& item) {
    if (size_ == items_.size()) grow();
    items_[size_++] = item;
  }
  void clear() { size_ = 0; }
  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }
  T& operator[](std::size_t k) { return items_[k]; }
  const T& operator[](std::size_t k) const { return items_[k]; }
  const T& front() const { return items_.front(); }
  T* begin() { return items_.data(); }
  T* end() { return items_.data() + size_; }
  const T* begin() const { return items_.data(); }
  const T* end() const { return items_.data() + size_; }

 private:
  [[gnu::noinline, gnu::cold]] void grow() { items_.resize(std::max<std::size_t>(64, 2 * size_)); }

  std::vector<T> items_;
  std::size_t size_ = 0;
};

}  // namespace bulwark
