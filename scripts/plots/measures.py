"""Metrics of studies: in words, with their units, which way is better, and their rows."""

import numpy as np
import pandas as pd

import style
from loader import study, unit_of

WORDS = {"capacity_lost_MW": "capacity lost", "defender_cost": "defender’s cost", "attacker_cost": "attacker’s cost",
         "lost_cost": "cost of batteries lost",
         "p_disabled": "chance of being disabled", "p_empty": "chance of running empty",
         "p_destroyed": "chance of being destroyed", "unserved_share": "demand unserved", "unserved_MWh": "energy unserved",
         "unserved_MW": "power unserved", "worst_unserved_share": "worst share of demand unserved",
         "worst_unserved_MW": "worst power unserved", "shots": "rounds fired", "missed": "leaked for a miss",
         "magazine": "leaked for want of rounds", "channels": "leaked for want of channels", "tracks": "leaked untracked",
         "uncovered": "leaked uncovered", "undetected": "leaked undetected", "ignored": "leaked as ignored",
         "suppressed": "leaked past the suppressed", "off_duty": "leaked past the off duty"}
SHARES = {"leakage", "unserved_share", "worst_unserved_share", "event", "p_disabled", "p_empty", "p_destroyed"}
# What a defender wants more of; of NEITHER it depends; of all else he wants less.
MORE = {"intercepted", "soft_killed", "failed", "attacker_cost", "repairs", "skipped_raids"}
NEITHER = {"launched", "shots", "raids", "event"}
BETTER, WORSE, UNCLEAR = style.BLUE, style.VERMILION, style.GREY


def words(metric):
    """`leakage:family:missile` as “leakage of family missile”."""
    name, _, group = metric.partition(":")
    said = WORDS.get(name, name.replace("_", " "))
    if group in ("", "all"):
        return said
    kind, _, which = group.partition(":")
    return f"{said}, {kind} {which}" if which else f"{said}, {group}"


def title(metric):
    said = words(metric)
    return said[:1].upper() + said[1:]


def is_share(metric):
    return metric.split(":", 1)[0] in SHARES


def unit(metric, is_difference=False):
    """On an axis: a share in %, and a difference of shares in points of it."""
    if is_share(metric):
        return "points" if is_difference else "%"
    return unit_of(metric)


def text(metric, value):
    """A value with what a reader needs to know of its unit."""
    return style.percent(value) if is_share(metric) else style.number(value)


def change(metric, value):
    """A difference, with its sign."""
    sign = "+" if value > 0 else "−" if value < 0 else "±"
    shown = style.number(abs(100.0 * value)) if is_share(metric) else style.number(abs(value))
    return f"{sign}{shown}"


def axis(ax, metric, which="y", is_difference=False, what=None):
    """Label and numbers of an axis that shows the metric."""
    if is_share(metric):
        style.percent_axis(getattr(ax, which + "axis"))
    else:
        style.plain_axis(getattr(ax, which + "axis"))
    getattr(ax, f"set_{which}label")(f"{what or words(metric)} ({unit(metric, is_difference)})")


def wanted(metric):
    """+1 where a defender wants more of it, -1 where less, 0 where it depends."""
    name = metric.split(":", 1)[0]
    return 0 if name in NEITHER else 1 if name in MORE else -1


def colour_of(metric, low, high):
    """Of a difference with its interval: better, worse, or unclear."""
    way = wanted(metric)
    if way == 0 or not (low > 0 or high < 0):
        return UNCLEAR if way else style.SLATE
    return BETTER if (low > 0) == (way > 0) else WORSE


def of_table(table):
    """The one metric that a table is about, written `leakage:all`."""
    return f"{table['metric'].iloc[0]}:{table['group'].iloc[0]}"


def factors_of(table):
    """Columns of the design, numbers first: they make axes."""
    return sorted(study.factors_of(table), key=lambda name: not is_numeric(table[name]))


def is_numeric(column):
    return pd.api.types.is_numeric_dtype(column)


def level_text(level):
    return f"{level:g}" if isinstance(level, float) else str(level)


def rows_of(table, metric, value="mean"):
    """Rows of a metric written `leakage:all`; of several replicates, which are independent, the mean of all."""
    chosen = study.rows_of(table, metric)
    if "replicate" not in chosen or chosen["replicate"].nunique() == 1:
        return chosen
    by_point = chosen["point"]
    replicates = chosen.groupby("point")[value].transform("count")
    pooled = chosen.groupby("point")[value].transform("mean")
    low, high = (np.sqrt(((chosen[value] - chosen[end])**2).groupby(by_point).transform("sum")) / replicates
                 for end in ("ci_low", "ci_high"))
    return chosen.assign(**{value: pooled, "ci_low": pooled - low, "ci_high": pooled + high}).drop_duplicates("point")


def condition(row):
    """That of a search, as `leakage <= 5 %`."""
    metric = f"{row['metric']}:{row['group']}"
    level = f"{100 * row['level']:g} %" if is_share(metric) else f"{row['level']:g}"
    return f"{words(metric)} {'≥' if row['relation'] == '>=' else '≤'} {level}"


def confidence(row):
    """The intervals that belong to the search's one-sided confidence."""
    return f"{200 * row['confidence'] - 100:.4g} % intervals"
