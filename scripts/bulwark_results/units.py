"""Units of the metrics in `mean`, `stderr`, intervals and differences."""

UNITS = {
    "leakage": "share of those that appeared",
    "shots": "rounds a trial",
    "attacker_cost": "money a trial",
    "defender_cost": "money a trial",
    "lost_cost": "money a trial",
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
    "event": "share of trials",
}


def unit_of(metric):
    """Of `leakage:all` or `leakage`; fates, causes and the like count threats."""
    return UNITS.get(metric.split(":", 1)[0], "threats a trial")


# By the end of a column's name, before what says which statistic of it the column is.
_SUFFIXES = {"_s": "s", "_h": "h", "_d": "d", "_m": "m", "_MW": "MW", "_MWh": "MWh"}
_STATISTICS = ("_ci_low", "_ci_high", "_stderr", "_mean", "_p05", "_p50", "_p95")


def units_of_columns(columns):
    """By column, of those whose name says it: `time_s`, `capacity_lost_MW_stderr`, `reload [min]`, `day`; metrics, as
    `leakage:all`, have that of unit_of()."""
    units = {column: _unit_of_column(column) for column in columns}
    return {column: unit for column, unit in units.items() if unit}


def _unit_of_column(column):
    if ":" in column:
        return unit_of(column)
    if column.endswith("]") and " [" in column:
        return column[column.rindex(" [") + 2:-1]
    for statistic in _STATISTICS:
        column = column.removesuffix(statistic)
    if column == "day":
        return "d"
    return next((unit for suffix, unit in _SUFFIXES.items() if column.endswith(suffix)), None)
