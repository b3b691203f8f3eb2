"""The raids of a campaign one by one: how large, how much got through, and what the defence had before each."""

import math

from matplotlib.patches import Patch

import campaign_axes as axes_of
import style

TABLES = ["raids", "routes"]
NOTE = ("Raids by their ordinal among those flown in a trial, over the trials that flew so many. Lines or dots: means. "
        "Bands or whiskers: 5–95 % of these trials. Sizes: mean threats launched, decoys too.")

# quantity of raids.csv, title, unit, colour; those that the table lacks are left out
PANELS = [("leakage", "Leakage", "share (%)", style.BLACK), ("leakers", "Leakers", "threats", style.SLATE),
          ("ready_rounds", "Ready rounds before", "rounds", style.GREEN), ("shots", "Rounds fired", "rounds", style.SKY),
          ("disabled_assets", "Assets disabled before", "assets", style.ORANGE),
          ("missing_batteries", "Batteries missing", "batteries", style.PURPLE),
          ("missing_sensors", "Sensors missing", "sensors", style.BLUE)]
PANEL_IN = 1.6


def draw(results):
    if results.raids is None:
        return None
    raids = results.raids
    panels = [panel for panel in PANELS if (raids["quantity"] == panel[0]).any()]
    rows = math.ceil((2 + len(panels)) / 2)
    fig = style.new_figure(results, "Raid by raid", NOTE, 10.0, 0.5 + PANEL_IN * rows)
    if raids.empty:
        style.say_empty(fig.subplots(), "No raid was flown.")
        return fig
    grid = fig.subplots(rows, 2, sharex=True, squeeze=False).flat
    _sizes(next(grid), results)
    for panel in panels:
        _panel(next(grid), raids, *panel)
    _flown(next(grid), raids)
    for ax in grid:
        ax.set_axis_off()
    for ax in fig.axes[:2 + len(panels)][-2:]:
        ax.set_xlabel("raid of the campaign")
        ax.tick_params(labelbottom=True)
    return fig


def _sizes(ax, results):
    """Threats launched, families on top of each other."""
    colours = style.family_colours(results)
    below, families = 0.0, axes_of.families_of(results.raids)
    for family in families:
        rows = axes_of.quantity(results.raids, f"launched:family:{family}")
        ax.bar(rows.index, rows["mean"], bottom=below, width=0.85, color=colours.get(family, style.BLACK), linewidth=0)
        below = rows["mean"] + below
    ax.set(title="Size", ylabel="threats")
    axes_of.from_zero(ax, below)
    ax.grid(False, axis="x")
    key = [Patch(color=colours.get(family, style.BLACK), label=style.legend_label(style.shorten(family, 12)))
           for family in families]
    ax.legend(handles=key, loc="lower right", bbox_to_anchor=(1.0, 1.0), ncol=4, borderaxespad=0.1, handlelength=1.0,
              columnspacing=0.8)


def _panel(ax, raids, name, title, unit, colour):
    rows = axes_of.quantity(raids, name)
    if len(rows) >= axes_of.MANY_RAIDS:
        axes_of.band(ax, rows.index, rows["p05"], rows["mean"], rows["p95"], colour)
    else:
        style.whiskers(ax, rows.index, rows["p05"], rows["p95"], upright=True, color=colour, linewidth=1.2, alpha=0.6)
        ax.plot(rows.index, rows["mean"], "o", color=colour, markersize=4)
    axes_of.from_zero(ax, rows["mean"], rows["p95"])
    if name == "leakage":
        style.percent_axis(ax.yaxis)
    ax.set(title=title, ylabel=unit)


def _flown(ax, raids):
    """In how many trials so many raids were flown: what the other panels are means over."""
    rows = axes_of.quantity(raids, "start_d")
    ax.bar(rows.index, rows["trials"], width=0.85, color=style.PALE, linewidth=0)
    axes_of.from_zero(ax, rows["trials"])
    ax.grid(False, axis="x")
    ax.set(title="Trials that flew so many", ylabel="trials", xlim=(0.4, rows.index.max() + 0.6))
    ax.xaxis.get_major_locator().set_params(integer=True)
