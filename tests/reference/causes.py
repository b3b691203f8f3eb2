"""Why a leaker leaked: the first cause of section 8 (with `suppressed` and `off_duty`) that applies."""

from geometry import TOLERANCE_S
from living import met_battery_on_duty, met_standing_battery

CAUSES = ("missed", "uncovered", "undetected", "tracks", "ignored", "suppressed", "off_duty", "magazine", "channels")


def last_windows(threat):
    """Of each battery that is up and engages the threat: when its last window closes, as a time to start."""
    last = {}
    for battery, _, closing, _ in threat.windows:
        last[battery.index] = max(closing, last.get(battery.index, closing))
    return list(last.values())


def cause_of(trial, threat):
    closings = last_windows(threat)
    too_late = lambda time: time is None or all(time > closing + TOLERANCE_S for closing in closings)
    if threat.shots > 0 or threat.written_off:
        return "missed"
    if not closings:
        return "uncovered"
    if too_late(threat.request_at):
        return "undetected"
    if too_late(threat.tracked_at):
        return "tracks"
    if threat.believed_decoy and trial.command.engage_decoys == "never":
        return "ignored"
    if not met_standing_battery(trial, threat):
        return "suppressed"
    if not met_battery_on_duty(trial, threat):
        return "off_duty"
    if not threat.had_round and not threat.engaged:
        return "magazine"
    return "channels"
