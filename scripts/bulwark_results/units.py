"""Units of the metrics in `mean`, `stderr`, intervals and differences."""

UNITS = {
    "leakage": "share of those that appeared",
    "shots": "rounds a trial",
    "attacker_cost": "money a trial",
    "defender_cost": "money a trial",
    "cost_ratio": "defender's money for one of the attacker's",
    "capacity_lost_MW": "MW a trial",
    "assets_disabled": "assets a trial",
    "batteries_destroyed": "batteries a trial",
    "sensors_destroyed": "sensors a trial",
    "raids": "raids a trial",
    "skipped_raids": "raids a trial",
    "short_refills": "refills a trial",
    "damage_days": "days a trial",
    "disabled_days": "days a trial",
    "repairs": "jobs a trial",
    "backlog": "hits a trial",
    "unserved_MWh": "MWh a trial",
    "unserved_MW": "MW a trial",
    "worst_unserved_MW": "MW a trial",
    "person_hours": "person-hours a trial",
    "outage_hours": "hours a trial",
    "unserved_share": "share of demand",
    "worst_unserved_share": "share of demand",
    "p_disabled": "share of trials",
    "p_empty": "share of trials",
    "p_destroyed": "share of trials",
}


def unit_of(metric):
    """Of `leakage:all` or `leakage`; fates, causes and the like count threats."""
    return UNITS.get(metric.split(":", 1)[0], "threats a trial")
