"""Units of the metrics in `mean`, `stderr`, intervals and differences."""

UNITS = {
    "leakage": "share of those that appeared",
    "shots": "rounds a trial",
    "attacker_cost": "money a trial",
    "defender_cost": "money a trial",
    "cost_ratio": "defender's money for one of the attacker's",
    "capacity_lost_MW": "MW a trial",
    "assets_disabled": "assets a trial",
}


def unit_of(metric):
    """Of `leakage:all` or `leakage`; fates, causes and the like count threats."""
    return UNITS.get(metric.split(":", 1)[0], "threats a trial")
