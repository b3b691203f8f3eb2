"""What a trial costs: histogram and exceedance of capacity lost and of both sides' cost, from the trials themselves where
they were kept, else from how many of them had at least so much."""

import numpy as np
from matplotlib import ticker

import intervals
import style

TABLES = ["per_trial", "exceedance"]
NOTE = ("Left: share of trials; whiskers: 95 % Wilson intervals. Right, on a logarithmic scale: share of trials with at "
        "least so much, and its 95 % Wilson interval; it ends at the largest that was seen. Dashed: the mean.")
QUANTITIES = [("capacity_lost_MW:all", "Capacity lost", "MW", style.VERMILION),
              ("unserved_MWh:all", "Energy unserved", "MWh", style.ORANGE),
              ("defender_cost:all", "Defender’s cost", "money", style.BLUE),
              ("attacker_cost:all", "Attacker’s cost", "money", style.PURPLE)]
BARS = 24


def draw(results):
    trials = results.of_trials([name for name, _, _, _ in QUANTITIES])
    shown = [(_values(results, trials, name), title, unit, colour) for name, title, unit, colour in QUANTITIES]
    shown = [quantity for quantity in shown if len(quantity[0]) > 0 and quantity[0][0] < quantity[0][-1]]  # not what is fixed
    if not shown:
        return None
    fig = style.new_figure(results, f"Losses and costs of one {results.of_trial}", NOTE, 7.5, 0.3 + 1.6 * len(shown))
    axes = fig.subplots(len(shown), 2, squeeze=False)
    for (values, title, unit, colour), (left, right) in zip(shown, axes):
        _histogram(left, values, colour)
        exceedance(right, *_steps(values), colour)
        right.axvline(values.mean(), color=style.DARK, linewidth=0.8, linestyle="--")
        left.set(title=title)
        for ax in (left, right):
            ax.set(xlabel=f"{unit} in a {results.of_trial}", ylabel="trials (%)")
            style.plain_axis(ax.xaxis)
            ax.xaxis.set_major_locator(ticker.MaxNLocator(6))
    axes[0, 1].set_title("at least so much", fontweight="normal")
    return fig


def _values(results, trials, name):
    """A value a trial, ascending. The table of exceedance may leave out some values below the tail: those trials count
    with the next value that it has."""
    if trials is not None and name in trials:
        return np.sort(trials[name].dropna().to_numpy())
    if results.exceedance is None:
        return np.array([])
    metric, group = name.split(":")
    table = results.exceedance[(results.exceedance["metric"] == metric) & (results.exceedance["group"] == group)]
    table = table.sort_values("value")
    at_least = table["trials"].to_numpy().astype(int)
    return np.repeat(table["value"].to_numpy(), -np.diff(at_least, append=0))


def _histogram(ax, values, colour):
    low, high = values[0], values[-1]
    counts, edges = np.histogram(values, bins=BARS, range=(low, high) if high > low else (low - 0.5, low + 0.5))
    shares = counts / len(values)
    ax.bar(edges[:-1], shares, width=np.diff(edges), align="edge", color=colour, alpha=0.45, edgecolor="white", linewidth=0.4)
    bounds = intervals.wilson(counts, len(values))
    there = counts > 0
    style.whiskers(ax, ((edges[:-1] + edges[1:]) / 2)[there], bounds[0][there], bounds[1][there], upright=True, color=colour,
                   linewidth=1.0)
    style.percent_axis(ax.yaxis)
    ax.set_ylim(0.0, None)
    ax.grid(axis="y")


def _steps(values):
    """Each value that was seen, how many trials had at least so much, and all trials."""
    seen, first = np.unique(values, return_index=True)
    return seen, len(values) - first, len(values)


def exceedance(ax, x, at_least, trials, colour):
    """A step from each value to the next, with its band: P(X >= x) holds for every x above the one before."""
    low, high = intervals.wilson(np.asarray(at_least), trials)
    share = np.asarray(at_least) / trials
    ax.fill_between(x, low, high, step="pre", color=colour, alpha=0.25, linewidth=0)
    ax.step(x, share, where="pre", color=colour, linewidth=1.4)
    ax.set_yscale("log")
    ax.set_ylim(min(0.5 / trials, 0.05), 1.3)
    ax.yaxis.set_major_locator(ticker.LogLocator(numticks=6))
    ax.yaxis.set_minor_locator(ticker.NullLocator())
    ax.yaxis.set_major_formatter(ticker.FuncFormatter(lambda value, _: f"{100.0 * value:g}"))
    ax.grid(axis="y")
