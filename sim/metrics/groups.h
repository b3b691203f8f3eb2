// The groups of threats that results are given for, in the order of every table: `all`, then each family, salvo,
// threat type and asset as target, and each battery and sensor that a salvo has as target. Decoys are left out of `all`
// and of the targets.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "base/id.h"
#include "scenario/scenario.h"

namespace bulwark {

using GroupId = Id<struct GroupTag>;

class Groups {
 public:
  explicit Groups(const Scenario& scenario);

  static GroupId all() { return GroupId(0); }
  GroupId family(FamilyId id) const { return GroupId(1 + id.index()); }
  GroupId salvo(SalvoId id) const { return GroupId(first_salvo_ + id.index()); }
  GroupId type(TypeId id) const { return GroupId(first_type_ + id.index()); }
  GroupId asset(AssetId id) const { return GroupId(first_asset_ + id.index()); }
  /// Of an asset, or of a battery or sensor that some salvo has as target.
  GroupId target(TargetId id) const { return id.is_asset() ? asset(id.asset()) : sites_.at(id); }

  std::size_t size() const { return names_.size(); }
  /// `all`, `family:drone`, `salvo:missiles`, …
  const std::string& name(GroupId id) const { return names_[id]; }

  friend bool operator==(const Groups& a, const Groups& b);

 private:
  IndexedBy<GroupId, std::string> names_;
  std::size_t first_salvo_ = 0;
  std::size_t first_type_ = 0;
  std::size_t first_asset_ = 0;
  std::map<TargetId, GroupId> sites_;  // batteries before sensors, in scenario order
};

}  // namespace bulwark
