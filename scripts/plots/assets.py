"""Damage to assets: the chance that each is disabled, the capacity it loses, and the hits on it."""

from matplotlib.patches import Patch

import style

TABLES = ["assets"]
NOTE = ("Whiskers: 95 % intervals, of chances Wilson’s, of means 1.96 standard errors. Capacity and hits: means over "
        "trials. Assets are sorted by the chance of being disabled.")


def draw(results):
    table = results.assets.sort_values(["p_disabled", "capacity_lost_MW"], ascending=False, kind="stable")
    table = table.reset_index(drop=True)
    fig = style.new_figure(results, "Damage to assets", NOTE, 9.5, 1.2 + style.ROW_IN * max(len(table), 2))
    disabled, capacity, hits = fig.subplots(1, 3, sharey=True)
    style.list_rows(disabled, list(table["asset"]))
    for ax in (capacity, hits):
        style.beside_a_list(ax)
    _disabled(disabled, table)
    _bars(capacity, table, "capacity_lost_MW", style.GREEN, 0.0, 0.66)
    _bars(hits, table, "hits", style.PALE, 0.0, 0.66)
    _bars(hits, table, "effective_hits", style.SLATE, 0.0, 0.34, False)
    capacity.set(title="Expected capacity lost", xlabel="capacity lost (MW)")
    hits.set(title="Hits", xlabel=f"hits in a {results.of_trial}")
    key = [Patch(color=style.PALE, label="all"), Patch(color=style.SLATE, label="effective")]
    hits.legend(handles=key, loc="lower right", bbox_to_anchor=(1.0, 1.0), ncol=2,
                borderaxespad=0.1, handlelength=1.0)
    return fig


def _disabled(ax, table):
    rows = range(len(table))
    low, high = table["p_disabled_ci_low"], table["p_disabled_ci_high"]
    style.whiskers(ax, rows, low, high, color=style.SLATE, linewidth=1.6)
    ax.plot(table["p_disabled"], rows, "o", color=style.SLATE, markersize=4.5, clip_on=False)
    for y, (share, end) in enumerate(zip(table["p_disabled"], high.fillna(table["p_disabled"]))):
        ax.annotate(style.percent(share), (end, y), (5, 0), textcoords="offset points", va="center",
                    fontsize=7, annotation_clip=False)
    ax.set_xlim(-0.02, 1.15)
    ax.set_xticks([0.0, 0.25, 0.5, 0.75, 1.0])
    style.percent_axis(ax.xaxis)
    ax.set(title="Chance of being disabled", xlabel="trials (%)")


def _bars(ax, table, column, colour, offset, height, labelled=True):
    rows = [y + offset for y in range(len(table))]
    half = style.HALF_95 * table[column + "_stderr"]
    ax.barh(rows, table[column], height=height, color=colour)
    style.whiskers(ax, rows, (table[column] - half).clip(lower=0.0), table[column] + half, color=style.DARK,
                   linewidth=1.0)
    if labelled:
        ends = table[column] + half.fillna(0.0)
        ax.set_xlim(0.0, 1.2 * ends.max() if ends.max() > 0 else 1.0)
        for y, value in zip(rows, ends):
            ax.annotate(style.number(table[column][y]), (value, y), (4, 0), textcoords="offset points", va="center",
                        fontsize=7)
