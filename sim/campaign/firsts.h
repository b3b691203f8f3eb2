// When each thing first happens in a campaign (campaign.md, section 8, firsts.csv).
#pragma once

#include <cstdint>
#include <vector>

#include "tables/layout.h"

namespace bulwark {

class Firsts {
 public:
  /// The layout must outlive it.
  explicit Firsts(const CampaignLayout& layout) : layout_(&layout) { begin(); }

  void begin();
  void short_refill(std::uint32_t system, double time_s) { note(FirstKind::short_refill, system, time_s); }
  void disabled(std::uint32_t asset, double time_s) { note(FirstKind::disabled, asset, time_s); }
  /// The share of the demand that is unserved from then on; equal within 1e-9 counts as reached.
  void unserved_share(double share, double time_s);

  /// [event of CampaignLayout::firsts]: microseconds, or CampaignOutcome::never.
  const std::vector<std::int64_t>& times_us() const { return times_us_; }

 private:
  void note(FirstKind kind, std::uint32_t index, double time_s);
  void note(std::size_t event, double time_s);

  const CampaignLayout* layout_;
  std::vector<std::int64_t> times_us_;
};

}  // namespace bulwark
