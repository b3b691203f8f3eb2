// Outstanding damage of the assets over a campaign (campaign.md, section 5), and its integrals.
#pragma once

#include <cstdint>
#include <vector>

#include "statistics/int128.h"
#include "tables/tables.h"

namespace bulwark {

/// d of every asset, 0 ≤ d ≤ hardness, in effective hits. Integrals are sums of whole microseconds, so exact.
class Damage {
 public:
  /// The tables must outlive it.
  explicit Damage(const Tables& tables);

  void begin();
  /// An effective hit; false: the asset was disabled, and stays as it is.
  bool hit(AssetId asset, double time_s);
  /// A job has ended.
  void repair(AssetId asset, double time_s) { change(asset, -1, time_s); }
  /// Brings the integrals of all assets up to the time.
  void close(double time_s);

  int of(AssetId asset) const { return outstanding_[asset]; }
  const IndexedBy<AssetId, int>& outstanding() const { return outstanding_; }
  bool is_disabled(AssetId asset) const { return outstanding_[asset] == hardness(asset); }
  /// At some time since the beginning.
  bool was_disabled(AssetId asset) const { return was_disabled_[asset.index()]; }
  int total() const { return total_; }
  std::uint32_t disabled_assets() const { return disabled_; }

  const std::vector<Int128>& damage_us() const { return damage_us_; }            // [asset]: ∫ d dt
  const std::vector<std::int64_t>& disabled_us() const { return disabled_us_; }  // [asset]: time with d = hardness

 private:
  int hardness(AssetId asset) const { return tables_->scenario.assets[asset].hardness; }
  void change(AssetId asset, int by, double time_s);
  void integrate(AssetId asset, double time_s);

  const Tables* tables_;
  IndexedBy<AssetId, int> outstanding_;
  std::vector<bool> was_disabled_;  // [asset]
  int total_ = 0;
  std::uint32_t disabled_ = 0;
  std::vector<std::int64_t> since_us_;  // [asset]: the integrals reach up to here
  std::vector<Int128> damage_us_;       // a million hits over thirty years exceed 64 bits
  std::vector<std::int64_t> disabled_us_;
};

}  // namespace bulwark
