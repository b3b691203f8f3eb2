"""What to buy next at each budget: the gain of one more for its cost, with its interval, in the raid that is worst then."""

import measures
import plan_tables
import style

MOST = 8  # items of each budget


def draw(results):
    table = results.marginal
    if table is None or table.empty or results.frontier is None or results.frontier.empty:
        return None
    plan = plan_tables.Plan(results)
    budgets = [budget for budget in plan.budgets if (table["budget"] == budget).any()]
    shown = [_rows(table, plan, budget) for budget in budgets]
    columns = min(3, len(budgets))
    lines = -(-len(budgets) // columns)
    most = max(map(len, shown))
    fig = style.new_figure(results, f"What next: gain in {measures.words(plan.metric)} for each 1 of money", note(plan, table), 9.6,
                           lines * (1.0 + style.ROW_IN * max(most, 3)))
    axes = fig.subplots(lines, columns, squeeze=False, sharex=True).ravel()
    for ax, budget, rows in zip(axes, budgets, shown):
        _panel(ax, rows)
        against = f"\nagainst {style.shorten(plan.worst_raid(budget), 24)}" if plan.has_raids else ""
        ax.set_title(f"budget {style.number(budget)}{against}", fontsize=9)
        ax.tick_params(labelbottom=True)
        measures.axis(ax, plan.metric, "x", True, "gain for 1 of money")
    for ax in axes[len(budgets):]:
        ax.set_axis_off()
    return fig


def note(plan, table):
    against = " Against the raid that is worst for what is bought by then." if plan.has_raids else ""
    many = table.groupby("budget")["item"].nunique().max()
    return ("Gain (to the right: better) of one more, with what it requires, for each 1 of money that it costs; 95 % intervals "
            f"from fresh, paired trials; of many, one in twenty misses.{against}"
            f"{f' The {MOST} largest of each budget.' if many > MOST else ''} Blue: better; red: worse; grey: no more than chance.")


def _rows(table, plan, budget):
    rows = table[(table["budget"] == budget) & (table["raid"] == plan.worst_raid(budget))]
    return rows.nlargest(MOST, "gain_per_cost")


def _panel(ax, rows):
    places = range(len(rows))
    colours = [style.BLUE if low > 0 else style.VERMILION if high < 0 else style.GREY
               for low, high in zip(rows["ci_low"], rows["ci_high"])]
    ax.axvline(0, color=style.DARK, lw=0.6)
    style.whiskers(ax, places, rows["gain_per_cost_ci_low"], rows["gain_per_cost_ci_high"], color=style.BLACK, lw=1.1)
    ax.scatter(rows["gain_per_cost"], places, color=colours, s=16, zorder=3)
    style.list_rows(ax, list(rows["item"]), 24)
