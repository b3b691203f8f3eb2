"""The alternatives of a selection, best on top: their factors, their means, and the trials that each was given."""

import textwrap

import measures
import style

MOST = 40
LONGEST_LABEL, LINE_IN = 46, 0.15


def draw(results):
    if results.selection is None:
        return None
    table = results.selection.head(MOST)
    metric = measures.of_table(table)
    labels = [label(name) for name in table["scenario"]]
    lines = max((text.count("\n") + 1 for text in labels), default=1)
    note = "Means with 95 % intervals; trials spent until each was dropped. Blue: selected, or not told apart from it."
    if len(results.selection) > MOST:
        note += f" The {MOST} best of {len(results.selection)}."
    fig = style.new_figure(results, f"Which is best: {measures.words(metric)}", note, 9.0,
                           0.7 + max(style.ROW_IN, LINE_IN * lines + 0.06) * max(3, len(table)))
    left, right = fig.subplots(1, 2, width_ratios=[2, 1])
    places = range(len(table))
    colours = [style.BLUE if verdict != "dropped" else style.GREY for verdict in table["verdict"]]
    left.scatter(table["mean"], places, color=colours, s=14, zorder=3)
    style.whiskers(left, places, table["ci_low"], table["ci_high"], color=style.BLACK, lw=1.2)
    style.list_rows(left, labels, 10**6)
    measures.axis(left, metric, "x")
    right.barh(places, table["trials"], color=colours, height=0.6)
    style.list_rows(right, [""] * len(table))
    right.set_xlabel("trials")
    return fig


def label(name):
    """`cruise at = 220 min, ballistic at = 40 min` whole, in lines that break between factors where they can."""
    parts, lines = name.split(", "), [""]
    for part in parts:
        joined = f"{lines[-1]}, {part}" if lines[-1] else part
        if len(joined) <= LONGEST_LABEL or not lines[-1]:
            lines[-1] = joined
        else:
            lines[-1] += ","
            lines.append(part)
    return "\n".join(wrapped for line in lines for wrapped in textwrap.wrap(line, LONGEST_LABEL) or [""])
