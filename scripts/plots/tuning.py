"""What a search for good levels ended at, and the metric before and after it."""

import numpy as np

import measures
import style
from loader import study


def draw(results):
    if results.tuning is None or results.tuning.empty:
        return None
    table, metric = results.tuning, study.tuned_metric(results.manifest)
    lists = [1.0 + style.ROW_IN * 2, 0.4 + style.ROW_IN * max(len(table), 2)]
    fig = style.new_figure(results, f"What the search ended at: {measures.words(metric)}",
                           "Fresh trials, which the search has not seen, before and after on the same draws; whiskers: 95 % intervals.",
                           8.2, sum(lists))
    top, below = fig.subplots(2, 1, height_ratios=lists)
    _before_and_after(top, table.iloc[0], metric)
    style.list_rows(below, list(table["path"]), 60)
    for y, row in enumerate(table.itertuples()):
        said = f"{row.label} ({row.value})" if row.label not in ("", row.value) else row.value
        below.text(0.01, y, said, transform=below.get_yaxis_transform(), va="center", fontsize=8)
    below.set(title="Levels", xticks=[])
    below.spines[["left", "bottom"]].set_visible(False)
    return fig


def _before_and_after(ax, row, metric):
    style.list_rows(ax, ["before", "after"])
    means = [row["before"], row["after"]]
    ends = [np.maximum(0.0, [row[f"before_ci_{end}"], row[f"after_ci_{end}"]]) for end in ("low", "high")]
    ax.barh(range(2), means, color=[style.GREY, style.BLUE], height=0.6)
    style.whiskers(ax, range(2), *ends, color=style.BLACK, lw=1.2)
    for y, mean in enumerate(means):
        ax.text(1.01, y, measures.text(metric, mean), transform=ax.get_yaxis_transform(), va="center", fontsize=8)
    change = [measures.change(metric, row[f"difference{end}"]) for end in ("", "_ci_low", "_ci_high")]
    ax.set_title(f"changed by {change[0]} [{change[1]}, {change[2]}] {measures.unit(metric, True)}")
    measures.axis(ax, metric, "x")
