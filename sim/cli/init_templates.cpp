#include "cli/init_templates.h"

namespace bulwark {

namespace {

constexpr const char* introduction = R"yaml(#
# A scenario to start from: every value is notional. `bulwark check` names all that is wrong with it, `bulwark run`
# plays it. Every value has a path, as batteries.east.rounds, by which --set, studies and messages name it.

)yaml";

constexpr const char* raid_and_defence = R"yaml(# Types of threat. pk, doctrine and sees go by the family.
threats:
  one_way_drone:
    family: drone
    speed: 185 km/h
    altitude: 300 m
    signature: 0.05 m^2
    accuracy: 80 %
    lethality: 60 %
    cost: 0.05          # money in any one unit, the same for all
  cruise_missile:
    family: cruise
    speed: 800 km/h
    altitude: 60 m
    signature: 0.3 m^2
    reliability: 95 %
    accuracy: 85 %
    cost: 1.0

# The salvos of the raid.
raid:
  drones:
    threat: one_way_drone
    count: 40
    from: {bearing: 60 deg, range: 180 km}
    targets: {plant: 2, substation: 1}          # weights
    launch: {at: 0 min, offset: {uniform: 30 min}}
  missiles:
    threat: cruise_missile
    count: {uniform_int: [4, 8]}                # drawn for every trial
    from: {bearing: 75 deg, range: 220 km}
    via: [[60 km, 10 km]]
    targets: [plant]
    arrive: {at: 60 min, offset: {normal: 2 min}}

# What sees them.
sensors:
  radar:
    position: [4 km, 4 km]
    mast: 25 m          # with it the radar horizon limits the view
    max_range: 180 km
    scan: 6 s
    radar: {range: 120 km, pd: 0.8, pfa: 1e-6}  # of 1 m^2; or a plain pd: 40 %

# Kinds of battery, and where they stand.
systems:
  medium_sam:
    interceptor: {speed: 900 m/s, cost: 1.0}
    envelope: {range: [1 km, 40 km], altitude: [20 m, 18 km]}
    mast: 12 m
    pk: {drone: 85 %, cruise: 70 %}
    channels: 4         # engagements at once
    rounds: 16
    reload: {rounds: 8, time: 20 min, stock: 16}
    reaction: {lognormal: {median: 8 s, sigma: 0.3}}
    assessment: 4 s
    doctrine: {cruise: {shots: 2, interval: 3 s}, default: {shots: 1}}
    availability: 95 %
  gun:
    interceptor: {speed: 1000 m/s, cost: 0.02}
    envelope: {range: [200 m, 4 km], altitude: [0 m, 3 km]}
    pk: {drone: 60 %, cruise: 25 %}
    channels: 1
    rounds: 20
    reaction: 5 s
batteries:
  east: {system: medium_sam, position: [12 km, 6 km]}
  guns: {system: gun, position: [0 km, 0 km], count: 4, ring: 2 km}

command:
  coordination: central
  latency: 5 s
  order: impact

)yaml";

}  // namespace

std::string scenario_template() {
  return std::string(
             R"yaml(# How many drones and cruise missiles of one raid get through to the plant and its substation?
)yaml") + introduction +
         R"yaml(bulwark: 1
name: a first raid
trials: 2000          # unless --trials says otherwise
seed: 1               # the same seed, the same raids

# What is defended. Positions are [east, north] on a plane.
assets:
  plant:
    position: [0 km, 0 km]
    capacity: 800 MW    # lost in proportion to the damage
    hardness: 2         # effective hits that disable it
  substation:
    position: [6 km, 3 km]
    value: 2            # worth to `order: value`

)yaml" + raid_and_defence +
         R"yaml(# What is not known: one draw a trial, by path.
uncertain:
  systems.medium_sam.pk.drone: {beta: [17, 3]}

# Conditions on a trial, each a probability of its own: the metric event:blackout.
events:
  blackout: capacity_lost_MW >= 400 MW
)yaml";
}

std::string campaign_template() {
  return std::string(
             R"yaml(# How long do the interceptors last, and how much of the capacity stands, in a month of raids?
)yaml") + introduction +
         R"yaml(bulwark: 1
name: a first campaign
trials: 200           # unless --trials says otherwise
seed: 1               # the same seed, the same raids

# What is defended. Positions are [east, north] on a plane.
assets:
  plant:
    position: [0 km, 0 km]
    capacity: 800 MW    # lost in proportion to the damage
    hardness: 2         # effective hits that disable it
    kind: plant         # repair goes by it
  substation:
    position: [6 km, 3 km]
    value: 2            # worth to `order: value`
    kind: substation

)yaml" + raid_and_defence +
         R"yaml(# Raids over weeks. Without this section a trial is one raid.
campaign:
  duration: 30 d
  strikes:
    nightly:
      every: 1 d
      first: 20 h
      salvos: [drones]
    weekly:
      every: {uniform: [5 d, 9 d]}
      first: 2 d
      size: {share: 50 %}            # of what there is, in place of the salvo's count
      least: {cruise_missile: 4}     # it waits until there are so many
  attacker:
    stocks:
      one_way_drone: {initial: 300, production: 30 /d}
      cruise_missile: {initial: 20, production: [[0 d, 0.5 /d], [15 d, 1 /d]]}
  supply:
    medium_sam: {initial: 60, delivery: 2 /d, lead: 6 h}
    gun: {initial: 800, delivery: 20 /d}
  repair:
    crews: 1
    order: capacity
    kinds:
      plant: {time: {lognormal: {median: 6 d, sigma: 0.5}}}
      default: {time: 3 d}

# What is not known: one draw a trial, by path.
uncertain:
  campaign.attacker.stocks.one_way_drone.production: {normal: [30 /d, 6 /d]}
)yaml";
}

std::string study_template() {
  return R"yaml(# How many rounds ready to fire does the battery need, for raids of which size?
#
# A study to start from: it plays the scenario at every combination of its factors' levels, with the same draws at each.
# `bulwark check` names all that is wrong with it, `bulwark sweep STUDY --out DIR` runs it, `scripts/plot DIR` draws it.

bulwark_study: 1
name: rounds and raids
scenario: scenario.yaml       # relative to this file; `bulwark init scenario.yaml` writes one that fits

factors:
  raid.drones.count: [20, 40, 60]                                            # a path and its levels
  rounds: {path: systems.medium_sam.rounds, from: 16, to: 32, step: 8}       # a name of its own
design: grid                  # all combinations; also list, latin_hypercube, sobol
trials: 200                   # a point
baseline: {rounds: 16}        # what the other points are compared with
metrics: [leakage:all, leakage:family:drone, shots, capacity_lost_MW]

hypotheses:                   # claims that the sweep tests
  twice_as_many_help: {metric: leakage:all, of: {rounds: 32}, below: {rounds: 16}}
)yaml";
}

std::string plan_template() {
  return R"yaml(# What is bought first for a small budget: another battery, guns, more rounds, or a quicker command?
#
# A plan to start from: every value is notional. For each budget it searches what to buy, and reports figures from fresh
# trials. `bulwark check` names all that is wrong with it, `bulwark plan PLAN --out DIR` runs it.

bulwark_plan: 1
name: first purchases
scenario: scenario.yaml       # relative to this file; `bulwark init scenario.yaml` writes one that fits

objective: {least: leakers:all}                        # or most; any METRIC:GROUP, events too
within: 0.2                   # a difference of it that does not matter
budgets: [4, 10]              # ascending, in the money of the costs below
constraints:                  # besides
  leakage:family:cruise: {at_most: 90 %}

# Where batteries may be put, and how many.
sites:
  hill:  {position: [9 km, 3 km], systems: [medium_sam], most: 1}
  gate:  {position: [2 km, 1 km], systems: [gun], most: 2}

# What money buys: a battery at a site that takes it, amounts that are added, values that are set.
options:
  battery: {battery: medium_sam, cost: 8}
  guns:    {battery: {system: gun, rounds: 40}, cost: 1, most: 2}
  rounds:  {add: {systems.medium_sam.rounds: 8}, cost: 2, most: 2}
  network: {set: {command.latency: 2 s}, cost: 1}

# Variants of the raid, against the worst of which each plan is judged; without this section there is one raid.
raids:
  as_it_is: {}
  more_missiles: {raid.missiles.count: {uniform_int: [8, 12]}}

trials: 200                   # fresh ones, of each figure
swap_trials: 100              # of each plan that is one swap away
search: {first: 32, trials: 128}
)yaml";
}

std::string calibration_template() {
  return R"yaml(# What do reported raids say of the battery's kill probability, of which the scenario only knows a distribution?
#
# A calibration to start from: the reports are invented. The prior is the scenario's `uncertain:`. `bulwark check` names
# all that is wrong with it, `bulwark calibrate CALIBRATION --out DIR` runs it; DIR/draws.csv is then what a scenario
# takes as `uncertain: {draws: draws.csv}`, where every diagnostic holds.

bulwark_calibration: 1
name: three reports
scenario: scenario.yaml       # relative to this file; `bulwark init scenario.yaml` writes one that fits

# Families as the reports have them, each of one or more of the scenario. `correlation`: of two objects of one report,
# for all that the scenario does not have; `misreported`: the share whose fate is told at random.
families:
  drones: {of: drone, correlation: 0.03, misreported: 1 %}
  cruise: {of: [cruise], correlation: 0.1}

# One truth behind all raids. `regime`: what a report counts as stopped: hard_kills alone, soft kills `apart` as lost, or
# both `together`. A raid may lack a family. `raids_file: raids.csv` reads them from a table.
raids:
  first:  {regime: together, drones: {launched: 38, stopped: 31}, cruise: {launched: 6, stopped: 3}}
  second: {regime: together, drones: {launched: 44, stopped: 35}}
  third:  {regime: together, drones: {launched: 40, stopped: 33}, cruise: {launched: 5, stopped: 2}}

draws: 400                    # of the prior
trials: 4                     # of each draw and raid
posterior_draws: 200
least_effective: 50           # draws that the posterior must be worth
)yaml";
}

}  // namespace bulwark
