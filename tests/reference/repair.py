"""Damage and repair (campaign.md, section 5): outstanding damage, jobs, crews, spares, with the events in between."""

import heapq
from collections import Counter
from math import inf

from occasions import EQUAL_S


class Repair:
    def __init__(self, scenario, rng):
        self.scenario, self.plan, self.rng = scenario, scenario.campaign.repair, rng
        self.assets = list(scenario.assets)
        self.damage = {name: 0 for name in self.assets}
        self.first_disabled, self.ended = {}, 0
        self.hits, self.waiting, self.running, self.taken = [], [], [], Counter()

    # ---- what is known of an asset ----

    def kind(self, name):
        """The entry of its kind, or `default`'s; None if nobody takes it up."""
        if self.plan is None:
            return None
        return self.plan.kinds.get(self.scenario.assets[name].kind) or self.plan.kinds.get("default")

    def priority(self, job):
        hit_at, index = job
        asset = self.scenario.assets[self.assets[index]]
        first = {"oldest": 0.0, "capacity": -asset.capacity / asset.hardness, "value": -asset.value}[self.plan.order]
        return first, hit_at, index

    def next_spare(self, name):
        """When the next one that nobody has taken came or comes in."""
        return self.plan.spares[name].time_of(self.taken[name] + 1)

    # ---- events ----

    def add_hits(self, hits):
        """(campaign time, asset) of the effective hits of a raid."""
        for time, name in hits:
            heapq.heappush(self.hits, (time, self.assets.index(name)))

    def next_event(self):
        times = [heap[0][0] for heap in (self.hits, self.running) if heap]
        if self.waiting and self.idle() > 0:
            wanted = {self.kind(self.assets[index]).spare for _, index in self.waiting} - {None}
            times += [self.next_spare(name) for name in wanted]
        return min(times, default=inf)

    def step(self, time):
        """All of one instant: jobs end, hits, deliveries, idle crews take jobs."""
        while self.running and self.running[0][0] <= time + EQUAL_S:
            self.damage[self.assets[heapq.heappop(self.running)[1]]] -= 1
            self.ended += 1
        while self.hits and self.hits[0][0] <= time + EQUAL_S:
            self.hit(time, heapq.heappop(self.hits)[1])
        self.take_jobs(time)

    def hit(self, time, index):
        name = self.assets[index]
        hardness = self.scenario.assets[name].hardness
        if self.damage[name] == hardness:
            return
        self.damage[name] += 1
        if self.damage[name] == hardness:
            self.first_disabled.setdefault(name, time)
        if self.kind(name):
            self.waiting.append((time, index))

    def idle(self):
        return self.plan.crews.value - len(self.running)

    def take_jobs(self, time):
        while self.waiting and self.idle() > 0:
            able = [job for job in self.waiting if self.has_spare(job, time)]
            if not able:
                return
            job = min(able, key=self.priority)
            self.waiting.remove(job)
            kind = self.kind(self.assets[job[1]])
            if kind.spare:
                self.taken[kind.spare] += 1
            heapq.heappush(self.running, (time + kind.time.draw(self.rng), job[1]))

    def has_spare(self, job, time):
        spare = self.kind(self.assets[job[1]]).spare
        return spare is None or self.next_spare(spare) <= time + EQUAL_S

    def is_disabled(self, name):
        return self.damage[name] == self.scenario.assets[name].hardness
