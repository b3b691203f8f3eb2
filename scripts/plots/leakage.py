"""Leakage rate of each family and salvo: the mean with its interval, and the range from raid to raid."""

import numpy as np
from matplotlib.lines import Line2D

import style

TABLES = ["summary", "routes"]
NOTE = ("Leakage = leakers / threats that did not fail. Dots: mean over trials; thick bars, where wider than the "
        "dot: its 95 % interval. Thin lines: 5–95 % of trials. “all” is without decoys.")


def draw(results):
    table = results.metric("leakage")
    colours = style.family_colours(results)
    salvo_family = dict(zip(results.routes["salvo"], results.routes["family"]))
    families = [("all", "all", "all")] + [(f"family:{name}", name, name) for name in results.groups("family")]
    salvos = [(f"salvo:{name}", name, salvo_family.get(name)) for name in results.groups("salvo")]
    rows = len(families) + len(salvos)
    fig = style.new_figure(results, "Leakage rate", NOTE, 7.5, 1.7 + style.ROW_IN * rows)
    top, bottom = fig.subplots(2, 1, sharex=True, height_ratios=style.list_heights(families, salvos))
    _panel(top, table, families, colours)
    _panel(bottom, table, salvos, colours)
    top.set_title("by family")
    bottom.set_title("by salvo")
    top.text(1.02, 1.0, "mean (95 % interval)", transform=top.transAxes, va="bottom", fontsize=8, color=style.DARK)
    style.percent_axis(bottom.xaxis)
    bottom.set_xlabel("leakage (%)")
    right = _right_end(table, [group for group, _, _ in [*families, *salvos] if group in table.index])
    bottom.set_xlim(-0.01 * right, 1.01 * right)
    top.legend(handles=_key(), loc="lower right", bbox_to_anchor=(1.0, 1.0), ncol=2, borderaxespad=0.1)
    return fig


def _right_end(table, groups):
    """Where the axis ends: beyond all that is drawn, at most at 100 %."""
    highest = np.nan_to_num(table.loc[groups, ["p95", "ci_high", "mean"]].to_numpy()).max(initial=0.0)
    return min(1.0, max(1.15 * highest, 0.05))


def _panel(ax, table, groups, colours):
    """One row a group: thin range of trials, thick interval of the mean, dot, and the figures at the right."""
    style.list_rows(ax, [name for _, name, _ in groups])
    for y, (group, _, family) in enumerate(groups):
        if group not in table.index or np.isnan(table.loc[group, "mean"]):
            ax.text(1.02, y, "none appeared", transform=ax.get_yaxis_transform(), va="center", fontsize=8,
                    color=style.GREY)
            continue
        row, colour = table.loc[group], colours.get(family, style.BLACK)
        ax.plot([row["p05"], row["p95"]], [y, y], color=colour, linewidth=1.0)
        ax.plot([row["ci_low"], row["ci_high"]], [y, y], color=colour, linewidth=5, alpha=0.45, solid_capstyle="butt")
        ax.plot(row["mean"], y, "o", color=colour, markersize=5, clip_on=False)
        ax.text(1.02, y, _figures(row), transform=ax.get_yaxis_transform(), va="center", fontsize=8)


def _figures(row):
    if np.isnan(row["ci_low"]) or row["mean"] in (0.0, 1.0):
        # No spread was seen, and an interval of no width would claim too much.
        return style.percent(row["mean"])
    return f"{100 * row['mean']:.1f} %  ({100 * row['ci_low']:.1f} – {100 * row['ci_high']:.1f})"


def _key():
    grey = style.DARK
    return [Line2D([], [], color=grey, marker="o", markersize=5, linewidth=5, alpha=0.6, label="mean, 95 % interval"),
            Line2D([], [], color=grey, linewidth=1, label="5–95 % of trials")]
