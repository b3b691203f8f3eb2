"""Why leakers leaked, by family and by salvo: mean numbers, and shares."""

from matplotlib.patches import Patch

import style

TABLES = ["summary", "causes"]
NOTE = ("Mean leakers by the first cause that applies; totals at the ends of the bars. “all” is without "
        "decoys. missed: shot at, or written off; uncovered: no launch window; undetected, tracks: seen or tracked too "
        "late; ignored: taken for a decoy; magazine: never a round; channels: at times a round, but "
        "never a free channel with it. What would help, sensitivity tells.")
ROOM_FOR_A_LABEL = 0.07  # of the width of a panel


def draw(results):
    families = ["all"] + [f"family:{name}" for name in results.groups("family")]
    salvos = [f"salvo:{name}" for name in results.groups("salvo")]
    rows = len(families) + len(salvos)
    fig = style.new_figure(results, "Causes of leakage", NOTE, 9.0, 2.1 + style.ROW_IN * rows)
    axes = fig.subplots(2, 2, sharey="row", height_ratios=style.list_heights(families, salvos))
    for (left, right), groups in zip(axes, (families, salvos)):
        _panel(left, results.causes, groups, "mean")
        _panel(right, results.causes, groups, "share")
        style.beside_a_list(right)
        style.percent_axis(right.xaxis)
        right.set_xlim(0.0, 1.0)
        right.set_xlabel("share of leakers (%)")
        left.set_xlabel(f"mean leakers in a {results.of_trial} (threats)")
    axes[0, 0].set_title("by family")
    axes[1, 0].set_title("by salvo")
    key = axes[0, 1].legend(handles=_key(results.causes), loc="lower right", bbox_to_anchor=(1.0, 1.0), ncol=7,
                            columnspacing=1.0, handlelength=1.0, handletextpad=0.4, borderaxespad=0.1)
    key.set_in_layout(False)  # it may reach over the panel at its left
    return fig


def _panel(ax, table, groups, column):
    """Stacked bars, one a group; `column` is mean (with totals) or share (with percentages inside)."""
    style.list_rows(ax, [group.partition(":")[2] or group for group in groups])
    bars = []
    values = table.pivot_table(index="group", columns="cause", values=column, sort=False, dropna=False).fillna(0.0)
    widest = max((values.loc[group].sum() for group in groups if group in values.index), default=0.0)
    ax.set_xlim(0.0, 1.18 * widest if widest > 0 else 1.0)
    for y, group in enumerate(groups):
        row = values.loc[group] if group in values.index else None
        if row is None or row.sum() == 0:
            ax.text(0.01, y, "no leakers", transform=ax.get_yaxis_transform(), va="center", color=style.GREY,
                    fontsize=8)
            continue
        end = _stack(ax, y, row, column == "share", bars)
        if column == "mean":
            ax.text(end + 0.01 * widest, y, style.number(end), va="center", fontsize=8)
    if bars:
        style.cells(ax, *zip(*bars), edgecolors="white", linewidths=0.4)


def _stack(ax, y, row, with_percentages, bars):
    """The parts of one stacked bar, into `bars`; returns where it ends."""
    left = 0.0
    for cause, value in row.items():
        if not value > 0:
            continue
        colour = style.cause_colours(row.index)[cause]
        bars.append((left, value, y - 0.36, 0.72, colour))
        if with_percentages and value >= ROOM_FOR_A_LABEL:
            ax.text(left + value / 2, y, f"{100 * value:.0f}", ha="center", va="center", fontsize=7,
                    color=style.ink_on(colour))
        left += value
    return left


def _key(table):
    colours = style.cause_colours(table["cause"].drop_duplicates())
    return [Patch(color=colour, label=style.legend_label(cause)) for cause, colour in colours.items()]
