"""What a plan file's budgets reach, and below, step by step, what is bought with them."""

import numpy as np
from matplotlib.lines import Line2D

import measures
import plan_tables
import style

LINES = ("-", "--", "-.", ":")
COLOURS = (style.BLUE, style.VERMILION, style.GREEN, style.PURPLE, style.ORANGE, style.SKY)
MIXTURE = style.BLACK


def draw(results):
    if results.frontier is None or results.frontier.empty:
        return None
    plan = plan_tables.Plan(results)
    items = plan.items()
    list_in = 0.5 + style.ROW_IN * max(len(items), 3)
    fig = style.new_figure(results, f"{measures.title(plan.metric)}: what a budget reaches", note(plan), 9.0,
                           2.9 + list_in + 0.2 * (plan.mixture is not None))
    top, below = fig.subplots(2, 1, sharex=True, height_ratios=[2.3, list_in])
    for line, (raid, rows) in enumerate(plan.reached.groupby("raid", sort=False)):
        _raid(top, plan, rows, line)
    if plan.has_raids:
        _worst(top, plan)
    measures.axis(top, plan.metric)
    top.grid(True)
    _better(top, plan)
    _key(top, plan)
    _matrix(below, items, results.purchases, plan.budgets)
    return fig


def _raid(ax, plan, rows, line):
    """Its mean over the budgets with two intervals: of the mean, and of what is gained over nothing bought."""
    colour = COLOURS[line % len(COLOURS)]
    at = rows["budget"] + plan.beside(line)
    ax.plot(at, rows["mean"], LINES[line % len(LINES)], marker="o", ms=4, lw=1.4, color=colour)
    style.whiskers(ax, at, rows["ci_low"], rows["ci_high"], upright=True, color=style.GREY, lw=0.9)
    ends = plan.reached_by_gain(rows)
    bought = rows["budget"] > 0
    style.whiskers(ax, at[bought], *(end[bought] for end in ends), upright=True, color=colour, lw=3.0, zorder=4)


def _worst(ax, plan):
    """Rings around the raid that is worst for each plan, and the mixture in its own worst raid."""
    worst = plan.worst
    lines = list(plan.reached["raid"].drop_duplicates())
    ax.plot([budget + plan.beside(lines.index(raid)) for budget, raid in zip(worst["budget"], worst["raid"])], worst["mean"],
            "o", ms=10, mfc="none", mec=style.DARK, mew=1.1, zorder=5)
    if plan.mixture is not None:
        at = plan.mixture["budget"] + plan.beside(len(lines))
        style.whiskers(ax, at, plan.mixture["ci_low"], plan.mixture["ci_high"], upright=True, color=style.GREY, lw=0.9)
        ax.plot(at, plan.mixture["mean"], "D", ms=5, color=MIXTURE, zorder=5)


def _better(ax, plan):
    ax.text(1.0, 1.0, f"better {'↑' if plan.wants_more else '↓'}", transform=ax.transAxes, ha="right", va="bottom", fontsize=8,
            color=measures.BETTER)


def _key(ax, plan):
    if not plan.has_raids:
        return
    raids = plan.reached["raid"].drop_duplicates()
    entries = [Line2D([], [], color=COLOURS[i % len(COLOURS)], linestyle=LINES[i % len(LINES)], marker="o", markersize=4,
                      label=style.legend_label(style.shorten(raid, 30))) for i, raid in enumerate(raids)]
    entries.append(Line2D([], [], linestyle="none", marker="o", markersize=10, markerfacecolor="none",
                          markeredgecolor=style.DARK, label="worst raid for the plan"))
    if plan.mixture is not None:
        entries.append(Line2D([], [], linestyle="none", marker="D", markersize=5, color=MIXTURE,
                              label="mixture of plans, its worst raid"))
    ax.legend(handles=entries, loc="lower left", bbox_to_anchor=(0.0, 1.0), ncol=3, borderaxespad=0.1)


def note(plan):
    trials = int(plan.reached["trials"].iloc[0])
    together = f" that hold together over the {plan.raids} raids" if plan.has_raids else ""
    return (f"{trials:,} fresh trials of each, which the search has not seen. Thin bars: {plan.confidence} intervals{together}. "
            "Thick: 95 % interval of the gain over nothing bought, trial by trial. Numbers: how many are bought; darker: more "
            "of the budget.")


def _matrix(ax, items, bought, budgets):
    """A row an item, a column a budget at its place on the axis of money."""
    gaps = np.diff(budgets)
    width = 0.8 * (gaps.min() if len(gaps) else 1.0)
    for _, row in bought.iterrows():
        share = row["cost"] / row["budget"] if row["budget"] else 0
        y = items.index(row["item"])
        shade = 0.25 + 0.75 * min(1.0, share)
        colour = tuple(1 - shade * (1 - part) for part in (0.0, 0.447, 0.698))  # BLUE, paler where it costs less
        ax.barh(y, width, left=row["budget"] - width / 2, height=0.8, color=colour)
        ax.text(row["budget"], y, f"{int(row['number'])}", ha="center", va="center", fontsize=8,
                color=style.ink_on(colour))
    style.list_rows(ax, items or ["nothing is bought"], 40)
    ax.set_xticks(budgets)
    ax.set_xticklabels([style.number(budget) for budget in budgets])
    ax.set_xlabel("budget (money of the plan file)")
    ax.grid(True, axis="x")
