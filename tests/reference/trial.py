"""One raid: a heap of events in the contract's order, and a command that looks at every pair after each instant."""

import heapq
from types import SimpleNamespace

import numpy as np

from geometry import TOLERANCE_S, Route, Shots, jammed, looks
from raid import launch_raid

INTERCEPT, SOFT_KILL, IMPACT, RELEASE, END, RELOAD, TRACK, OPENING = range(8)  # order at equal times


class Tables:
    """What routes alone determine, kept by (salvo, lane, target), with a battery's or a sensor's index."""

    def __init__(self, scenario):
        self.scenario, self.routes, self.shots_of = scenario, {}, {}
        self.looks_of, self.jammed_of = {}, {}
        for s, salvo in enumerate(scenario.salvos):
            for lane in range(salvo.lanes):
                for target in salvo.weights:
                    self.add((s, lane, target), Route(salvo, lane, scenario.assets[target].position))

    def add(self, key, route):
        self.routes[key] = route
        for b, battery in enumerate(self.scenario.batteries):
            if engages(battery, route.type):
                self.shots_of[key, b] = Shots(route, battery)
        self.looks_of[key] = [looks(route, sensor) for sensor in self.scenario.sensors]
        self.jammed_of[key] = [jammed(route, j) if route.type.family in j.rate else [] for j in self.scenario.jammers]


def engages(battery, threat_type):
    return threat_type.name in battery.pk or threat_type.family in battery.pk


def pk_of(battery, threat_type):
    return battery.pk[threat_type.name if threat_type.name in battery.pk else threat_type.family].value


class Trial:
    def __init__(self, tables, rng):
        self.tables, self.scenario, self.rng = tables, tables.scenario, rng
        self.command = self.scenario.command
        self.scenario.draw_uncertain(rng)
        self.heap, self.pushed, self.now = [], 0, None
        self.tracked, self.queue = {}, []  # insertion order of `tracked` is of no importance
        self.batteries = [self.start_battery(b, spec) for b, spec in enumerate(self.scenario.batteries)]
        self.threats = launch_raid(self.scenario, tables, rng)
        self.engagements = []
        for threat in self.threats:
            self.start_threat(threat)

    def start_battery(self, index, spec):
        rounds = spec.rounds.value
        battery = SimpleNamespace(
            index=index, spec=spec, up=self.rng.random() < spec.availability.value, ready=rounds, places=rounds,
            channels=spec.channels.value, busy=0, peak=0, stock=spec.reload.stock if spec.reload else 0,
            reloading=False, reloads=0, shots=0, kills=0, wasted=0, empty_at=None,
            mean_reaction=spec.reaction.mean(), reserve=self.command.reserve.get(spec.system, {}))
        self.note_empty(battery, 0.0)
        return battery

    def push(self, time, kind, threat, battery, payload=None):
        self.pushed += 1
        heapq.heappush(self.heap, (time, kind, threat.index if threat else -1, battery.index if battery else -1,
                                   self.pushed, threat, battery, payload))

    def start_threat(self, threat):
        threat.windows = []  # (battery, opening, closing of when to start, Shots), raid time
        if threat.failed:
            return
        self.push(threat.end, IMPACT, threat, None)
        if threat.soft_kill_at is not None:
            self.push(threat.soft_kill_at, SOFT_KILL, threat, None)
        if threat.request_at is not None:
            self.push(threat.request_at, TRACK, threat, None)
        for battery in self.batteries:
            shots = self.tables.shots_of.get((threat.route_key, battery.index))
            if not battery.up or shots is None:
                continue
            for low, high in shots.windows:
                opening = threat.launch + (low - battery.mean_reaction)
                threat.windows.append((battery, opening, threat.launch + (high - battery.mean_reaction), shots))
                self.push(opening, OPENING, threat, battery)

    # ---- the loop ----

    def run(self):
        handlers = [self.intercept, self.soft_kill, self.impact, self.release, self.end_engagement,
                    self.reload_done, self.request_track, lambda *_: None]
        while self.heap:
            self.now = self.heap[0][0]
            while self.heap and self.heap[0][0] == self.now:
                _, kind, _, _, _, threat, battery, payload = heapq.heappop(self.heap)
                handlers[kind](threat, battery, payload)
            self.act()
            self.flag_rounds_allowed()
        return self

    # ---- events ----

    def intercept(self, threat, battery, engagement):
        if not threat.live:
            battery.wasted += 1
        elif self.rng.random() < pk_of(battery.spec, threat.type):
            threat.live, threat.fate, threat.killer = False, "intercepted", battery
            battery.kills += 1
            engagement.kills += 1

    def soft_kill(self, threat, *_):
        if threat.live:
            threat.live, threat.fate = False, "soft_killed"
            self.leave_picture(threat)

    def impact(self, threat, *_):
        if threat.live:
            threat.live, threat.arrived = False, True
        self.leave_picture(threat)

    def release(self, threat, battery, _):
        battery.busy -= 1

    def end_engagement(self, threat, battery, engagement):
        threat.under_way.discard(battery.index)
        if not engagement.fired or threat.index not in self.tracked:
            return
        spec = battery.spec
        if threat.live:
            if self.rng.random() < spec.false_kill.value:
                threat.written_off = True
                self.leave_picture(threat)
        elif not self.rng.random() < spec.missed_kill.value:
            self.leave_picture(threat)

    def reload_done(self, _, battery, added):
        battery.ready += added
        battery.stock -= added
        battery.reloads += 1
        battery.reloading = False
        self.start_reload(battery)

    def request_track(self, threat, *_):
        if not threat.live:
            return
        if self.command.track_capacity is None or len(self.tracked) < self.command.track_capacity:
            self.start_track(threat)
        else:
            self.queue.append(threat)

    def start_track(self, threat):
        threat.tracked_at = self.now
        command = self.command
        chance = command.decoy_as_real if threat.type.decoy else 1.0 - command.real_as_decoy
        threat.believed_decoy = not self.rng.random() < chance
        self.tracked[threat.index] = threat

    def leave_picture(self, threat):
        """Drops the threat's track, which then goes to the first in the queue, or its own place in the queue."""
        if threat in self.queue:
            self.queue.remove(threat)
        if self.tracked.pop(threat.index, None) is not None and self.queue:
            self.start_track(self.queue.pop(0))

    # ---- batteries ----

    def note_empty(self, battery, time):
        if battery.up and battery.ready == 0 and battery.empty_at is None:
            battery.empty_at = time

    def start_reload(self, battery):
        reload = battery.spec.reload
        if reload and not battery.reloading and battery.stock > 0 and battery.places - battery.ready >= reload.rounds:
            battery.reloading = True
            added = min(reload.rounds, battery.stock)
            self.push(self.now + reload.time.draw(self.rng), RELOAD, None, battery, added)

    def blocked(self, battery):
        return battery.reloading and battery.spec.reload.blocks_fire

    def allowed(self, battery, threat):
        """Rounds that the reserve leaves for a threat of this family."""
        kept = sum(n for family, n in battery.reserve.items() if family != threat.type.family)
        return max(0, battery.ready - kept)

    def open_window(self, battery, threat):
        """Shots of a window in which t + mean reaction lies, with its opening as path time; None if there is none."""
        path_time = self.now + battery.mean_reaction - threat.launch
        shots = self.tables.shots_of[threat.route_key, battery.index]
        window = shots.window_at(path_time)
        return window and (shots, window[0])

    def engageable(self, battery, threat):
        return (battery.busy < battery.channels and battery.index not in threat.under_way
                and not self.blocked(battery) and self.allowed(battery, threat) > 0
                and (self.command.coordination != "central"
                     or len(threat.under_way) < self.command.engagements_per_threat)
                and self.open_window(battery, threat) is not None)

    def start_engagement(self, battery, threat):
        spec, rng = battery.spec, self.rng
        shots, opening = self.open_window(battery, threat)
        first = max(self.now + spec.reaction.draw(rng), threat.launch + opening)
        doctrine = spec.doctrine.get(threat.type.family) or spec.doctrine.get("default")
        planned = min(doctrine.shots if doctrine else 1, self.allowed(battery, threat))
        interval = doctrine.interval if doctrine else 0.0
        launches = [first + k * interval for k in range(planned)]
        fired = [t for t in launches if shots.window_at(t - threat.launch) is not None]
        engagement = SimpleNamespace(battery=battery, threat=threat, fired=len(fired), kills=0)
        self.engagements.append(engagement)
        threat.under_way.add(battery.index)
        threat.engaged = True
        threat.shots += len(fired)
        end = last_launch = first
        if fired:
            meetings = [threat.launch + shots.meeting(t - threat.launch) for t in fired]
            for t in meetings:
                self.push(t, INTERCEPT, threat, battery, engagement)
            end, last_launch = max(meetings) + spec.assessment.draw(rng), fired[-1]
        battery.ready -= len(fired)
        battery.shots += len(fired)
        battery.busy += 1
        battery.peak = max(battery.peak, battery.busy)
        self.push(last_launch if spec.channel == "released" else end, RELEASE, threat, battery)
        self.push(end, END, threat, battery, engagement)
        self.note_empty(battery, self.now)
        self.start_reload(battery)

    # ---- command ----

    def candidates(self):
        """Every tracked threat, with the batteries in one of whose windows it lies just now."""
        for threat in sorted(self.tracked.values(), key=lambda x: x.index):
            if threat.believed_decoy and self.command.engage_decoys == "never":
                continue
            batteries = []
            for battery, low, high, _ in threat.windows:
                if low - TOLERANCE_S <= self.now <= high + TOLERANCE_S and battery not in batteries:
                    batteries.append(battery)
            if batteries:
                yield threat, batteries

    def act(self):
        from command import act_assignment, act_central, act_independent
        pairs = list(self.candidates())
        if pairs:
            if self.command.coordination == "independent":
                act_independent(self, pairs)
            elif self.command.policy == "assignment":
                act_assignment(self, pairs)
            else:
                act_central(self, pairs)

    def flag_rounds_allowed(self):
        """Section 8, `magazine`: was there, in the state the command leaves, a battery with a round for it?"""
        for threat in self.tracked.values():
            if threat.had_round:
                continue
            for battery, low, high, _ in threat.windows:
                if (low - TOLERANCE_S <= self.now <= high + TOLERANCE_S and not self.blocked(battery)
                        and self.allowed(battery, threat) > 0):
                    threat.had_round = True
