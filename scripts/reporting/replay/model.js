"use strict";
// What was where at a time. All that a replay shows follows from its columns here; nothing here draws.

/** Values that change at times: `at(t)` is that of the last change at or before t. */
class Steps {
  constructor(first) {
    this.times = [-Infinity];
    this.values = [first];
  }

  /** In order of time. */
  set(time, value) {
    this.times.push(time);
    this.values.push(value);
  }

  add(time, change) {
    this.set(time, this.values[this.values.length - 1] + change);
  }

  at(time) {
    return this.values[d3.bisectRight(this.times, time) - 1];
  }
}

/** How many of a set of times have come by t. */
class Tally {
  constructor(times) {
    this.times = Float64Array.from(times).sort();
  }

  by(time) {
    return d3.bisectRight(this.times, time);
  }
}

const FATE = {flying: 0, failed: 1, softKilled: 2, intercepted: 3, leaked: 4};

class ReplayModel {
  constructor(data) {
    this.data = data;
    this.begin = data.begin;
    this.end = data.end;
    this.byKind = {};
    for (const kind of ["asset", "battery", "sensor", "jammer"]) {
      this.byKind[kind] = data.sites.filter((site) => site.kind === kind);
    }
    this.makeTallies();
    this.makeBatteries();
    this.makeTargets();
  }

  kind(event) {
    return this.data.events.kinds[this.data.events.event[event]];
  }

  result(event) {
    return this.data.events.results[this.data.events.result[event]];
  }

  makeTallies() {
    const {launch, end, fate} = this.data.threats;
    const flown = d3.range(launch.length).filter((i) => fate[i] !== FATE.failed);
    const ends = (wanted, ofThese = () => true) => (
      new Tally(flown.filter((i) => fate[i] === wanted && ofThese(i)).map((i) => end[i])));
    this.launched = new Tally(flown.map((i) => launch[i]));
    this.gone = new Tally(flown.map((i) => end[i]));
    this.killed = ends(FATE.intercepted);
    this.jammed = ends(FATE.softKilled);
    const isDecoy = (i) => this.data.decoys.includes(this.data.types[this.data.threats.type[i]]);
    this.leaked = ends(FATE.leaked, (i) => !isDecoy(i));
    this.decoysLeaked = ends(FATE.leaked, isDecoy);
    this.fired = new Tally(this.data.rounds.launch);
    this.met = new Tally(this.data.rounds.meet);
  }

  /** Of each battery: channels that are busy, rounds that are left, and whether it stands. */
  makeBatteries() {
    this.batteries = this.byKind.battery.map((site) => (
      {site, channels: 0, start: 0, busy: new Steps(0), rounds: new Steps(0), state: new Steps("up")}));
    const {battery, time} = this.data.events;
    for (let e = 0; e < battery.length; ++e) {
      if (battery[e] >= 0) this.changeBattery(this.batteries[battery[e]], this.kind(e), time[e], this.result(e));
    }
    for (const [place, shifts] of Object.entries(this.data.duty)) this.batteries[place].shifts = shifts;
  }

  changeBattery(battery, kind, time, result) {
    if (kind === "stand") {
      const numbers = result.match(/(\d+) channels, (\d+) rounds/);
      battery.channels = numbers ? Number(numbers[1]) : 0;
      battery.start = numbers ? Number(numbers[2]) : 0;
      battery.rounds = new Steps(battery.start);
      if (!numbers) battery.state = new Steps(result);
    } else if (kind === "engage") {
      battery.busy.add(time, 1);
    } else if (kind === "release") {
      battery.busy.add(time, -1);
    } else if (kind === "fire") {
      battery.rounds.add(time, -1);
    } else if (kind === "reload" && result.startsWith("ends")) {
      battery.rounds.add(time, Number(result.match(/(\d+) rounds/)[1]));
    } else if (kind === "destroyed") {
      battery.busy.set(time, 0);
      battery.rounds.set(time, 0);
      battery.state.set(time, "destroyed");
    }
  }

  /** Of each asset the effective hits, of each sensor whether it stands. */
  makeTargets() {
    const {sensor, threat, time} = this.data.events;
    this.hits = new Map();
    for (const site of this.byKind.asset) this.hits.set(site.name, new Steps(this.data.damage[site.name] || 0));
    this.sensors = this.byKind.sensor.map((site) => ({site, state: new Steps("up")}));
    for (let e = 0; e < time.length; ++e) {
      const kind = this.kind(e);
      if (kind === "destroyed" && sensor[e] >= 0) this.sensors[sensor[e]].state.set(time[e], "destroyed");
      if (kind !== "damage" || this.result(e) !== "effective hit") continue;
      const hits = this.hits.get(this.targetOf(threat[e]));
      if (hits) hits.add(time[e], 1);
    }
  }

  targetOf(threat) {
    return this.data.targets[this.data.threats.target[threat]];
  }

  nameOf(threat) {
    return this.data.salvos[this.data.threats.salvo[threat]] + " " + this.data.threats.index[threat];
  }

  batteryState(battery, time) {
    const state = battery.state.at(time);
    if (state !== "up") return state;
    const isOn = !battery.shifts || battery.shifts.some(([begin, end]) => begin <= time && time < end);
    if (!isOn) return "off duty";
    return battery.rounds.at(time) > 0 ? "up" : "empty";
  }

  isDisabled(asset, time) {
    return this.hits.get(asset).at(time) >= (this.data.hardness[asset] || 1);
  }

  /** Where a threat is on its route, [x, y] in metres. */
  place(threat, time) {
    const route = this.data.routes[this.data.threats.route[threat]];
    const flown = time - this.data.threats.launch[threat];
    let k = 0;
    while (k + 6 < route.length && route[k + 3] < flown) k += 3;
    const share = Math.min(1, Math.max(0, (flown - route[k]) / (route[k + 3] - route[k] || 1)));
    return [route[k + 1] + share * (route[k + 4] - route[k + 1]), route[k + 2] + share * (route[k + 5] - route[k + 2])];
  }

  isLive(threat, time) {
    const {launch, end, fate} = this.data.threats;
    return fate[threat] !== FATE.failed && launch[threat] <= time && time < end[threat];
  }

  isUnderWay(round, time) {
    const {launch, meet} = this.data.rounds;
    return launch[round] <= time && time < meet[round];
  }

  counts(time) {
    return {
      live: this.launched.by(time) - this.gone.by(time), rounds: this.fired.by(time) - this.met.by(time),
      killed: this.killed.by(time), jammed: this.jammed.by(time), leaked: this.leaked.by(time),
      decoys: this.decoysLeaked.by(time),
      busy: d3.sum(this.batteries, (battery) => battery.busy.at(time)),
      ready: d3.sum(this.batteries, (battery) => battery.rounds.at(time)),
    };
  }
}
