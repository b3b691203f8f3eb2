"""What the defender has (campaign.md, section 4): magazines and stocks between raids, depots, refills, replacement."""

from collections import Counter
from fractions import Fraction
from math import inf

from occasions import EQUAL_S


class Magazines:
    """[ready, stock] of each battery, with depots from which they are refilled."""

    def __init__(self, scenario):
        self.scenario, self.issued = scenario, Counter()
        self.full = [(b.rounds.value, b.reload.stock.value if b.reload else 0) for b in scenario.batteries]
        self.held = [list(full) for full in self.full]

    def depot(self, system, time):
        return self.scenario.campaign.supply[system].inflow.whole(time) - self.issued[system]

    def lack(self, b):
        return sum(self.full[b]) - sum(self.held[b])

    def load_own_stock(self):
        for held, (rounds, _) in zip(self.held, self.full):
            moved = min(rounds - held[0], held[1])
            held[0] += moved
            held[1] -= moved

    def refill(self, time, last_end, missing):
        """Fills the batteries that are there; the systems whose refill was short."""
        short = []
        for system in self.scenario.systems:
            mine = [b for b, spec in enumerate(self.scenario.batteries)
                    if spec.system == system and "batteries." + spec.name not in missing]
            lack, supply = sum(self.lack(b) for b in mine), self.scenario.campaign.supply.get(system)
            if supply is None:
                self.issue(mine, lack)
            elif last_end is None or time - last_end >= supply.lead - EQUAL_S:
                there = self.depot(system, time)
                self.issue(mine, min(lack, there))
                self.issued[system] += min(lack, there)
                if there < lack:
                    short.append(system)
        return short

    def issue(self, batteries, number):
        """One round at a time to the battery that has the least part of what it can hold; magazine first."""
        for _ in range(number):
            b = min((b for b in batteries if sum(self.full[b])),
                    key=lambda b: (Fraction(sum(self.held[b]), sum(self.full[b])), b))
            self.held[b][0 if self.held[b][0] < self.full[b][0] else 1] += 1

    def after(self, trial):
        """What a raid leaves: a destroyed battery has nothing, and comes back with nothing."""
        for b, battery in enumerate(trial.batteries):
            gone = battery.missing or battery.destroyed_at is not None
            self.held[b] = [0, 0] if gone else [battery.ready, battery.stock]


class Replacement:
    """Destroyed batteries and sensors, and when each is back. Units go to the first destroyed first."""

    def __init__(self, scenario, rng):
        self.scenario, self.rng = scenario, rng
        self.back_at, self.given = {}, Counter()
        self.order = {name: k for k, name in enumerate(scenario.sites)}

    def missing(self, time):
        return {name for name, back in self.back_at.items() if back > time + EQUAL_S}

    def note(self, destroyed):
        """(campaign time, site) of all that one raid destroyed."""
        for time, name in in_order(destroyed, self.order):
            key = self.scenario.sites[name].system if name.startswith("batteries.") else "sensors"
            entry = self.scenario.campaign.replace.get(key)
            if entry is None:
                self.back_at[name] = inf
                continue
            self.given[key] += 1
            begin = max(time, entry.units.time_of(self.given[key])) if entry.units else time
            self.back_at[name] = begin + entry.time.draw(self.rng) if begin < inf else inf


def in_order(events, order):
    """Sorted by time; those within a microsecond are of one instant, and sorted by scenario order."""
    groups = []
    for time, name in sorted(events):
        if groups and time <= groups[-1][0][0] + EQUAL_S:
            groups[-1].append((groups[-1][0][0], name))
        else:
            groups.append([(time, name)])
    return [event for group in groups for event in sorted(group, key=lambda e: order[e[1]])]
