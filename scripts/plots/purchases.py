"""A plan file's frontier: what a budget reaches, and below, step by step, what is bought with it."""

import numpy as np

import measures
import style

LINES = ("-", "--", "-.", ":")


def draw(results):
    frontier, bought = results.frontier, results.purchases
    if frontier is None or frontier.empty:
        return None
    first = frontier.iloc[0]
    metric = f"{first['metric']}:{first['group']}"
    rows = frontier[(frontier["metric"] == first["metric"]) & (frontier["group"] == first["group"])]
    rows = rows.drop_duplicates(["budget", "raid"])
    budgets = list(rows["budget"].drop_duplicates())
    items = items_of(bought)
    fig = style.new_figure(results, f"{measures.title(metric)}: what a budget reaches", note(rows), 9.0,
                           2.9 + style.ROW_IN * max(len(items), 3))
    top, below = fig.subplots(2, 1, sharex=True, height_ratios=[2.3, 0.5 + style.ROW_IN * max(len(items), 3)])
    for line, (raid, of_raid) in enumerate(rows.groupby("raid", sort=False)):
        top.plot(of_raid["budget"], of_raid["mean"], LINES[line % len(LINES)], marker="o", ms=4, lw=1.4, label=raid or None,
                 color=colour(line))
        style.whiskers(top, of_raid["budget"], of_raid["ci_low"], of_raid["ci_high"], upright=True, color=style.GREY, lw=0.9)
        _gain(top, of_raid, colour(line))
    if rows["raid"].nunique() > 1:
        top.legend(loc="upper right")
    measures.axis(top, metric)
    top.grid(True)
    _matrix(below, items, bought, budgets)
    return fig


def _gain(ax, rows, colour_of_raid):
    """What is known better than each mean: its distance from that with nothing bought, trial by trial."""
    start = rows["mean"].iloc[0]
    sign = 1 if rows["mean"].iloc[-1] >= start else -1
    bought = rows[rows["budget"] > 0]
    ends = [start + sign * bought[end] for end in ("gain_ci_low", "gain_ci_high")]
    style.whiskers(ax, bought["budget"], *ends, upright=True, color=colour_of_raid, lw=3.0, zorder=4)


def note(rows):
    trials = int(rows["trials"].iloc[0])
    many = rows["raid"].nunique() > 1
    return (f"{trials:,} fresh trials of each, which the search has not seen; thin bars: 95 % intervals"
            + (" that hold together over the raids." if many else ".")
            + " Thick: of the gain over nothing bought, trial by trial. Numbers: how many are bought; darker: more of the budget.")


def colour(line):
    return (style.BLUE, style.VERMILION, style.GREEN, style.PURPLE, style.ORANGE, style.SKY)[line % 6]


def items_of(bought):
    """In the order in which larger budgets buy them first."""
    return list(bought.sort_values("budget", kind="stable")["item"].drop_duplicates())


def _matrix(ax, items, bought, budgets):
    """A row an item, a column a budget at its place on the axis of money."""
    gaps = np.diff(budgets)
    width = 0.8 * (gaps.min() if len(gaps) else 1.0)
    for _, row in bought.iterrows():
        share = row["cost"] / row["budget"] if row["budget"] else 0
        y = items.index(row["item"])
        shade = 0.25 + 0.75 * min(1.0, share)
        colour_of_cell = tuple(1 - shade * (1 - part) for part in (0.0, 0.447, 0.698))  # BLUE, paler where it costs less
        ax.barh(y, width, left=row["budget"] - width / 2, height=0.8, color=colour_of_cell)
        ax.text(row["budget"], y, f"{int(row['number'])}", ha="center", va="center", fontsize=8,
                color=style.ON_DARK if shade > 0.55 else style.ON_LIGHT)
    style.list_rows(ax, items or ["nothing is bought"], 40)
    ax.set_xticks(budgets)
    ax.set_xticklabels([style.number(budget) for budget in budgets])
    ax.set_xlabel("budget (money of the plan file)")
    ax.grid(True, axis="x")
