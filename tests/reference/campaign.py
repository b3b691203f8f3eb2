"""A campaign: raids at their occasions, and all that is carried from one to the next."""

from math import nan

from attacker import Attacker
from defender import Magazines, Replacement
from grid import Grid
from meter import SHARES, DamageMeter, GridMeter
from occasions import EQUAL_S, occasions
from outcome import add_raid, empty_row, row_of
from raid import Start
from repair import Repair
from series import Series
from trial import Trial


class Campaign:
    def __init__(self, tables, rng):
        self.tables, self.scenario, self.rng = tables, tables.scenario, rng
        self.plan = self.scenario.campaign
        self.now, self.last_end, self.skipped = 0.0, None, 0
        self.attacker, self.magazines = Attacker(self.scenario), Magazines(self.scenario)
        self.repair, self.replacement = Repair(self.scenario, rng), Replacement(self.scenario, rng)
        self.damage_meter = DamageMeter(self.scenario)
        self.grid_meter = GridMeter(self.scenario, Grid(self.scenario)) if self.scenario.grid else None
        self.series = Series(self)
        self.short_refills, self.first_short = dict.fromkeys(self.plan.supply, 0), {}
        self.raids, self.totals = [], empty_row(tables, rng)

    def run(self):
        for occasion, strikes in occasions(self.plan, self.rng):
            start = max(occasion, self.last_end or 0.0)
            if start >= self.plan.duration - EQUAL_S:
                continue
            self.advance(start)
            self.series.sample_stocks(start)
            counts = self.attacker.plan(strikes, start, self.rng)
            if counts is None:
                self.skipped += 1
            else:
                self.fly(start, counts)
        self.advance(self.plan.duration)
        self.series.sample_stocks(self.plan.duration)
        return self

    # ---- between raids ----

    def advance(self, until):
        """All that happens up to then, that instant included; the start of a raid is the last thing of its instant."""
        while (time := self.repair.next_event()) <= until + EQUAL_S:
            time = max(time, self.now)
            self.measure(time)
            self.repair.step(time)
        self.measure(until)

    def measure(self, until):
        self.series.sample_repair(until)
        if self.grid_meter:
            self.grid_meter.take_samples(until, self.repair.damage)  # that of time 0 too, before anything is hit then
        if until > self.now:
            self.damage_meter.measure(self.now, until, self.repair.damage)
            if self.grid_meter:
                self.grid_meter.measure(self.now, until, self.repair.damage)
            self.now = until

    # ---- a raid ----

    def fly(self, start, counts):
        missing = self.replacement.missing(start)
        self.magazines.load_own_stock()
        for system in self.magazines.refill(start, self.last_end, missing):
            self.short_refills[system] += 1
            self.first_short.setdefault(system, start)
        trial = Trial(self.tables, self.start_of_raid(counts, missing), self.rng)
        facts = self.facts(start, trial, missing)
        self.count(start, trial.run(), facts)

    def start_of_raid(self, counts, missing):
        start = Start(self.scenario, counts)
        start.magazines, start.missing = [tuple(held) for held in self.magazines.held], missing
        if self.plan.avoid_disabled:
            gone = missing | {name for name in self.repair.assets if self.repair.is_disabled(name)}
            start.weights = [avoiding(weights, gone) for weights in start.weights]
        return start

    def facts(self, start, trial, missing):
        """What raids.csv says of the state at the start of a raid."""
        return {"start_d": start / 86400.0, "ready_rounds": sum(b.ready for b in trial.batteries),
                "disabled_assets": sum(self.repair.is_disabled(name) for name in self.repair.assets),
                "missing_batteries": sum(name.startswith("batteries.") for name in missing),
                "missing_sensors": sum(name.startswith("sensors.") for name in missing)}

    def count(self, start, trial, facts):
        row = row_of(trial)
        add_raid(self.totals, row, start)
        self.raids.append((facts, row))
        at = lambda time: start + max(0.0, time)
        self.repair.add_hits([(at(t), name) for name in self.scenario.assets for t in trial.sites[name].effective_hits])
        self.replacement.note([(at(site.destroyed_at), name) for name, site in trial.sites.items()
                               if name not in self.scenario.assets and site.destroyed_at is not None])
        self.magazines.after(trial)
        self.series.note_raid(start, trial)
        self.last_end = max([at(t.ended_at) for t in trial.threats if not t.failed], default=start)

    # ---- what it leaves behind ----

    def firsts(self):
        """First time of each event, in days; nan if never."""
        times = {f"short:{system}": self.first_short.get(system, nan) for system in self.plan.supply}
        times.update({f"disabled:{name}": self.repair.first_disabled.get(name, nan) for name in self.repair.assets})
        if self.grid_meter:
            times.update({event: self.grid_meter.firsts.get(event, nan) for event in SHARES})
        return {event: time / 86400.0 for event, time in times.items()}


def avoiding(weights, gone):
    """Weights without the targets that are gone, unless none would be left."""
    left = {name: 0 if name in gone else weight for name, weight in weights.items()}
    return left if any(left.values()) else weights
