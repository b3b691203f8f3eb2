"""What the figures of a campaign share: raids by their ordinal, bands over time, and where raids are marked."""

import numpy as np
from matplotlib import ticker
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgba

import style

MANY_RAIDS = 40  # from here on raids are a band, not single bars


def quantity(raids, name):
    """The rows of one quantity of raids.csv, by ordinal."""
    return raids[raids["quantity"] == name].sort_values("raid").set_index("raid")


def families_of(raids):
    prefix = "launched:family:"
    names = raids["quantity"].drop_duplicates()
    return [name[len(prefix):] for name in names if name.startswith(prefix)]


def launched(raids):
    """Mean number of threats launched, by ordinal of the raid."""
    sizes = [quantity(raids, f"launched:family:{family}")["mean"] for family in families_of(raids)]
    return sum(sizes) if sizes else quantity(raids, "start_d")["mean"] * 0.0


def mark_raids(ax, raids):
    """A tick on the time axis (days) for each raid: as long as it is large, as dark as often it flies. At its median
    start, for the mean of the first raid after a truce and the last before it lies in the truce."""
    start, sizes = quantity(raids, "start_d"), launched(raids)
    if start.empty:
        return
    largest = sizes.max() if sizes.max() > 0 else 1.0
    often = start["trials"] / start["trials"].max()
    heights = 0.03 + 0.1 * (sizes / largest).fillna(0.0)
    ticks = [[(x, 0.0), (x, height)] for x, height in zip(start["p50"], heights.reindex(start.index).fillna(0.03))]
    colours = [to_rgba(style.VERMILION, 0.15 + 0.75 * part) for part in often]
    ax.add_collection(LineCollection(ticks, colors=colours, linewidths=0.9, zorder=1.5,
                                     transform=ax.get_xaxis_transform()), autolim=False)


def band(ax, x, low, mean, high, colour, label=None, is_stepped=False, **style_of):
    """A mean with its 5–95 % band; what is empty in between is not bridged. Stepped, each holds until the next."""
    ax.fill_between(x, low, high, color=colour, alpha=0.2, linewidth=0, step="post" if is_stepped else None)
    alone = len(x) == 1
    ax.plot(x, mean, color=colour, drawstyle="steps-post" if is_stepped else "default", linewidth=1.5, marker="o" if alone else "", markersize=4, label=label, **style_of)


def from_zero(ax, *series, room=1.08):
    """Limits of y from 0 to beyond all that is drawn; says so where that is nothing."""
    top = max((np.nanmax(values) for values in series if np.isfinite(values).any()), default=0.0)
    ax.set_ylim(0.0, room * top if top > 0 else 1.0)
    ax.yaxis.set_major_locator(ticker.MaxNLocator(5, integer=top >= 4))
    if top == 0:
        style.say_empty(ax, "none")
    ax.grid()
    return top


def day_axis(ax, days):
    """Days from the start to the last of the series."""
    last = float(np.nanmax(days)) if len(days) else 0.0
    ax.set_xlim(0.0, last if last > 0 else 1.0)
    ax.xaxis.set_major_locator(ticker.MaxNLocator(8, integer=last >= 4, steps=[1, 2, 5, 10]))
