"""The grid over a campaign: demand, what could be generated and what was served; what was not; and its share."""

import pandas as pd

import campaign_axes as axes_of
import style

TABLES = ["grid", "raids"]
NOTE = ("Lines: mean over trials. Bands: 5–95 % of trials. {}Ticks below: raids at their median start, as long as they are "
        "large and as dark as often they fly.")
BY_DAY = "Each step is a day: means and bands of its times, averaged. "
LONG_D = 15.0  # from here on the hours of the day would be a thicket


def draw(results):
    if results.grid is None:
        return None
    table, averaged = _series(results.grid)
    fig = style.new_figure(results, "The grid over the campaign", NOTE.format(BY_DAY if averaged else ""), 9.0, 6.6)
    power, unserved, share = fig.subplots(3, 1, sharex=True, height_ratios=[1.7, 1.0, 1.0])
    _power(power, table)
    for ax, column, title, unit, colour in (
            (unserved, "unserved_MW", "Unserved", "MW", style.VERMILION),
            (share, "unserved_share", "Share of demand unserved", "demand (%)", style.PURPLE)):
        _band(ax, table, column, colour)
        axes_of.from_zero(ax, table[f"{column}_mean"], table[f"{column}_p95"])
        ax.set(title=title, ylabel=unit)
    style.percent_axis(share.yaxis)
    share.set_xlabel("day of the campaign")
    for ax in (power, unserved, share):
        axes_of.day_axis(ax, table["day"])
        if results.raids is not None:
            axes_of.mark_raids(ax, results.raids)
    return fig


def _series(grid):
    """The samples with their day; of a long campaign one a day, from its beginning, and whether that was done."""
    table = grid.assign(day=grid["time_h"] / 24.0).sort_values("day")
    length = table["day"].max() if len(table) else 0.0
    days = table["day"].astype(int)
    if not length > LONG_D or days.nunique() == len(table):
        return table, False
    samples = days.map(days.value_counts())
    whole = samples == samples.max()  # the mean of part of a day would be that of some hours
    by_day = table[whole].groupby(days[whole]).mean().assign(day=sorted(days[whole].unique()))
    end = by_day.tail(1).assign(day=by_day["day"].max() + 1)  # to which the last day's mean holds
    return pd.concat([by_day, end], ignore_index=True), True


def _power(ax, table):
    _band(ax, table, "generation_MW", style.GREY, "could be generated", linestyle="--")
    _band(ax, table, "served_MW", style.GREEN, "served")
    _band(ax, table, "demand_MW", style.BLACK, "demand")
    axes_of.from_zero(ax, *(table[f"{column}_MW_{part}"] for column in ("generation", "demand", "served")
                            for part in ("mean", "p95")))
    ax.set(title="Power", ylabel="MW")
    ax.legend(loc="lower right", bbox_to_anchor=(1.0, 1.0), ncol=3, borderaxespad=0.1)


def _band(ax, table, column, colour, label=None, **style_of):
    low, mean, high = (table[f"{column}_{part}"] for part in ("p05", "mean", "p95"))
    axes_of.band(ax, table["day"], low, mean, high, colour, label, is_stepped=True, **style_of)
