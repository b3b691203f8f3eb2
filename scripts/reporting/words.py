"""Numbers, intervals and metrics as a reader meets them in a sentence."""

import math

# Metric -> what it is, in words, and how its value is written: share, count, money, MW, MWh, days, hours.
METRICS = {
    "leakage": ("leakage", "share"), "leakers": ("leakers", "count"), "launched": ("threats launched", "count"),
    "failed": ("threats that fail at launch", "count"), "soft_killed": ("threats lost to jamming", "count"),
    "intercepted": ("threats intercepted", "count"), "leaked_hit": ("leakers that hit", "count"),
    "leaked_miss": ("leakers that miss", "count"), "shots": ("rounds fired", "count"),
    "collateral": ("misses that come down elsewhere", "count"), "attacker_cost": ("attacker's cost", "money"),
    "defender_cost": ("defender's cost", "money"), "cost_ratio": ("defender's cost for one of the attacker's", "count"),
    "capacity_lost_MW": ("capacity lost", "MW"), "assets_disabled": ("assets disabled", "count"),
    "batteries_destroyed": ("batteries destroyed", "count"), "lost_cost": ("cost of the batteries destroyed", "money"), "sensors_destroyed": ("sensors destroyed", "count"),
    "event": ("probability of the event", "share"), "p_disabled": ("probability to be disabled", "share"), "p_empty": ("probability to run empty", "share"),
    "p_destroyed": ("probability to be destroyed", "share"), "raids": ("raids flown", "count"),
    "skipped_raids": ("raids not flown for want of stock", "count"),
    "short_refills": ("refills for which the depot held too little", "count"), "damage_days": ("days of damage", "days"),
    "disabled_days": ("days disabled", "days"), "repairs": ("repairs", "count"),
    "backlog": ("repairs outstanding at the end", "count"), "unserved_MWh": ("energy not served", "MWh"),
    "unserved_MW": ("load not served at the peak", "MW"), "unserved_share": ("share of the energy not served", "share"),
    "person_hours": ("hours without power, over all people", "count"), "outage_hours": ("hours with an outage", "hours"),
    "worst_unserved_MW": ("worst load not served", "MW"), "worst_unserved_share": ("worst share not served", "share"),
}
SPACE = "\u00a0"  # between a number and its unit: no line ends there
UNITS = {kind: SPACE + kind for kind in ("MW", "MWh", "days", "hours")}

CAUSES = {
    "missed": "were fired at and missed, or written off as dead", "uncovered": "flew where no battery could reach them",
    "undetected": "were seen too late, or never", "tracks": "found no free track in time",
    "ignored": "were believed decoys and left alone", "suppressed": "passed batteries that had been destroyed",
    "off_duty": "passed batteries that were off duty", "magazine": "met batteries that had no round left for them",
    "channels": "met a battery that had a round, but never one that had a channel free, too",
}


def number(value):
    """About three digits."""
    if value is None or not math.isfinite(value):
        return "–"
    if abs(value) >= 99.95 or value == round(value):
        return f"{value:,.0f}"
    if abs(value) >= 9.995:
        return f"{value:.1f}"
    return f"{value:.2f}" if abs(value) >= 0.1 else f"{value:.2g}"


def percent(value):
    """A share in per cent with a decimal, without the sign; more decimals below 0.1 %."""
    points = 100.0 * value
    if not math.isfinite(points):
        return "–"
    if points == 0:
        return "0"
    return f"{points:.1f}" if abs(points) >= 0.1 else f"{points:.2g}"


def kind_of(metric):
    """How values of `leakage:all` are written; fates, causes and the like are counts."""
    return METRICS.get(metric.split(":", 1)[0], ("", "count"))[1]


def group_name(group):
    """`family:drone` -> `drone`; `all` -> nothing."""
    return "" if group == "all" else group.split(":", 1)[-1]


def metric_name(metric):
    """`leakage:family:drone` -> `leakage, drone`."""
    name, _, group = metric.partition(":")
    words = METRICS.get(name, (f"leakers that {CAUSES[name]}" if name in CAUSES else name.replace("_", " "), ""))[0]
    return ", ".join(part for part in (words, group_name(group or "all")) if part)


def value(metric, mean):
    """A value with its unit."""
    kind = kind_of(metric)
    return f"{percent(mean)}{SPACE}%" if kind == "share" else number(mean) + UNITS.get(kind, "")


def estimate(metric, mean, low, high):
    """`24.6 % [23.8, 25.4]`, `416 MW [404, 427]`: the mean and its 95 % interval."""
    shown = percent if kind_of(metric) == "share" else number
    if not (math.isfinite(low) and math.isfinite(high)):
        return value(metric, mean)
    return f"{value(metric, mean)} [{shown(low)},{SPACE}{shown(high)}]"


def difference(metric, mean, low, high):
    """As an estimate, but shares differ by points, and the sign is written."""
    sign = "+" if mean > 0 else ""
    if kind_of(metric) == "share":
        return f"{sign}{percent(mean)}{SPACE}points [{percent(low)},{SPACE}{percent(high)}]"
    return f"{sign}{estimate(metric, mean, low, high)}"


def capital(text):
    """With a capital letter first; str.capitalize() would take the others away."""
    return text[:1].upper() + text[1:]


def listed(parts):
    """`a`, `a and b`, `a, b and c`."""
    parts = list(parts)
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
