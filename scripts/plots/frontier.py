"""The crossing over the second parameter: how much of the one it takes for so much of the other."""

import pandas as pd
from matplotlib import ticker

import measures
import style


def draw(results):
    table = results.crossing
    if table is None or len(table) < 2:
        return None
    others = pd.to_numeric(table["second_value"].str.split(" ").str[0], errors="coerce")
    if others.isna().any() or table["crossing"].notna().sum() < 2:
        return None
    first = table.iloc[0]
    fig = style.new_figure(results, f"{first['path']}: {measures.condition(first)}",
                           f"{_where_it_holds(table)} Bars: {measures.confidence(first)}; without one, an end lies outside "
                           "the search.", 7.2, 4.0)
    ax = fig.subplots()
    ax.plot(others, table["crossing"], color=style.BLUE, marker="o", ms=4, lw=1.4)
    style.whiskers(ax, others, table["ci_low"], table["ci_high"], upright=True, color=style.BLACK, lw=1.0)
    for x, y in zip(others, table["crossing"]):
        if y == y:
            ax.annotate(f"{y:.4g}", (x, y), (5, -4), textcoords="offset points", va="top", fontsize=8)
    if (table["crossing"].dropna() % 1 == 0).all():
        ax.yaxis.set_major_locator(ticker.MaxNLocator(integer=True))
    ax.set_xticks(others)
    ax.margins(x=0.08)
    unit = table["second_value"].iloc[0].partition(" ")[2]
    ax.set_xlabel(first["second_path"] + (f" ({unit})" if unit else ""))
    ax.set_ylabel(first["path"] + (f" ({first['unit']})" if first["unit"] else ""))
    ax.grid(True)
    return fig


def _where_it_holds(table):
    crossed = table["crossing"].notna()
    holds_above = (table["direction"].eq("rising") == (table["relation"].iloc[0] == ">="))[crossed]
    uncrossed = "".join(f" It {direction} holds at {', '.join(part['second_value'])}."
                        for direction, part in table[~crossed].groupby("direction") if direction)
    return f"The condition holds {'above' if holds_above.all() else 'below'} the line.{uncrossed}"
