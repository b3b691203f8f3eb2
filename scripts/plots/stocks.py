"""Stocks of both sides over a campaign: what the attacker has, what the depots hold, what stands ready."""

import campaign_axes as axes_of
import style

TABLES = ["stocks", "raids"]
NOTE = ("Lines: mean over trials. Bands: 5–95 % of trials, at the beginning of each day. Ticks below: raids at their median "
        "start, as long as they are large and as dark as often they fly.")

# prefix in stocks.csv, title of the column, unit, colour
SIDES = [("attacker:", "Attacker’s stock", "threats", style.VERMILION),
         ("depot:", "Defender’s depot", "rounds", style.BLUE),
         ("ready:", "Ready in the batteries", "rounds", style.GREEN)]
PANEL_IN = 1.25


def draw(results):
    if results.stocks is None:
        return None
    columns = [(side, _names(results.stocks, side[0])) for side in SIDES]
    columns = [(side, names) for side, names in columns if names]
    rows = max((len(names) for _, names in columns), default=1)
    fig = style.new_figure(results, "Stocks on both sides", NOTE, 11.0, 0.7 + PANEL_IN * max(rows, 2))
    if not columns:
        style.say_empty(fig.subplots(), "The campaign has no stocks.")
        return fig
    grid = fig.add_gridspec(rows, len(columns))
    for column, (side, names) in enumerate(columns):
        panels = [fig.add_subplot(grid[row, column]) for row in range(len(names))]
        for ax, name in zip(panels, names):
            _panel(ax, results, name, side)
        panels[0].set_title(f"{side[1]}\n{panels[0].get_title(loc='left')}")
        for ax in panels[:-1]:
            ax.tick_params(labelbottom=False)
        panels[-1].set_xlabel("day of the campaign")
    return fig


def _names(stocks, prefix):
    names = stocks["stock"].drop_duplicates()
    return [name for name in names if name.startswith(prefix)]


def _panel(ax, results, name, side):
    prefix, _, unit, colour = side
    rows = results.stocks[results.stocks["stock"] == name].sort_values("day")
    axes_of.band(ax, rows["day"], rows["p05"], rows["mean"], rows["p95"], colour)
    axes_of.from_zero(ax, rows["mean"], rows["p95"])
    axes_of.day_axis(ax, rows["day"])
    if results.raids is not None:
        axes_of.mark_raids(ax, results.raids)
    ax.set_title(style.shorten(name[len(prefix):], 34), fontsize=9, fontweight="normal")
    ax.set_ylabel(unit)
