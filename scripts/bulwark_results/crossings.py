"""What a search of `saturate` leaves open: where its curve's interval has the level inside, whether or not its estimate crosses."""

import math


def curve_of(curve, row):
    """The values that were simulated for one row of crossing.csv, in their order."""
    return curve[curve["second_value"] == row["second_value"]].sort_values("value")


def is_open(row, curve):
    """At which of its curve's values the interval leaves open on which side of the level they are; not where it is not known."""
    if row["relation"] == "<=":  # the level itself is on the lower side
        return (curve["ci_low"] <= row["level"]) & (curve["ci_high"] > row["level"])
    return (curve["ci_low"] < row["level"]) & (curve["ci_high"] >= row["level"])


def reach_of(row, curve):
    """From where to where the crossing may be: as far as the curve goes where an end lies outside it, NaN where it is not known."""
    open_at = curve["value"][is_open(row, curve)]
    first, last = curve["value"].min(), curve["value"].max()
    low = first if (open_at == first).any() else row["ci_low"]
    return low, last if (open_at == last).any() else row["ci_high"]


def ends_of(row, curve, written):
    """Both ends of the interval in words: as `written` makes them, or why there is none."""
    return [written(row[end]) if math.isfinite(row[end]) else "outside" if math.isfinite(reach) else "not known"
            for end, reach in zip(("ci_low", "ci_high"), reach_of(row, curve))]


def uncrossed(row, curve, written):
    """`holds nowhere by the estimate, may be crossed [9.49, outside]`."""
    told = f"holds {'everywhere' if row['direction'] == 'always' else 'nowhere'}"
    if not is_open(row, curve).any():
        return told
    return f"{told} by the estimate, may be crossed [{', '.join(ends_of(row, curve, written))}]"
