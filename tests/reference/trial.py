"""One raid: a heap of events in the contract's order, and a command that looks at every pair after each instant."""

import heapq
import math
from types import SimpleNamespace

from command import act_assignment, act_central, act_independent
from engagement import assess, doctrine_of
from geometry import TOLERANCE_S
from living import land, on_duty
from raid import launch_raid
from routes import pk_of


class Trial:
    # Kinds of events, in their order at equal times. Looks come to light after destruction and before tracks.
    INTERCEPT, SOFT_KILL, IMPACT, RELEASE, END, RELOAD, LOOK, TRACK, OPENING, DUTY = range(10)

    def __init__(self, tables, start, rng):
        self.tables, self.scenario, self.rng, self.start = tables, tables.scenario, rng, start
        self.command = self.scenario.command
        self.heap, self.pushed, self.now = [], 0, None
        self.tracked, self.queue = {}, []  # insertion order of `tracked` is of no importance
        self.batteries = [self.start_battery(b, spec) for b, spec in enumerate(self.scenario.batteries)]
        self.sites = self.start_sites()
        self.threats = launch_raid(self.scenario, tables, start, rng)
        self.engagements = []
        for threat in self.threats:
            self.start_threat(threat)

    def start_battery(self, index, spec):
        ready, stock = self.start.magazines[index]
        missing = "batteries." + spec.name in self.start.missing
        available = self.rng.random() < spec.availability.value
        battery = SimpleNamespace(
            index=index, spec=spec, up=available and not missing, ready=ready, places=spec.rounds.value,
            channels=spec.channels.value, busy=0, peak=0, stock=stock, reloading=False, reloads=0, shots=0, kills=0,
            wasted=0, empty_at=None, mean_reaction=spec.reaction.mean(),
            reserve=self.command.reserve.get(spec.system, {}), hardness=spec.hardness, hits=0, effective_hits=[],
            missing=missing, destroyed_at=None, ready_log=[(0.0, ready)])
        self.note_empty(battery, 0.0)
        for begin, _ in spec.on_duty:
            self.push(begin, self.DUTY, None, battery)
        for _, until in battery.reserve.values():
            if until is not None:
                self.push(until, self.DUTY, None, battery)  # a time to look again, no more
        return battery

    def start_sites(self):
        """What can be hit, by name: the batteries as they are, and counts of hits for assets and sensors."""
        sites = {name: SimpleNamespace(hardness=site.hardness, hits=0, effective_hits=[], destroyed_at=None,
                                       missing=name in self.start.missing)
                 for name, site in self.scenario.sites.items()}
        sites.update({"batteries." + battery.spec.name: battery for battery in self.batteries})
        return sites

    def push(self, time, kind, threat, battery, payload=None):
        self.pushed += 1
        heapq.heappush(self.heap, (time, kind, threat.index if threat else -1, battery.index if battery else -1,
                                   self.pushed, threat, battery, payload))

    def start_threat(self, threat):
        threat.windows = []  # (battery, opening, closing of when to start, Shots), raid time
        threat.starts = []  # the same as far as the doctrine lets the battery use them: (battery, opening, closing)
        if threat.failed:
            return
        self.push(threat.end, self.IMPACT, threat, None)
        if threat.soft_kill_at is not None:
            self.push(threat.soft_kill_at, self.SOFT_KILL, threat, None)
        if threat.request_at is not None:
            self.push(threat.request_at, self.TRACK, threat, None)
        for sensor, look in zip(self.scenario.sensors, threat.looks):
            if look is not None and not self.sites["sensors." + sensor.name].missing:
                self.push(look, self.LOOK, threat, None, self.sites["sensors." + sensor.name])
        for battery in self.batteries:
            shots = self.tables.shots_of.get((threat.route_key, battery.index))
            if not battery.up or shots is None:
                continue
            for low, high in shots.windows:
                opening = threat.launch + (low - battery.mean_reaction)
                closing = threat.launch + (high - battery.mean_reaction)
                threat.windows.append((battery, opening, closing, shots))
                opening = max(opening, threat.launch + self.held_until(battery, threat, shots) - battery.mean_reaction)
                if opening <= closing + TOLERANCE_S:
                    threat.starts.append((battery, opening, closing))
                    self.push(opening, self.OPENING, threat, battery)

    def held_until(self, battery, threat, shots):
        """Path time of the first launch that a doctrine with `last` aims at."""
        doctrine = doctrine_of(battery, threat)
        if doctrine is None or doctrine.last is None:
            return -math.inf
        return shots.windows[-1][1] - doctrine.last

    # ---- the loop ----

    def run(self):
        handlers = [self.intercept, self.soft_kill, self.impact, self.release, self.end_engagement,
                    self.reload_done, self.look, self.request_track, lambda *_: None, lambda *_: None]
        while self.heap:
            self.now = self.heap[0][0]
            while self.heap and self.heap[0][0] == self.now:
                _, kind, _, _, _, threat, battery, payload = heapq.heappop(self.heap)
                handlers[kind](threat, battery, payload)
            self.act()
            self.flag_rounds_allowed()
        return self

    # ---- events ----

    def intercept(self, threat, battery, payload):
        engagement, a_round = payload
        if a_round.lost:
            return
        a_round.met = True
        if not threat.live:
            battery.wasted += 1
        elif self.rng.random() < pk_of(battery.spec, threat.type):
            threat.live, threat.fate, threat.killer, threat.ended_at = False, "intercepted", battery, self.now
            battery.kills += 1
            engagement.kills += 1

    def soft_kill(self, threat, *_):
        if threat.live:
            threat.live, threat.fate, threat.ended_at = False, "soft_killed", self.now
            self.leave_picture(threat)

    def impact(self, threat, *_):
        if threat.live:
            threat.live, threat.arrived, threat.ended_at = False, True, self.now
            land(self, threat)
        self.leave_picture(threat)

    def release(self, threat, battery, *_):
        if battery.destroyed_at is None:
            battery.busy -= 1

    def end_engagement(self, threat, battery, engagement):
        if not engagement.cut:
            assess(self, engagement)

    def reload_done(self, _, battery, added):
        if battery.destroyed_at is not None:
            return
        battery.ready += added
        battery.stock -= added
        battery.reloads += 1
        battery.reloading = False
        battery.ready_log.append((self.now, battery.ready))
        self.start_reload(battery)

    def look(self, threat, _, sensor):
        """The first look of a sensor that detects; the first of all sensors asks for the track."""
        if threat.live and threat.detected_at is None and sensor.destroyed_at is None:
            threat.detected_at = self.now
            threat.request_at = self.now + self.command.latency
            self.push(threat.request_at, self.TRACK, threat, None)

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
        if (reload and not battery.reloading and battery.stock > 0
                and battery.places - battery.ready >= reload.rounds.value):
            battery.reloading = True
            added = min(reload.rounds.value, battery.stock)
            self.push(self.now + reload.time.draw(self.rng), self.RELOAD, None, battery, added)

    def blocked(self, battery):
        return battery.reloading and battery.spec.reload.blocks_fire

    def allowed(self, battery, threat):
        """Rounds that the reserve leaves for a threat of this family."""
        kept = sum(n for family, (n, until) in battery.reserve.items()
                   if family != threat.type.family and (until is None or self.now < until))
        return max(0, battery.ready - kept)

    def open_window(self, battery, threat):
        """Shots of a window in which t + mean reaction lies, with its opening as path time; None if there is none."""
        path_time = self.now + battery.mean_reaction - threat.launch
        shots = self.tables.shots_of[threat.route_key, battery.index]
        window = shots.window_at(path_time)
        return window and (shots, window[0])

    def engageable(self, battery, threat):
        return (battery.destroyed_at is None and on_duty(battery, self.now)
                and battery.busy < battery.channels and battery.index not in threat.under_way
                and not self.blocked(battery) and self.allowed(battery, threat) > 0
                and (self.command.coordination != "central"
                     or len(threat.under_way) < self.command.engagements_per_threat)
                and self.open_window(battery, threat) is not None)

    # ---- command ----

    def candidates(self):
        """Every tracked threat, with the batteries in one of whose windows it lies just now."""
        for threat in sorted(self.tracked.values(), key=lambda x: x.index):
            if threat.believed_decoy and self.command.engage_decoys == "never":
                continue
            batteries = []
            for battery, low, high in threat.starts:
                if low - TOLERANCE_S <= self.now <= high + TOLERANCE_S and battery not in batteries:
                    batteries.append(battery)
            if batteries:
                yield threat, batteries

    def act(self):
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
            for battery, low, high in threat.starts:
                if (low - TOLERANCE_S <= self.now <= high + TOLERANCE_S and not self.blocked(battery)
                        and battery.destroyed_at is None and on_duty(battery, self.now)
                        and self.allowed(battery, threat) > 0):
                    threat.had_round = True
