// What a threat flies at: an asset, or a part of the defence (living_defence.md).
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/id.h"
#include "geometry/vector.h"

namespace bulwark {

struct Scenario;

enum class TargetKind : std::uint8_t { asset, battery, sensor };

/// The id of an asset, a battery or a sensor.
class TargetId {
 public:
  constexpr TargetId() = default;
  constexpr TargetId(AssetId id) : kind_(TargetKind::asset), value_(id.value) {}
  constexpr TargetId(BatteryId id) : kind_(TargetKind::battery), value_(id.value) {}
  constexpr TargetId(SensorId id) : kind_(TargetKind::sensor), value_(id.value) {}

  constexpr TargetKind kind() const { return kind_; }
  constexpr bool is_asset() const { return kind_ == TargetKind::asset; }
  constexpr bool is_battery() const { return kind_ == TargetKind::battery; }
  constexpr bool is_sensor() const { return kind_ == TargetKind::sensor; }
  /// Each only of its own kind.
  constexpr AssetId asset() const { return AssetId(std::size_t{value_}); }
  constexpr BatteryId battery() const { return BatteryId(std::size_t{value_}); }
  constexpr SensorId sensor() const { return SensorId(std::size_t{value_}); }

  friend constexpr auto operator<=>(const TargetId&, const TargetId&) = default;

 private:
  TargetKind kind_ = TargetKind::asset;
  std::uint32_t value_ = 0;
};

const Vector2& position_of(const Scenario& scenario, TargetId target);
double value_of(const Scenario& scenario, TargetId target);
/// Whether something of the kind is among some salvo's targets.
bool aims_at(const Scenario& scenario, TargetKind kind);
/// Whether some salvo has it among its targets, be it with weight 0.
bool is_target(const Scenario& scenario, TargetId target);
/// As a salvo names it: `plant`, `batteries.guns.2`, `sensors.radar`.
std::string name_of(const Scenario& scenario, TargetId target);

}  // namespace bulwark
