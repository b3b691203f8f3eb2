// A policy sees and orders, and can do nothing else (sim/trial/situation.h, orders.h).
#include "trial/situation.h"

#include <gtest/gtest.h>

#include <type_traits>
#include <utility>

#include "trial/policy.h"

namespace bulwark {
namespace {

using View = const Situation&;

// Whatever is asked of a situation comes back as a value or as something that cannot be changed.
static_assert(std::is_same_v<decltype(std::declval<View>().threat(ThreatId())), const Threat&>);
static_assert(std::is_same_v<decltype(std::declval<View>().pair_of(ThreatId(), BatteryId())), const Pair&>);
static_assert(std::is_same_v<decltype(std::declval<View>().command()), const Command&>);
static_assert(std::is_same_v<decltype(std::declval<View>().single_threat()), const ThreatId*>);

// Policies are handed a view, not the state, and cannot make another one of it.
static_assert(std::is_same_v<decltype(act_greedily), void(const Situation&, Orders&)>);
static_assert(std::is_same_v<decltype(act_independently), void(const Situation&, Orders&)>);
static_assert(std::is_same_v<decltype(act_by_assignment), void(const Situation&, Orders&, AssignmentStep&)>);
static_assert(!std::is_convertible_v<const Situation&, State&>);
static_assert(!std::is_constructible_v<Situation, const State&>);
static_assert(!std::is_copy_assignable_v<Situation>);

TEST(Situation, IsReadOnly) {
  SUCCEED() << "shown by what compiles above";
}

}  // namespace
}  // namespace bulwark
