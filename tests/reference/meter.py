"""Integrals over a campaign: damage, and with a grid unserved energy, people without, outages, the worst of it."""

import math
from bisect import bisect_left, bisect_right

import numpy as np

from occasions import EQUAL_S

DAY_S, HOUR_S = 86400.0, 3600.0
SAMPLE_S = 3 * HOUR_S  # of grid.csv
SHARES = {"unserved_share>=10 %": 0.10, "unserved_share>=25 %": 0.25, "unserved_share>=50 %": 0.50}


class DamageMeter:
    def __init__(self, scenario):
        self.hardness = {name: asset.hardness for name, asset in scenario.assets.items()}
        self.damage_days = dict.fromkeys(self.hardness, 0.0)
        self.disabled_days = dict.fromkeys(self.hardness, 0.0)

    def measure(self, begin, end, damage):
        for name, hardness in self.hardness.items():
            self.damage_days[name] += damage[name] / hardness * (end - begin) / DAY_S
            if damage[name] == hardness:
                self.disabled_days[name] += (end - begin) / DAY_S


class Demand:
    """The factor of all demands: by the hour of the day and by campaign time, both in steps."""

    def __init__(self, spec, duration):
        self.spec, self.duration = spec, duration
        cuts = {begin for begin, _ in spec.seasonal}
        for day in range(-1, int(duration / DAY_S) + 2) if len(spec.daily) > 1 else ():
            cuts |= {day * DAY_S + begin - spec.clock for begin, _ in spec.daily}
        self.cuts = sorted(t for t in cuts if 0.0 < t < duration)

    def cuts_between(self, begin, end):
        return self.cuts[bisect_right(self.cuts, begin):bisect_left(self.cuts, end)]

    def factor(self, time):
        step = lambda steps, t: steps[bisect_right([begin for begin, _ in steps], t) - 1][1]
        return step(self.spec.daily, (self.spec.clock + time) % DAY_S) * step(self.spec.seasonal, time)


class GridMeter:
    def __init__(self, scenario, grid):
        n = len(scenario.grid.buses)
        self.grid, self.demand = grid, Demand(scenario.grid, scenario.campaign.duration)
        self.people = np.array([bus.people for bus in scenario.grid.buses])
        self.demanded, self.unserved, self.person_hours, self.outage_hours = (np.zeros(n) for _ in range(4))
        self.outage_hours_all = self.worst_unserved_MW = self.worst_unserved_share = 0.0
        self.firsts, self.samples = {}, []

    def take_samples(self, until, damage):
        while (time := len(self.samples) * SAMPLE_S) <= min(until, self.demand.duration) + EQUAL_S:
            self.samples.append((round(time / HOUR_S), self.sample(time, damage)))

    def measure(self, begin, end, damage):
        edges = [begin, *self.demand.cuts_between(begin, end), end]
        for a, b in zip(edges, edges[1:]):
            if b - a > EQUAL_S:
                self.measure_constant(a, (b - a) / HOUR_S, self.demand.factor(0.5 * (a + b)), damage)

    def sample(self, time, damage):
        """With the damage just before the events of that instant, and the demand from then on."""
        factor = self.demand.factor(time)
        demand, served = sum(self.grid.peaks) * factor, sum(self.grid.served(damage, factor))
        return {"generation_MW": self.grid.available(damage), "demand_MW": demand, "served_MW": served,
                "unserved_MW": demand - served, "unserved_share": share(demand - served, demand)}

    def measure_constant(self, begin, hours, factor, damage):
        demand = np.array(self.grid.peaks) * factor
        unserved = np.maximum(demand - self.grid.served(damage, factor), 0.0)
        self.demanded += demand * hours
        self.unserved += unserved * hours
        shed = np.divide(unserved, demand, out=np.zeros(len(demand)), where=demand > 0.0)
        self.person_hours += self.people * shed * hours
        self.outage_hours += (unserved > 1e-6 * demand) * hours
        self.outage_hours_all += (unserved.sum() > 1e-6 * demand.sum()) * hours
        share = unserved.sum() / demand.sum() if demand.sum() > 0.0 else 0.0
        self.worst_unserved_MW = max(self.worst_unserved_MW, unserved.sum())
        self.worst_unserved_share = max(self.worst_unserved_share, share)
        for event, level in SHARES.items():
            if share >= level - 1e-9:
                self.firsts.setdefault(event, begin)


def share(part, whole):
    return part / whole if whole > 0.0 else 0.0


def day_marks(duration):
    return [k * DAY_S for k in range(math.floor(duration / DAY_S + 1e-9) + 1)]
