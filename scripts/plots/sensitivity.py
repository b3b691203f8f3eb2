"""What would help most, best on top."""

import measures
import style

MOST = 25
SAID = {"second of reaction": ("−", "s of reaction"), "second of warning": ("+", "s of warning")}
PLURALS = {"round a week": "rounds a week", "day between raids": "days between raids"}


def draw(results):
    if results.sensitivity is None:
        return None
    table = results.sensitivity
    changes = table["avoided"].ne(0) | table["ci_low"].ne(0) | table["ci_high"].ne(0)
    shown, idle = table[changes].head(MOST), table[~changes]
    metric = measures.of_table(table)
    note = "Paired differences with 95 % intervals. Blue: helps; red: harms; grey: the interval holds both."
    if changes.sum() > MOST:
        note += f" The {MOST} largest of {changes.sum()}."
    if len(idle):
        note += f" Without any effect: {'; '.join(map(step, idle.to_dict('records')))}."
    fig = style.new_figure(results, f"What would help most: {measures.words(metric)} avoided", style.shorten(note, 900), 7.2,
                           0.7 + style.ROW_IN * max(3, len(shown)))
    ax = fig.subplots()
    if shown.empty:
        ax.set_axis_off()
        style.say_empty(ax, "No step has any effect.")
        return fig
    colours = [style.BLUE if low > 0 else style.VERMILION if high < 0 else style.GREY
               for low, high in zip(shown["ci_low"], shown["ci_high"])]
    ax.axvline(0, color=style.GREY, lw=0.8)
    ax.barh(range(len(shown)), shown["avoided"], color=colours, height=0.6)
    style.whiskers(ax, range(len(shown)), shown["ci_low"], shown["ci_high"], color=style.BLACK, lw=1.2)
    style.list_rows(ax, list(map(step, shown.to_dict("records"))), 44)
    measures.axis(ax, metric, "x", True, f"avoided: {measures.words(metric)}")
    return fig


def step(row):
    """`+3 rounds, medium_sam`; a second of reaction is one less."""
    more = row["what"] if row["amount"] == 1 else PLURALS.get(row["what"], row["what"] + "s")
    sign, what = SAID.get(row["what"], ("+", more))
    return f"{sign}{row['amount']:g} {what}" + (f", {row['of']}" if row["of"] else "")
