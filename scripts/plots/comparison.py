"""What changes from the reference to each other scenario: all metrics on one axis, relative to the reference."""

import math

import measures
import style
from curves import MARKS
from matplotlib.lines import Line2D

# The rows of comparison.csv that are drawn: those that an analyst looks at first, and the causes that there are.
COMPARED = ("leakage", "leakers", "shots", "defender_cost", "capacity_lost_MW", "unserved_share", "unserved_MWh",
            *style.CAUSES)
MOST_PERCENT = 200.0  # a change of more is drawn at the edge, and written


def draw(results):
    if results.comparison is None or results.comparison.empty:
        return None
    table = _chosen(results.comparison)
    metrics = list((table["metric"] + ":" + table["group"]).drop_duplicates())
    scenarios = list(table["scenario"].drop_duplicates())
    lines = [(metric, scenario) for metric in metrics for scenario in scenarios]
    fig = style.new_figure(results, f"Against {style.shorten(table['reference'].iloc[0], 50)}",
                           "Paired differences with 95 % intervals (common random numbers), relative to the mean of the "
                           "reference. Blue: better for the defence; red: worse; grey: the interval holds both.", 9.0,
                           1.0 + style.ROW_IN * max(len(lines), 3) + 0.2 * len(scenarios))
    ax = fig.subplots()
    style.list_rows(ax, [measures.words(metric) if scenario == scenarios[0] else "" for metric, scenario in lines], 44)
    by_line = table.assign(name=table["metric"] + ":" + table["group"]).set_index(["name", "scenario"])
    widest = 0.0
    for y, line in enumerate(lines):
        if line in by_line.index:
            widest = max(widest, _row(ax, y, line[0], by_line.loc[line], MARKS[scenarios.index(line[1]) % len(MARKS)]))
    _axis(ax, widest)
    ax.text(1.01, 1.0, "reference → scenario", transform=ax.transAxes, va="bottom", fontsize=8, color=style.DARK)
    _key(ax, scenarios)
    return fig


def _chosen(table):
    table = table[table["metric"].isin(COMPARED)]
    is_family = (table["metric"] == "leakage") & table["group"].str.startswith("family:")
    table = table[(table["group"] == "all") | is_family]
    is_there = table[["mean", "reference_mean"]].ne(0).any(axis=1).groupby(table["metric"]).transform("any")
    table = table[is_there | ~table["metric"].isin(style.CAUSES)]
    return table.sort_values("metric", key=lambda names: names.map(COMPARED.index), kind="stable")


def _row(ax, y, metric, row, mark):
    """One change; returns how far it reaches, in percent."""
    colour = measures.colour_of(metric, row["ci_low"], row["ci_high"])
    unit = "" if measures.is_share(metric) else f" {measures.unit(metric).removesuffix(' a trial')}"
    written = f"{measures.text(metric, row['reference_mean'])} → {measures.text(metric, row['mean'])}{unit}"
    ax.text(1.01, y, written, transform=ax.get_yaxis_transform(), va="center", fontsize=8)
    if not row["reference_mean"]:
        if row["difference"]:
            ax.text(0.01, y, "none in the reference", transform=ax.get_yaxis_transform(), va="center", fontsize=7,
                    color=style.GREY)
        return 0.0
    low, middle, high = (100.0 * row[end] / abs(row["reference_mean"]) for end in ("ci_low", "difference", "ci_high"))
    shown = max(-MOST_PERCENT, min(MOST_PERCENT, middle))
    style.whiskers(ax, [y], [max(low, -MOST_PERCENT)], [min(high, MOST_PERCENT)], color=colour, lw=1.6)
    ax.plot(shown, y, mark if shown == middle else ">" if middle > 0 else "<", color=colour, ms=5, clip_on=False)
    if shown != middle:
        ax.annotate(f"{middle:+.0f} %", (shown, y), (0, 4), textcoords="offset points", ha="right", va="bottom", fontsize=7)
    reach = [abs(value) for value in (low, middle, high) if math.isfinite(value)]
    return min(max(reach, default=0.0), MOST_PERCENT)


def _axis(ax, widest):
    half = 1.1 * widest if widest > 0 else 1.0
    ax.set_xlim(-half, half)
    ax.axvline(0, color=style.GREY, lw=0.8)
    ax.set_xlabel("change relative to the reference (%)")


def _key(ax, scenarios):
    """Which mark is which scenario."""
    key = [Line2D([], [], color=style.DARK, marker=MARKS[i % len(MARKS)], linestyle="none", markersize=5,
                  label=style.legend_label(style.shorten(scenario, 50))) for i, scenario in enumerate(scenarios)]
    ax.legend(handles=key, loc="lower left", bbox_to_anchor=(0.0, 1.0), borderaxespad=0.1)
