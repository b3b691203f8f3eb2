// What a trial takes from the tables as it is there, or has drawn anew for itself.
#pragma once

namespace bulwark {

/// Refers to a value of somebody else's or to its own; a copy to the same or to its own, so that the state of a trial
/// may be copied at any event.
template <class T>
class Drawn {
 public:
  Drawn() = default;
  Drawn(const Drawn& other) : own_(other.own_), at_(other.is_own() ? &own_ : other.at_) {}
  Drawn& operator=(const Drawn& other) {
    if (this == &other) return *this;
    own_ = other.own_;
    at_ = other.is_own() ? &own_ : other.at_;
    return *this;
  }
  ~Drawn() = default;

  void share(const T& value) { at_ = &value; }
  /// From now on its own, as it was left when it last was.
  T& own() {
    at_ = &own_;
    return own_;
  }

  const T& operator*() const { return *at_; }
  const T* operator->() const { return at_; }

 private:
  bool is_own() const { return at_ == &own_; }

  T own_{};
  const T* at_ = nullptr;
};

}  // namespace bulwark
