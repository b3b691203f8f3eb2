#include "campaign/damage.h"

#include "base/time_grid.h"

namespace bulwark {

Damage::Damage(const Tables& tables) : tables_(&tables) {}

void Damage::begin() {
  const std::size_t assets = tables_->layout.assets;
  outstanding_.assign(assets, 0);
  was_disabled_.assign(assets, false);
  total_ = 0;
  disabled_ = 0;
  since_us_.assign(assets, 0);
  damage_us_.assign(assets, 0);
  disabled_us_.assign(assets, 0);
}

void Damage::integrate(AssetId asset, double time_s) {
  const std::int64_t now_us = microseconds(time_s);
  const std::int64_t passed_us = now_us - since_us_[asset.index()];
  damage_us_[asset.index()] += static_cast<Int128>(passed_us) * outstanding_[asset];
  if (is_disabled(asset)) disabled_us_[asset.index()] += passed_us;
  since_us_[asset.index()] = now_us;
}

void Damage::change(AssetId asset, int by, double time_s) {
  integrate(asset, time_s);
  if (is_disabled(asset)) --disabled_;
  outstanding_[asset] += by;
  total_ += by;
  if (!is_disabled(asset)) return;
  ++disabled_;
  was_disabled_[asset.index()] = true;
}

bool Damage::hit(AssetId asset, double time_s) {
  if (is_disabled(asset)) return false;
  change(asset, 1, time_s);
  return true;
}

void Damage::close(double time_s) {
  for (std::size_t a = 0; a < outstanding_.size(); ++a) integrate(AssetId(a), time_s);
}

}  // namespace bulwark
