"""The exact distribution of the number of leakers in a raid, by family, and the chance of at least so many."""

from matplotlib import ticker

import losses
import style

TABLES = ["summary", "leakers", "routes"]
NOTE = ("Left: share of trials with exactly so many leakers; whiskers or band: 95 % Wilson intervals. Right, on a "
        "logarithmic scale: share of trials with at least so many, with the same interval. “all” is without decoys. A number "
        "that no trial had is not drawn.")
MOST_BARS = 70  # beyond this whiskers run together, and a line in a band is drawn in their place


def draw(results):
    groups = ["all"] + [f"family:{name}" for name in results.groups("family")]
    fig = style.new_figure(results, f"Number of leakers in one {results.of_trial}", NOTE, 7.5, 0.4 + 1.35 * len(groups))
    axes = fig.subplots(len(groups), 2, squeeze=False, sharex="row")
    colours = style.family_colours(results)
    for group, (left, right) in zip(groups, axes):
        rows = results.leakers[results.leakers["group"] == group].sort_values("leakers")
        name = group.partition(":")[2] or group
        colour = colours[name]
        left.set_title(style.shorten(name, 40), color=colour if name != "all" else style.BLACK)
        if rows.empty:
            style.say_empty(left, "no trials")
            continue
        _probability(left, rows, colour)
        _exceedance(right, rows, colour)
    axes[0, 0].set_ylabel("trials (%)")
    axes[0, 1].set_title("at least so many", fontweight="normal")
    for left, right in axes:
        left.set_ylabel("trials (%)")
        right.set_ylabel("trials (%)")
    for ax in axes[-1]:
        ax.set_xlabel(f"leakers in a {results.of_trial} (threats)")
    return fig


def _probability(ax, rows, colour):
    x, probability = rows["leakers"], rows["probability"]
    low, high = rows["ci_low"], rows["ci_high"]
    if len(rows) <= MOST_BARS:
        style.cells(ax, x - 0.4, [0.8] * len(x), [0.0] * len(x), probability, colour, alpha=0.45, linewidth=0)
        style.whiskers(ax, x, low, high, upright=True, color=colour, linewidth=1.0)
    else:
        ax.fill_between(x, low, high, step="mid", color=colour, alpha=0.25, linewidth=0)
        ax.step(x, probability, where="mid", color=colour, linewidth=0.9)
    ax.yaxis.set_major_locator(ticker.MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]))
    _axes(ax, x, max(probability.max(), high.max() if high.notna().any() else 0.0) * 1.05)


def _exceedance(ax, rows, colour):
    trials = rows["trials"].sum()
    at_least = rows["trials"][::-1].cumsum()[::-1]
    losses.exceedance(ax, rows["leakers"], at_least, trials, colour)
    _x_axis(ax, rows["leakers"])


def _axes(ax, x, top):
    ax.set_ylim(0.0, top)
    style.percent_axis(ax.yaxis)
    ax.grid(axis="y")
    _x_axis(ax, x)


def _x_axis(ax, x):
    ax.set_xlim(min(-0.6, x.min() - 0.6), max(x.max(), 4.0) + 0.8)
    ax.xaxis.set_major_locator(ticker.MaxNLocator(8, integer=True))
