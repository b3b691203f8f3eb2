"""Shares of the variance, first order beside total, largest on top: a tornado of what is worth knowing."""

import measures
import style

MOST = 25


def draw(results):
    if results.sobol is None:
        return None
    table = results.sobol.head(MOST)
    which = f"; the {MOST} largest" if len(results.sobol) > MOST else ""
    fig = style.new_figure(results, f"What explains the variance of {measures.words(measures.of_table(table))}",
                           f"Sobol’ indices with 95 % intervals{which}. The gap between total and first order is "
                           "interaction.", 7.2, 0.7 + 1.4 * style.ROW_IN * max(3, len(table)))
    ax = fig.subplots()
    ax.axvline(0, color=style.GREY, lw=0.8)
    for name, shift, colour in (("first", -0.18, style.SKY), ("total", 0.18, style.BLUE)):
        places = [place + shift for place in range(len(table))]
        label = "first order" if name == "first" else name
        ax.barh(places, 100 * table[name], color=colour, height=0.34, label=label)
        style.whiskers(ax, places, 100 * table[f"{name}_ci_low"], 100 * table[f"{name}_ci_high"], color=style.BLACK,
                       lw=1.0)
    style.list_rows(ax, list(table["input"]), 40)
    ax.set_xlabel("share of the variance (%)")
    ax.legend(loc="lower right")
    return fig
