"""Use of each battery, grouped by system: rounds fired, channels, and running dry."""

from matplotlib.patches import Patch

import style

TABLES = ["batteries", "inventory"]
NOTE = ("Bars and markers: means over trials; whiskers: 95 % intervals, of shares Wilson’s, of means 1.96 standard errors. "
        "Busiest: the most channels that were busy at once in a trial. Emptied: no round ready at some time; time of it: mean "
        "over the trials in which it happened. Wasted: rounds that met no live threat.{}")
WHAT_THEY_HAVE = " In brackets: rounds ready, + in stock, and channels."
ROW_IN = 0.155
GAP = 1.4  # rows between systems, which hold the system's name


def draw(results):
    table, headings = _rows(results.batteries)
    if table.empty:
        return _none(results)
    height = max(table["y"].max() + 1.2, 3.0)
    fig = style.new_figure(results, "Use of batteries", _note(results), 10.0, 1.1 + ROW_IN * height)
    axes = fig.subplots(1, 4, sharey=True, width_ratios=[1.8, 0.9, 1, 1])
    colours = style.system_colours(list(headings))
    for ax in axes[1:]:
        style.beside_a_list(ax)
    axes[0].grid(axis="x")
    axes[0].tick_params(axis="y", length=0)
    for ax, panel in zip(axes, (_rounds, _peak_channels, _emptied, _empty_time)):
        panel(ax, table, [colours[system] for system in table["system"]])
        ax.hlines([y - 0.6 for y in headings.values()], 0.0, 1.0, transform=ax.get_yaxis_transform(), color=style.PALE,
                  linewidth=0.6)
    axes[0].set_yticks(table["y"], _labels(table["battery"], results.inventory), fontsize=6.5)
    axes[0].set_ylim(height, -GAP - 0.2)
    for system, y in headings.items():
        axes[0].text(0.004, y, style.shorten(system, 40), transform=axes[0].get_yaxis_transform(), va="center",
                     fontsize=8, fontweight="bold")
    return fig


def _none(results):
    fig = style.new_figure(results, "Use of batteries", _note(results), 10.0, 1.0)
    ax = fig.subplots()
    ax.set_axis_off()
    style.say_empty(ax, "The scenario has no batteries.")
    return fig


def _note(results):
    return NOTE.format("" if results.inventory is None else WHAT_THEY_HAVE)


def _labels(names, inventory):
    """The name of each battery with what it has: `north (24+16, 4)`."""
    if inventory is None:
        return [style.shorten(name, 30) for name in names]
    has = inventory.set_index("battery")
    return [f"{style.shorten(name, 30)} ({_magazine(has.loc[name])}, {has.loc[name, 'channels']:.0f})" for name in names]


def _magazine(row):
    stock = f"+{row['stock']:.0f}" if row["stock"] > 0 else ""
    return f"{row['rounds']:.0f}{stock}"


def _rows(batteries):
    """Batteries in the order of their systems, with the y of each, and the y of each system's heading."""
    systems = list(batteries["system"].drop_duplicates())
    table = batteries.assign(rank=batteries["system"].map(systems.index)).sort_values("rank", kind="stable")
    table = table.reset_index(drop=True)
    table["y"] = table.index + GAP * table["rank"]
    headings = {system: table["y"][table["system"] == system].min() - 1.0 for system in systems}
    return table, headings


def _rounds(ax, table, colours):
    """Rounds that killed, that missed or were beaten by another, and that met no live threat."""
    kills, wasted = table["kills"], table["wasted"]
    missed = table["shots"] - kills - wasted
    _bars(ax, table, 0.0 * kills, kills, colours)
    _bars(ax, table, kills, missed, style.PALE)
    _bars(ax, table, kills + missed, wasted, "white", edgecolors=style.GREY, hatch="/////", linewidths=0.4)
    _whiskers(ax, table, "shots")
    ax.set(title="Rounds", xlabel="rounds fired")
    key = [Patch(color=style.DARK, label="killed"), Patch(color=style.PALE, label="missed"),
           Patch(facecolor="white", edgecolor=style.GREY, hatch="/////", label="wasted")]
    ax.legend(handles=key, loc="lower right", bbox_to_anchor=(1.0, 1.0), ncol=3, borderaxespad=0.1, handlelength=1.0,
              columnspacing=0.8, handletextpad=0.3, fontsize=7)
    _from_zero(ax, table["shots"])


def _bars(ax, table, left, length, colours, **style_of):
    style.cells(ax, left, length, table["y"] - 0.37, [0.74] * len(table), colours, **style_of)


def _peak_channels(ax, table, colours):
    _bars(ax, table, 0.0 * table["y"], table["channels_peak"], colours)
    _whiskers(ax, table, "channels_peak")
    ax.set(title="Busiest", xlabel="channels at once")
    _from_zero(ax, table["channels_peak"])


def _emptied(ax, table, colours):
    style.whiskers(ax, table["y"], table["p_empty_ci_low"], table["p_empty_ci_high"], color=style.DARK, linewidth=1.2)
    ax.scatter(table["p_empty"], table["y"], s=14, color=colours, edgecolor=style.DARK, linewidth=0.5, zorder=3,
               clip_on=False)
    ax.set_xlim(-0.03, 1.03)
    ax.set_xticks([0.0, 0.25, 0.5, 0.75, 1.0])
    style.percent_axis(ax.xaxis)
    ax.set(title="Emptied", xlabel="trials (%)")


def _empty_time(ax, table, colours):
    times = table["empty_time_s"]
    seconds, unit = style.time_unit(times.max() if times.notna().any() else 0.0)
    error = style.HALF_95 * table["empty_time_s_stderr"] / seconds
    style.whiskers(ax, table["y"], times / seconds - error, times / seconds + error, color=style.DARK, linewidth=0.8)
    ax.scatter(times / seconds, table["y"], s=14, color=colours, edgecolor=style.DARK, linewidth=0.5, zorder=3,
               clip_on=False)
    ax.set(title="Time of emptying", xlabel=f"mean time ({unit})")
    if times.notna().any():
        _from_zero(ax, times / seconds)
    else:
        ax.set_xticks([])
        style.say_empty(ax, "none emptied")


def _whiskers(ax, table, column):
    half = style.HALF_95 * table[column + "_stderr"]
    style.whiskers(ax, table["y"], (table[column] - half).clip(lower=0.0), table[column] + half, color=style.DARK,
                   linewidth=0.8)


def _from_zero(ax, values):
    top = values.max() if values.notna().any() else 0.0
    ax.set_xlim(0.0, 1.08 * top if top > 0 else 1.0)
