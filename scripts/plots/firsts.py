"""When each thing first happens in a campaign: the chance that it has, by the beginning of each day."""

import math

import numpy as np

import campaign_axes as axes_of
import style

TABLES = ["firsts"]
NOTE = ("Curves: share of trials in which it has happened by the beginning of the day; shaded: 95 % Wilson intervals. "
        "At the right: the share in which it happens at all before the end.{}")

# prefix of the event, title of its panel, what its names say
KINDS = [("short:", "First short refill"), ("disabled:", "First disabled"),
         ("unserved_share>=", "First time that so much of demand is unserved")]
MOST = 8  # curves of one panel
COLOURS = [style.BLUE, style.VERMILION, style.GREEN, style.ORANGE, style.PURPLE, style.SKY, style.BLACK, style.GREY]
DASHES = ["-", "--", "-.", ":"]


def draw(results):
    if results.firsts is None:
        return None
    panels = [(title, _curves(results.firsts, prefix)) for prefix, title in KINDS]
    panels = [(title, curves) for title, curves in panels if curves]
    left_out = sum(max(len(curves) - MOST, 0) for _, curves in panels)
    note = NOTE.format(f" The {MOST} most likely of a kind; {left_out} others are not drawn." if left_out else "")
    fig = style.new_figure(results, "When it first happens", note, 9.0, 0.5 + 2.1 * max(len(panels), 1))
    if not panels:
        style.say_empty(fig.subplots(), "Nothing can happen for a first time.")
        return fig
    for ax, (title, curves) in zip(fig.subplots(len(panels), 1, sharex=True, squeeze=False)[:, 0], panels):
        _panel(ax, curves[:MOST])
        ax.set(title=title, ylabel="trials (%)")
        axes_of.day_axis(ax, _days(panels))
        ax.tick_params(labelbottom=True)
    ax.set_xlabel("day of the campaign")
    return fig


def _curves(firsts, prefix):
    """(name, rows by day, share in which it happens) of the events of a kind, the most likely and earliest first."""
    curves = []
    for event, rows in firsts[firsts["event"].str.startswith(prefix)].groupby("event", sort=False):
        never = rows["probability"][np.isinf(rows["day"])]
        by_day = rows[np.isfinite(rows["day"])].sort_values("day")
        happens = 1.0 - never.iloc[0] if len(never) else by_day["probability"].max()
        name = event[len(prefix):] if prefix.endswith(":") else "at least " + event[len(prefix):]
        curves.append((name, by_day, happens))
    # The area below a curve ranks early events before late ones.
    return sorted(curves, key=lambda curve: (-round(curve[2], 9), -curve[1]["probability"].sum()))


def _days(panels):
    """The days up to a little after the last on which some curve rises; all if they rise to the end."""
    drawn = [rows for _, curves in panels for _, rows, _ in curves[:MOST]]
    last = max((rows["day"][rows["probability"].diff() > 0].max() for rows in drawn
                if (rows["probability"].diff() > 0).any()), default=math.inf)
    end = max(rows["day"].max() for rows in drawn)
    return np.array([0.0, min(end, max(1.25 * last, 7.0))])


def _panel(ax, curves):
    for i, (name, rows, happens) in enumerate(curves):
        colour = COLOURS[i % len(COLOURS)]
        ax.fill_between(rows["day"], rows["ci_low"], rows["ci_high"], color=colour, alpha=0.15, linewidth=0)
        ax.plot(rows["day"], rows["probability"], color=colour, linewidth=1.5, linestyle=DASHES[i % len(DASHES)],
                label=style.legend_label(f"{style.shorten(name)}: {style.percent(happens)}"))
    ax.set_ylim(-0.02, 1.02)
    ax.set_yticks([0.0, 0.25, 0.5, 0.75, 1.0])
    style.percent_axis(ax.yaxis)
    ax.grid()
    ax.legend(loc="center left", bbox_to_anchor=(1.01, 0.5), borderaxespad=0.0, handlelength=2.2)
