"""Who stops what: what became of each family's threats, and kills by system and family."""

from matplotlib.colors import to_rgba
from matplotlib.patches import Patch

import style

TABLES = ["summary", "fates", "kills"]
NOTE = ("Means over trials. Upper panel: bars are the threats launched; figures inside are percentages of them. Lower "
        "panel: mean kills of mean rounds fired; shade: the system’s part of the family’s kills.")
ROOM_FOR_A_LABEL = 0.045  # of a bar
KEY_COLUMNS, KEY_ROW_IN = 3, 0.19
BEFORE = {"failed": "white", "soft_killed": style.SKY}  # fates drawn before the systems’ kills, and after
AFTER = {"leaked_miss": style.GREY, "leaked_hit": style.BLACK}
NAMES = {"failed": "failed", "soft_killed": "soft-killed", "leaked_miss": "leaked, missed or decoy",
         "leaked_hit": "leaked, hit"}


def draw(results):
    families = results.groups("family")
    systems = list(results.kills["system"].drop_duplicates())
    upper_in, lower_in = 0.3 + 0.36 * max(len(families), 2), 0.3 + 0.36 * max(len(systems), 1)
    key_in = 0.08 + KEY_ROW_IN * -(-(len(BEFORE) + len(systems) + len(AFTER)) // KEY_COLUMNS)
    fig = style.new_figure(results, "Who stops what", NOTE, 9.0, 1.45 + key_in + upper_in + lower_in)
    key, upper, lower = fig.subplots(3, 1, height_ratios=[key_in, upper_in, lower_in])
    colours = style.system_colours(systems)
    _key(key, systems, colours)
    _ends(upper, results, families, systems, colours)
    _heat_map(lower, results.kills, systems, families)
    return fig


def _ends(ax, results, families, systems, colours):
    """One bar a family: failed, soft-killed, killed by each system, leaked; as shares of what was launched."""
    launched = results.metric("launched")["mean"]
    share = results.fates.set_index(["group", "fate"])["share"]
    kills = results.kills.set_index(["family", "system"])["kills"]
    style.list_rows(ax, families)
    for y, family in enumerate(families):
        group = f"family:{family}"
        number = launched.get(group, 0.0)
        ax.text(1.01, y, f"of {style.number(number)}", transform=ax.get_yaxis_transform(), va="center", fontsize=8)
        parts = [(share.get((group, fate), 0.0), colour) for fate, colour in BEFORE.items()]
        if number > 0:
            parts += [(kills.get((family, system), 0.0) / number, colours[system]) for system in systems]
        parts += [(share.get((group, fate), 0.0), colour) for fate, colour in AFTER.items()]
        _stack(ax, y, parts)
    ax.set(xlim=(0.0, 1.0), title="What became of the threats launched", xlabel="share of threats launched (%)")
    style.percent_axis(ax.xaxis)


def _stack(ax, y, parts):
    left, bars = 0.0, []
    for value, colour in parts:
        if not value > 0:
            continue
        bars.append((left, value, y - 0.37, 0.74, colour))
        if value >= ROOM_FOR_A_LABEL:
            ax.text(left + value / 2, y, f"{100 * value:.0f}", ha="center", va="center", fontsize=7.5,
                    color=style.ink_on(colour))
        left += value
    if bars:
        style.cells(ax, *zip(*bars), edgecolors=style.GREY, linewidths=0.4)


def _heat_map(ax, kills, systems, families):
    """Rows are systems, columns are families; the text gives kills and rounds, the shade the part of the kills."""
    ax.set_title("Kills by system")
    if not systems or not families:
        style.say_empty(ax, "no batteries")
        ax.set_axis_off()
        return
    grids = {column: kills.pivot_table(index="system", columns="family", values=column, sort=False).reindex(
        index=systems, columns=families).fillna(0.0) for column in ("kills", "shots")}
    totals = grids["kills"].sum()
    parts = (grids["kills"] / totals.where(totals > 0, 1.0)).to_numpy()
    _shade(ax, parts)
    for row, system in enumerate(systems):
        for column, family in enumerate(families):
            shots, killed = grids["shots"].loc[system, family], grids["kills"].loc[system, family]
            text = f"{style.number(killed)}  of {style.number(shots)}" if shots > 0 else "–"
            ax.text(column, row, text, ha="center", va="center", fontsize=8,
                    color=style.BLACK)
    ax.set_yticks(range(len(systems)), [style.shorten(system) for system in systems])
    ax.set_xticks(range(len(families)), [style.shorten(family, 18) for family in families])
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.set_xlabel("family of threat (kills of rounds fired)")


def _shade(ax, parts):
    """A cell a system and family, the bluer the larger its part; on paper of either kind."""
    rows, columns = parts.shape
    places = [(column - 0.5, 1.0, row - 0.5, 1.0) for row in range(rows) for column in range(columns)]
    colours = [to_rgba(style.BLUE, 0.04 + 0.5 * part) for part in parts.ravel()]
    style.cells(ax, *zip(*places), colours, edgecolors="white", linewidths=0.8)
    ax.set(xlim=(-0.5, columns - 0.5), ylim=(rows - 0.5, -0.5))


def _key(ax, systems, colours):
    def patch(name, colour):
        return Patch(facecolor=colour, edgecolor=style.GREY, linewidth=0.4, label=style.legend_label(name))

    ax.set_axis_off()
    entries = [patch(NAMES[fate], colour) for fate, colour in BEFORE.items()]
    entries += [patch(style.shorten(system, 24), colours[system]) for system in systems]
    entries += [patch(NAMES[fate], colour) for fate, colour in AFTER.items()]
    ax.legend(handles=entries, loc="center left", ncol=KEY_COLUMNS, borderaxespad=0.0, handlelength=1.2, columnspacing=1.2)
