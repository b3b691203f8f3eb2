// Preconditions that headers state, checked where a run may be slow: in debug and sanitizer builds.
#pragma once

#include <stdexcept>

namespace bulwark {

/// A caller broke a precondition: a fault of the program, never of its input.
class ContractBroken : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// "FILE:LINE: the caller must see to it that CONDITION"
[[noreturn]] void contract_broken(const char* condition, const char* file, int line);

}  // namespace bulwark

// Throws ContractBroken where the condition does not hold, which ends a noexcept function and the program; compiled but
// never evaluated in a release, where it is free.
#ifdef NDEBUG
#define EXPECTS(condition) static_cast<void>(sizeof((condition) ? 1 : 0))
#else
#define EXPECTS(condition) \
  ((condition) ? static_cast<void>(0) : ::bulwark::contract_broken(#condition, __FILE__, __LINE__))
#endif
