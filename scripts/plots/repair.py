"""The backlog of repair over a campaign: jobs that wait, jobs under way, and spares in stock."""

import math

import campaign_axes as axes_of
import style

TABLES = ["repair", "raids"]
NOTE = ("Lines: mean over trials. Bands: 5–95 % of trials, at the beginning of each day. A job mends one effective hit; "
        "those of kinds that nobody repairs wait for ever. Ticks below: raids at their median start.")


def draw(results):
    if results.repair is None:
        return None
    table = results.repair.sort_values("day")
    spares = [column[:-len("_mean")] for column in table if column.startswith("spare:") and column.endswith("_mean")]
    panels = [("waiting", "Jobs waiting", "jobs", style.VERMILION), ("under_way", "Jobs under way", "jobs", style.BLUE),
              *((name, f"Spares: {style.shorten(name[len('spare:'):])}", "in stock", style.GREEN) for name in spares)]
    columns = 1 if len(panels) < 4 else 2
    rows = math.ceil(len(panels) / columns)
    fig = style.new_figure(results, "Backlog of repair", NOTE, 9.0, 0.5 + 1.6 * rows)
    grid = fig.subplots(rows, columns, sharex=True, squeeze=False).flat
    for ax, (name, title, unit, colour) in zip(grid, panels):
        low, mean, high = (table[f"{name}_{part}"] for part in ("p05", "mean", "p95"))
        axes_of.band(ax, table["day"], low, mean, high, colour)
        axes_of.from_zero(ax, mean, high)
        axes_of.day_axis(ax, table["day"])
        if results.raids is not None:
            axes_of.mark_raids(ax, results.raids)
        ax.set(title=title, ylabel=unit)
    for ax in fig.axes[len(panels):]:
        ax.set_axis_off()
    for ax in fig.axes[:len(panels)][-columns:]:
        ax.set_xlabel("day of the campaign")
        ax.tick_params(labelbottom=True)
    return fig
