"""What a plan file's budgets reach, and below, step by step, what is bought with them."""

import numpy as np
from matplotlib.lines import Line2D

import measures
import plan_tables
import style

LINES = ("-", "--", "-.", ":")
COLOURS = (style.BLUE, style.VERMILION, style.GREEN, style.PURPLE, style.ORANGE, style.SKY)
MIXTURE = style.BLACK
MOST_COLUMN, LEAST_COLUMN = 0.2, 0.07  # of the axis; a column narrower than the least has room for a number alone


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
        _bands(top, plan)
        _worst(top, plan)
    _values(top, plan)
    measures.axis(top, plan.metric)
    top.grid(True)
    _better(top, plan)
    _key(top, plan)
    _matrix(below, plan, items)
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


def _bands(ax, plan):
    """Behind the points of each budget, which stand beside each other: they are of one."""
    width = 1.6 * plan_tables.SPREAD * plan.nearest()
    for budget in plan.budgets:
        ax.axvspan(budget - width / 2, budget + width / 2, color=style.PALE, alpha=0.5, lw=0, zorder=0)


def _worst(ax, plan):
    """Rings around the raids that are worst for each plan, and the mixture in its own worst raid."""
    worst = plan.worst
    lines = list(plan.reached["raid"].drop_duplicates())
    ax.plot([budget + plan.beside(lines.index(raid)) for budget, raid in zip(worst["budget"], worst["raid"])], worst["mean"],
            "o", ms=10, mfc="none", mec=style.DARK, mew=1.1, zorder=5)
    if plan.mixture is not None:
        at = plan.mixture["budget"] + plan.beside(len(lines))
        style.whiskers(ax, at, plan.mixture["ci_low"], plan.mixture["ci_high"], upright=True, color=style.GREY, lw=0.9)
        ax.plot(at, plan.mixture["mean"], "D", ms=5, color=MIXTURE, zorder=5)


def _values(ax, plan):
    """What each budget reaches, in figures; with raids in the worst one."""
    offset, align = (-7, "right") if plan.has_raids else (5, "left")  # at the right stands the mixture
    for row in plan.worst.drop_duplicates("budget").to_dict("records"):
        value = f"{100 * row['mean']:.3g} %" if measures.is_share(plan.metric) else style.number(row["mean"])
        ax.annotate(value, (row["budget"] + plan.beside(0), row["mean"]), (offset, 4), textcoords="offset points", fontsize=8,
                    ha=align)
    ax.margins(y=0.1)


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
    bands = " On each grey band: one budget, its raids beside each other, and the value in the worst." if plan.has_raids else ""
    return (f"{trials:,} fresh trials of each, which the search has not seen.{bands} Thin bars: {plan.confidence} intervals{together}. "
            "Thick: 95 % interval of the gain over nothing bought, trial by trial. Below: how many are bought, at what each "
            "costs; the stronger the colour, the more of the budget.")


def _matrix(ax, plan, items):
    """A row an item, a column a budget at its place on the axis of money: how many, at what each costs."""
    span = np.ptp(plan.budgets) or 1.0
    width = min([0.8 * np.diff(plan.budgets).min() if len(plan.budgets) > 1 else span, MOST_COLUMN * span])
    is_wide = width >= LEAST_COLUMN * span
    for row in plan.bought.to_dict("records"):
        y, number, each = items.index(row["item"]), int(row["number"]), style.number(row["cost_of_one"])
        share = min(1.0, row["cost"] / row["budget"]) if row["budget"] else 0.0
        ax.barh(y, width, left=row["budget"] - width / 2, height=0.8, color=style.BLUE, alpha=0.12 + 0.38 * share, lw=0)
        ax.text(row["budget"], y, f"{number} × {each}" if is_wide else f"{number}", ha="center", va="center", fontsize=8)
    style.list_rows(ax, items or ["nothing is bought"], 40)
    for budget in set(plan.budgets) - set(plan.bought["budget"]) if items else ():
        ax.text(budget, (len(items) - 1) / 2, "nothing", ha="center", va="center", fontsize=8, color=style.GREY)
    ax.set_xticks(plan.budgets, [_budget(plan, budget) for budget in plan.budgets])
    ax.set(xlabel="budget (money of the plan file)", title="What is bought")
    ax.grid(False)


def _budget(plan, budget):
    """`60`, and below it what is spent of it, where that is less."""
    spent = plan.reached.loc[plan.reached["budget"] == budget, "cost"].iloc[0]
    return style.number(budget) + (f"\n{style.number(spent)} spent" if 0 < spent < budget else "")
