"""Batteries and sensors as targets: the chance that each is destroyed, when, and the hits on it."""

import pandas as pd
from matplotlib.patches import Patch

import style

TABLES = ["batteries", "sensors"]
NOTE = ("Destroyed: share of trials, with 95 % Wilson intervals. Time: mean over the trials in which it was, whiskers "
        "1.96 standard errors. Hits: means over trials. Those that nothing hit are left out.")
COLUMNS = ["p_destroyed", "p_destroyed_ci_low", "p_destroyed_ci_high", "destroyed_time_s", "destroyed_time_s_stderr",
           "hits", "effective_hits"]


def draw(results):
    table = sites(results)
    if table is None:
        return None
    shown = table[(table["hits"] > 0) | (table["p_destroyed"] > 0)].reset_index(drop=True)
    rows = max(len(shown), 2)
    fig = style.new_figure(results, "Batteries and sensors destroyed", NOTE, 9.5, 1.1 + style.ROW_IN * rows)
    if shown.empty:
        ax = fig.subplots()
        ax.set_axis_off()
        style.say_empty(ax, "No battery and no sensor was hit.")
        return fig
    chance, time, hits = fig.subplots(1, 3, sharey=True, width_ratios=[1.1, 1, 1])
    colours = [style.GREEN if kind == "sensor" else style.SLATE for kind in shown["kind"]]
    style.list_rows(chance, list(shown["name"]))
    for ax in (time, hits):
        style.beside_a_list(ax)
    _chance(chance, shown, colours)
    _time(time, shown, colours)
    _hits(hits, shown, colours)
    return fig


def sites(results):
    """Batteries and sensors with what became of them; None where none is a target."""
    parts = []
    for kind, table in (("sensor", results.sensors), ("battery", results.batteries)):
        if table is not None and set(COLUMNS) <= set(table.columns):
            parts.append(table[[kind, *COLUMNS]].rename(columns={kind: "name"}).assign(kind=kind))
    return pd.concat(parts, ignore_index=True) if parts else None


def _chance(ax, table, colours):
    rows = range(len(table))
    style.whiskers(ax, rows, table["p_destroyed_ci_low"], table["p_destroyed_ci_high"], color=style.DARK, linewidth=1.2)
    ax.scatter(table["p_destroyed"], rows, s=22, color=colours, zorder=3, clip_on=False)
    ends = table["p_destroyed_ci_high"].fillna(table["p_destroyed"])
    for y, (share, end) in enumerate(zip(table["p_destroyed"], ends)):
        ax.annotate(style.percent(share), (end, y), (5, 0), textcoords="offset points", va="center", fontsize=7,
                    annotation_clip=False)
    ax.set_xlim(-0.02, 1.18)
    ax.set_xticks([0.0, 0.25, 0.5, 0.75, 1.0])
    style.percent_axis(ax.xaxis)
    ax.set(title="Chance of being destroyed", xlabel="trials (%)")
    key = [Patch(color=colour, label=kind) for kind, colour in (("sensor", style.GREEN), ("battery", style.SLATE))
           if (table["kind"] == kind).any()]
    ax.figure.axes[-1].legend(handles=key, loc="lower right", bbox_to_anchor=(1.0, 1.0), ncol=2, borderaxespad=0.1,
                              handlelength=1.0)


def _time(ax, table, colours):
    times = table["destroyed_time_s"]
    seconds, unit = style.time_unit(times.max() if times.notna().any() else 0.0)
    error = (style.HALF_95 * table["destroyed_time_s_stderr"] / seconds).fillna(0.0)
    rows = range(len(table))
    style.whiskers(ax, rows, times / seconds - error, times / seconds + error, color=style.DARK, linewidth=1.2)
    ax.scatter(times / seconds, rows, s=22, color=colours, zorder=3, clip_on=False)
    ax.set(title="Time of destruction", xlabel=f"mean time ({unit})")
    if times.notna().any():
        ax.set_xlim(0.0, 1.08 * (times / seconds + error).max())
    else:
        ax.set_xticks([])
        style.say_empty(ax, "none destroyed")


def _hits(ax, table, colours):
    rows = range(len(table))
    ax.barh(rows, table["hits"], height=0.66, color=style.PALE)
    ax.barh(rows, table["effective_hits"], height=0.34, color=colours)
    ax.set_xlim(0.0, 1.08 * table["hits"].max() if table["hits"].max() > 0 else 1.0)
    ax.set(title="Hits", xlabel="mean hits; inner bars: effective")
