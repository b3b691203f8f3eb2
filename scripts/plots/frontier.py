"""The crossing over the second parameter: how much of the one it takes for so much of the other."""

from matplotlib import ticker

import measures
import style
from loader import crossings

NUMBER = r"^([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(.*)$"  # of a value as it was given, and its unit


def draw(results):
    table = results.crossing
    if table is None or table["crossing"].notna().sum() < 2:
        return None
    parts = table["second_value"].str.extract(NUMBER)
    if parts[0].isna().any():
        return None
    units = parts[1].drop_duplicates()
    is_scale = len(units) == 1  # 5 s and 0.2 min have no place on an axis of numbers
    table = table.assign(x=parts[0].astype(float) if is_scale else range(len(table))).sort_values("x", kind="stable")
    first = table.iloc[0]
    where = _where_it_holds(table, results.curve, "line" if is_scale else "points")
    fig = style.new_figure(results, f"{first['path']}: {measures.condition(first)}",
                           f"{where} Bars: {measures.confidence(first)}; without one, an end lies outside the search or is not known.", 7.2, 4.0)
    ax = fig.subplots()
    ax.plot(table["x"], table["crossing"], color=style.BLUE, marker="o", ms=4, lw=1.4 if is_scale else 0)
    style.whiskers(ax, table["x"], table["ci_low"], table["ci_high"], upright=True, color=style.BLACK, lw=1.0)
    for x, y in zip(table["x"], table["crossing"]):
        if y == y:
            ax.annotate(f"{y:.4g}", (x, y), (5, -4), textcoords="offset points", va="top", fontsize=8)
    if (table["crossing"].dropna() % 1 == 0).all():
        ax.yaxis.set_major_locator(ticker.MaxNLocator(integer=True))
    ax.set_xticks(table["x"], None if is_scale else table["second_value"])
    ax.margins(x=0.08)
    unit = f" ({units.iloc[0]})" if is_scale and units.iloc[0] else ""
    ax.set_xlabel(first["second_path"] + unit)
    ax.set_ylabel(first["path"] + (f" ({first['unit']})" if first["unit"] else ""))
    ax.grid(True)
    return fig


def _where_it_holds(table, curve, drawn):
    crossed = table["crossing"].notna()
    holds_above = (table["direction"].eq("rising") == (table["relation"].iloc[0] == ">="))[crossed]
    return f"The condition holds {'above' if holds_above.all() else 'below'} the {drawn}.{_uncrossed(table[~crossed], curve)}"


def _uncrossed(table, curve):
    """Sentences on the second values at which the estimate does not cross: where it may be crossed, and where not."""
    may_be = table.apply(lambda row: crossings.is_open(row, crossings.curve_of(curve, row)).any(), axis=1)
    told = ""
    for (direction, is_open), part in table.groupby(["direction", may_be]) if len(table) else []:
        holds = f"it holds {'everywhere' if direction == 'always' else 'nowhere'} at {', '.join(part['second_value'])}"
        told += f" By the estimate {holds}, where it may be crossed." if is_open else f" I{holds[1:]}."
    return told
