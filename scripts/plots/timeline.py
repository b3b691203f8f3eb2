"""The course of the raid: what is in the air, what the defence has left, what has leaked and been killed so far."""

from matplotlib import ticker

import style

TABLES = ["timeline"]
NOTE = ("Lines: mean over trials. Bands: 5–95 % of trials at each time. Decoys are counted in all panels; kills are "
        "by batteries.")

# quantity of timeline.csv, title of its panel, unit, colour
PANELS = [
    ("live_threats", "Live threats", "threats", style.VERMILION),
    ("tracks", "Tracks", "tracks", style.BLUE),
    ("busy_channels", "Busy channels", "channels", style.PURPLE),
    ("ready_rounds", "Ready rounds", "rounds", style.GREEN),
    ("leakers", "Leakers so far", "threats", style.BLACK),
    ("kills", "Kills so far", "threats", style.ORANGE),
]


def draw(results):
    table = results.timeline.sort_values("time_s")
    fig = style.new_figure(results, "Course of the raid", NOTE, 9.0, 6.0)
    axes = fig.subplots(3, 2, sharex=True)
    seconds, unit = style.time_unit(table["time_s"].abs().max() if len(table) else 0.0)
    for ax, (quantity, title, label, colour) in zip(axes.flat, PANELS):
        _panel(ax, table, seconds, quantity, colour)
        ax.set_title(title)
        ax.set_ylabel(label)
    for ax in axes[-1]:
        ax.set_xlabel(f"time since the start of the raid ({unit})")
    return fig


def _panel(ax, table, seconds, quantity, colour):
    if table.empty:
        style.say_empty(ax, "no samples")
        return
    time = table["time_s"] / seconds
    low, mean, high = (table[f"{quantity}_{part}"] for part in ("p05", "mean", "p95"))
    ax.fill_between(time, low, high, color=colour, alpha=0.2, linewidth=0)
    ax.plot(time, mean, color=colour, linewidth=1.5)
    top = max(mean.max(), high.max() if high.notna().any() else 0.0)
    ax.set_ylim(0.0, 1.06 * top if top > 0 else 1.0)
    if time.max() > time.min():
        ax.set_xlim(time.min(), time.max())
    if top == 0:
        ax.text(0.5, 0.5, "none", transform=ax.transAxes, ha="center", va="center", color=style.GREY)
    ax.yaxis.set_major_locator(ticker.MaxNLocator(5, integer=top >= 4))
    ax.grid()
