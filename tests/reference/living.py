"""A defence that can be hit: leakers where they land, destruction in mid-raid, duty, and what a threat met of it."""

from engagement import cut
from geometry import TOLERANCE_S


def on_duty(battery, time):
    return any(begin <= time < end for begin, end in battery.spec.on_duty)


def land(trial, threat):
    """A live threat at the end of its route: fate, hits, and destruction of a battery or sensor."""
    threat.fate = "leaked_miss"
    if threat.type.decoy:
        return
    if not trial.rng.random() < threat.type.accuracy.value:
        threat.collateral = 1
        return
    threat.fate = "leaked_hit"
    site = trial.sites[threat.target]
    site.hits += 1
    if trial.rng.random() < threat.type.lethality.value:
        site.effective_hits.append(trial.now)
        if len(site.effective_hits) == site.hardness and not site.missing:
            destroy(trial, site)


def destroy(trial, site):
    """Of assets nothing follows within the raid."""
    site.destroyed_at = trial.now
    if not hasattr(site, "channels"):
        return
    for engagement in trial.engagements:
        if engagement.battery is site and not engagement.over:
            cut(trial, engagement)
    site.busy = 0
    site.ready_log.append((trial.now, 0))


def start_times(trial, threat):
    """Where it was tracked and lay in a launch window (as t + mean reaction): (battery, first, last instant)."""
    for battery, opening, closing, _ in threat.windows:
        first, last = max(opening, threat.tracked_at), min(closing + TOLERANCE_S, threat.end)
        if first <= last:
            yield battery, first, last


def met_standing_battery(trial, threat):
    """Did it ever lie, tracked, in a launch window of a battery not yet destroyed?"""
    return any(battery.destroyed_at is None or first < battery.destroyed_at
               for battery, first, _ in start_times(trial, threat))


def met_battery_on_duty(trial, threat):
    for battery, first, last in start_times(trial, threat):
        for begin, end in battery.spec.on_duty:
            earliest = max(first, begin)
            if earliest <= last and earliest < end and (
                    battery.destroyed_at is None or earliest < battery.destroyed_at):
                return True
    return False
