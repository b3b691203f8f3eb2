"""What to buy next at each budget: the gain of one more for its cost, with its interval."""

import measures
import style

MOST = 8  # items of each budget


def draw(results):
    table = results.marginal
    if table is None or table.empty:
        return None
    metric = measures.of_table(table)
    raids = list(table["raid"].drop_duplicates())
    table = table[table["raid"] == raids[0]]
    budgets = list(table["budget"].drop_duplicates())
    shown = [table[table["budget"] == budget].nlargest(MOST, "gain_per_cost") for budget in budgets]
    columns = min(3, len(budgets))
    lines = -(-len(budgets) // columns)
    against = f" Against {raids[0]}." if raids[0] else ""
    fig = style.new_figure(results, f"What next: {measures.words(metric)} for its cost",
                           f"Gain of one more, with what it requires, for each one of money that it costs; 95 % intervals from fresh, paired trials.{against} "
                           f"The {MOST} largest of each budget; grey: no more than chance.", 9.6,
                           lines * (0.8 + style.ROW_IN * MOST))
    axes = fig.subplots(lines, columns, squeeze=False).ravel()
    for ax, budget, rows in zip(axes, budgets, shown):
        places = range(len(rows))
        is_sure = (rows["ci_low"] > 0) | (rows["ci_high"] < 0)
        ax.scatter(rows["gain_per_cost"], places, color=[style.BLUE if sure else style.GREY for sure in is_sure], s=14, zorder=3)
        style.whiskers(ax, places, rows["gain_per_cost_ci_low"], rows["gain_per_cost_ci_high"], color=style.BLACK, lw=1.1)
        style.list_rows(ax, list(rows["item"]), 24)
        ax.axvline(0, color=style.DARK, lw=0.6)
        ax.set_title(f"budget {style.number(budget)}")
        measures.axis(ax, metric, "x", True, "gain")
    for ax in axes[len(budgets):]:
        ax.set_axis_off()
    return fig
