#include "metrics/groups.h"

#include <algorithm>

namespace bulwark {

Groups::Groups(const Scenario& scenario) {
  names_.push_back("all");
  for (const std::string& family : scenario.families) names_.push_back("family:" + family);
  first_salvo_ = names_.size();
  for (const Salvo& salvo : scenario.salvos) names_.push_back("salvo:" + salvo.name);
  first_type_ = names_.size();
  for (const ThreatType& type : scenario.types) names_.push_back("type:" + type.name);
  first_asset_ = names_.size();
  for (const Asset& asset : scenario.assets) names_.push_back("asset:" + asset.name);
  for (const Salvo& salvo : scenario.salvos) {
    for (const SalvoTarget& aim : salvo.targets) {
      if (!aim.target.is_asset()) sites_[aim.target];
    }
  }
  for (auto& [target, group] : sites_) group = names_.push_back("target:" + name_of(scenario, target));
}

bool operator==(const Groups& a, const Groups& b) {
  return a.first_salvo_ == b.first_salvo_ && a.first_type_ == b.first_type_ && a.first_asset_ == b.first_asset_ &&
         std::equal(a.names_.begin(), a.names_.end(), b.names_.begin(), b.names_.end());
}

}  // namespace bulwark
