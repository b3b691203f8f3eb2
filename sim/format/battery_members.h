// Members of a ring that differ from the others: whole numbers among a battery's keys, as `2: {rounds: 40}`, so that
// the path of a member's key begins with the member's name, `batteries.guns.2.rounds`.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "format/sections.h"

namespace bulwark {

/// What one member of a battery's count says of itself: a position, or keys of the system.
struct MemberEntry {
  std::uint32_t member = 0;  // 0 … count-1
  Value value;
};

/// What a member may say of itself: where it stands, and the keys of a system.
std::span<const Key> battery_member_keys();

/// The battery's keys that are numbers: never unknown to the reader of its map.
std::vector<Key> number_keys(const Value& battery);

/// The members that have entries. Complains of numbers that no member has, where the count is known.
std::vector<MemberEntry> member_entries(const Value& battery, const std::string& key, std::uint32_t count,
                                        bool is_counted);

/// The name of a member that has this key by itself; empty without any.
std::string member_with_own(const Node& battery, const std::string& name, std::string_view key);

/// Puts the entry over what all members of the ring have.
void read_member(const Value& entry, const Names& names, Battery& battery);

}  // namespace bulwark
