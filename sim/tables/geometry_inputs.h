// All of a scenario that its geometry depends on, as a value. A geometry is compiled from this alone (geometry.h), so
// two scenarios with equal inputs have the same one: nothing that is left out here can reach it. Numbers are compared
// exactly (0 and -0 are equal: nothing divides by them).
#pragma once

#include <vector>

#include "base/id.h"
#include "geometry/envelope.h"
#include "scenario/scenario.h"

namespace bulwark {

/// A type of threat in flight.
struct FlightInputs {
  FamilyId family;
  Profile profile = Profile::level;
  double speed_mps = 0;
  double height_m = 0;  // altitude of level flight, apogee of ballistic
  double signature_m2 = 1;

  friend bool operator==(const FlightInputs&, const FlightInputs&) = default;
};

/// What the routes of a salvo follow from.
struct SalvoInputs {
  TypeId type;
  Vector2 origin_m = Vector2::Zero();
  std::vector<Vector2> waypoints_m;
  int lanes = 1;
  double lane_spacing_m = 0;
  std::vector<Vector2> targets_m;

  friend bool operator==(const SalvoInputs&, const SalvoInputs&) = default;
};

struct BatteryInputs {
  Envelope envelope;  // of intercepts
  double interceptor_mps = 0;
  std::vector<bool> engages;  // [type]: has a pk against it, whatever its value

  friend bool operator==(const BatteryInputs&, const BatteryInputs&) = default;
};

struct JammerInputs {
  Vector2 position_m = Vector2::Zero();
  double radius_m = 0;
  std::vector<bool> affects;  // [family]: has a rate for it, whatever its value

  friend bool operator==(const JammerInputs&, const JammerInputs&) = default;
};

struct GeometryInputs {
  IndexedBy<TypeId, FlightInputs> types;
  IndexedBy<SalvoId, SalvoInputs> salvos;
  IndexedBy<SensorId, Sensor> sensors;  // hardness and value at their defaults; messages depend on the name
  bool looks_by_sensor = false;         // each sensor's own first detections, for sensors can be destroyed
  IndexedBy<BatteryId, BatteryInputs> batteries;
  IndexedBy<JammerId, JammerInputs> jammers;

  friend bool operator==(const GeometryInputs&, const GeometryInputs&) = default;
};

GeometryInputs geometry_inputs(const Scenario& scenario);

}  // namespace bulwark
