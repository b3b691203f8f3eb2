"""What the attacker has, and how much flies in a raid (campaign.md, section 3)."""

import math
from collections import Counter


def largest_remainders(m, planned):
    """m divided in proportion to the planned counts, in whole numbers; ties to the first."""
    total = sum(planned)
    if total == 0:
        return [0] * len(planned)
    parts = [m * n // total for n in planned]
    order = sorted(range(len(planned)), key=lambda k: (-(m * planned[k] % total), k))
    for k in order[:m - sum(parts)]:
        parts[k] += 1
    return parts


class Attacker:
    def __init__(self, scenario):
        self.scenario, self.stocks = scenario, scenario.campaign.stocks
        self.launched = Counter()

    def available(self, type_name, time):
        return self.stocks[type_name].inflow.whole(time) - self.launched[type_name]

    def is_skipped(self, strike, time):
        return any(self.available(name, time) < least for name, least in strike.least.items())

    def plan(self, strikes, time, rng):
        """Counts of all salvos; None if every strike is skipped or nothing flies. What flies is gone from stock."""
        counts, flown, in_raid = [0] * len(self.scenario.salvos), set(), Counter()
        for strike in [s for s in strikes if not self.is_skipped(s, time)]:
            mine = [s for s in strike.salvos if s not in flown]
            flown.update(mine)
            planned = {s: int(self.scenario.salvos[s].count.draw(rng)) for s in mine}
            for s, count in self.of_strike(strike, planned, time, in_raid).items():
                counts[s] = count
        return counts if sum(counts) else None

    def of_strike(self, strike, planned, time, in_raid):
        """Counts of a strike's salvos, cut to stocks; `in_raid` is what this raid took of each type before."""
        counts = dict(planned)
        by_type = {}
        for s in planned:
            by_type.setdefault(self.scenario.salvos[s].type.name, []).append(s)
        for name, salvos in by_type.items():
            if name not in self.stocks:
                continue
            available, most = self.available(name, time), self.stocks[name].most
            wanted = sum(planned[s] for s in salvos)
            m = (min(wanted, available) if strike.share is None
                 else math.floor(strike.share * available + 1e-6) if wanted else 0)
            if most is not None:
                m = min(m, most - in_raid[name])
            counts.update(zip(salvos, largest_remainders(m, [planned[s] for s in salvos])))
            in_raid[name] += m
            self.launched[name] += m
        return counts
