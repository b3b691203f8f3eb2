#include "tables/geometry_inputs.h"

#include <utility>

#include "tables/parameters.h"

namespace bulwark {

namespace {

FlightInputs flight_inputs(const ThreatType& type) {
  const double height_m = type.profile == Profile::ballistic ? type.apogee_m : type.altitude_m;
  return {type.family, type.profile, type.speed_mps, height_m, type.signature_m2};
}

SalvoInputs salvo_inputs(const Scenario& scenario, const Salvo& salvo) {
  SalvoInputs inputs{salvo.type, salvo.origin_m, salvo.waypoints_m, salvo.lanes, salvo.lane_spacing_m, {}};
  for (const SalvoTarget& aim : salvo.targets) inputs.targets_m.push_back(position_of(scenario, aim.target));
  return inputs;
}

BatteryInputs battery_inputs(const Scenario& scenario, const Battery& battery) {
  const FireUnit& unit = battery.unit;
  BatteryInputs inputs;
  inputs.envelope.site_m = battery.position_m;
  inputs.envelope.slant_min_m = unit.range_min_m;
  inputs.envelope.slant_max_m = unit.range_max_m;
  inputs.envelope.altitude_min_m = unit.altitude_min_m;
  inputs.envelope.altitude_max_m = unit.altitude_max_m;
  inputs.envelope.mast_m = unit.mast_m;
  inputs.interceptor_mps = unit.interceptor_speed_mps;
  for (const ThreatType& type : scenario.types) inputs.engages.push_back(pk_of(unit, scenario, type) >= 0);
  return inputs;
}

JammerInputs jammer_inputs(const Scenario& scenario, const Jammer& jammer) {
  JammerInputs inputs{jammer.position_m, jammer.radius_m, std::vector<bool>(scenario.families.size(), false)};
  for (const JammerRate& rate : jammer.rates) inputs.affects[rate.family.index()] = true;
  return inputs;
}

}  // namespace

GeometryInputs geometry_inputs(const Scenario& scenario) {
  GeometryInputs inputs;
  for (const ThreatType& type : scenario.types) inputs.types.push_back(flight_inputs(type));
  for (const Salvo& salvo : scenario.salvos) inputs.salvos.push_back(salvo_inputs(scenario, salvo));
  for (Sensor sensor : scenario.sensors) {
    sensor.hardness = Sensor().hardness;
    sensor.value = Sensor().value;
    inputs.sensors.push_back(std::move(sensor));
  }
  inputs.looks_by_sensor = aims_at(scenario, TargetKind::sensor);
  for (const Battery& battery : scenario.batteries) inputs.batteries.push_back(battery_inputs(scenario, battery));
  for (const Jammer& jammer : scenario.jammers) inputs.jammers.push_back(jammer_inputs(scenario, jammer));
  return inputs;
}

}  // namespace bulwark
