"""What a metric does over the factors of a design: lines over the first, or points where it was drawn at random."""

import numpy as np

import measures
import style
from loader import knee_of

MARKS = "osD^vP*X"
COLOURS = (style.BLUE, style.ORANGE, style.GREEN, style.VERMILION, style.PURPLE, style.SKY, style.BLACK, "#999933")
LONGEST_LEGEND, LEGEND_COLUMNS = 16, 2
MOST_BANDS = 3  # more are mud: from there on whiskers beside each other
WIDTH_IN, BODY_IN = 7.2, 4.0
OF_MEAN = ("ci_low", "ci_high", "95 % intervals of the mean")
OF_TRIALS = ("p05", "p95", "5–95 % of trials")


def draw(results, metric, of_trials=False):
    """The metric with the intervals of its mean, or with its range from trial to trial."""
    if results.points is None:
        return None
    factors = measures.factors_of(results.points)
    title = f"{measures.title(metric)} over {factors[0]}" if factors else measures.title(metric)
    low, high, meaning = OF_TRIALS if of_trials else OF_MEAN
    rows = measures.rows_of(results.points, metric)
    return _design(results, rows.assign(low=rows[low], high=rows[high]), metric, "mean", title, meaning)


def differences(results, metric):
    """The same as differences from the baseline, trial by trial."""
    if results.differences is None or results.differences.empty:
        return None
    rows = measures.rows_of(results.differences, metric, "difference")
    if rows.empty:
        return None
    baseline = baseline_of(results, metric)
    return _design(results, rows.assign(low=rows["ci_low"], high=rows["ci_high"]), metric, "difference",
                   f"{measures.title(metric)}: change from {baseline}",
                   "95 % intervals of paired differences (common random numbers)")


def baseline_of(results, metric):
    """What all points have in common that are compared with nothing: `channels 2`."""
    rows = measures.rows_of(results.points, metric) if results.points is not None else None
    if rows is None:
        return "the baseline"
    compared = set(measures.rows_of(results.differences, metric, "difference")["point"])
    alone = rows[~rows["point"].isin(compared)]
    named = [f"{name} {measures.level_text(alone[name].iloc[0])}" for name in measures.factors_of(results.points)
             if len(alone) and alone[name].nunique() == 1 and rows[name].nunique() > 1]
    return ", ".join(named) or "the baseline"


def _design(results, rows, metric, value, title, meaning):
    factors = measures.factors_of(results.points)
    is_difference = value == "difference"
    if is_scattered(rows, factors):
        fig = style.new_figure(results, title, f"Lines: {meaning}.", WIDTH_IN, 0.6 + 2.2 * -(-len(factors) // 3))
        _scatter(fig, rows, factors, metric, value)
        return fig
    lines = list(lines_of(rows, factors))
    knees = {} if is_difference else _knees(lines, factors[0], value)
    bands = measures.is_numeric(rows[factors[0]]) and len(lines) <= MOST_BANDS
    note = f"{'Bands' if bands else 'Whiskers'}: {meaning}."
    if knees:
        note += " Ring: the knee, where the curve lies farthest below the line between its ends."
    fig = style.new_figure(results, title, note, WIDTH_IN, BODY_IN + legend_height_in(len(lines)))
    ax = fig.subplots()
    # The same line has the same colour in both figures, though the baseline's own is in one of them only.
    order = [label for label, _ in lines_of(measures.rows_of(results.points, metric), factors)]
    for place, (label, part) in enumerate(lines):
        _line(ax, part, factors[0], value, order.index(label) if label in order else 0, bands,
              place - (len(lines) - 1) / 2, label, knees.get(label))
    ax.set_xlabel(factors[0])
    ax.grid(True)
    legend_above(ax)
    measures.axis(ax, metric, "y", is_difference, "change of " + measures.words(metric) if is_difference else None)
    if is_difference:
        mark_sides(ax, metric)
    return fig


def lines_of(rows, factors):
    """Label and rows of each line over the first factor: one for each combination of the others."""
    others = factors[1:]
    keys = others[0] if len(others) == 1 else others
    for levels, part in rows.groupby(keys, sort=False) if others else [((), rows)]:
        levels = levels if isinstance(levels, tuple) else (levels,)
        yield (", ".join(f"{name} {measures.level_text(level)}" for name, level in zip(others, levels)),
               part.sort_values(factors[0]) if measures.is_numeric(part[factors[0]]) else part)


def _knees(lines, factor, value):
    found = {label: knee_of(part[factor], part[value], part["ci_low"], part["ci_high"]) for label, part in lines
             if measures.is_numeric(part[factor])}
    return {label: knee for label, knee in found.items() if knee is not None}


def ring(ax, x, y, knee, colour):
    at = np.asarray(y, float)[np.asarray(x, float) == knee][0]
    ax.plot(knee, at, marker="o", ms=11, mfc="none", mec=colour, mew=1.4, zorder=4)


def _line(ax, part, factor, value, order, bands, place, label, knee):
    """A line with its band, or with whiskers that stand beside those of the others."""
    x, colour = part[factor], COLOURS[order % len(COLOURS)]
    numeric = measures.is_numeric(x)
    if knee is not None:
        ring(ax, x, part[value], knee, colour)
        label += f" (knee at {knee:g})" if label else f"knee at {knee:g}"
    if numeric:
        at = x if bands else x + 0.004 * np.ptp(np.asarray(x, float)) * place
    else:
        at = [_places(ax, x)[name] + 0.12 * place for name in x]
    ax.plot(at, part[value], marker=MARKS[order % len(MARKS)], color=colour, ms=4, lw=1.4 if numeric else 0,
            label=style.legend_label(label))
    if bands:
        ax.fill_between(x, part["low"], part["high"], color=colour, alpha=0.18, lw=0)
    else:
        style.whiskers(ax, at, part["low"], part["high"], upright=True, color=colour, lw=1.2, alpha=0.8)


def _places(ax, names):
    """Where the levels of a factor stand that has names: one after the other, the same for all lines."""
    known = getattr(ax, "levels", {})
    for name in names:
        known.setdefault(name, len(known))
    ax.levels = known
    ax.set_xticks(range(len(known)), [style.shorten(str(name), 24) for name in known])
    ax.set_xlim(-0.5, len(known) - 0.5)
    return known


def mark_sides(ax, metric):
    """The line of no change, and which side of it is better."""
    ax.axhline(0, color=style.GREY, lw=0.8)
    way = measures.wanted(metric)
    low, high = ax.get_ylim()
    for side, edge in ((1, high), (-1, low)):
        if way and edge * side > 0:
            word = "better" if side == way else "worse"
            ax.text(1.0, 0.98 if side > 0 else 0.02, f"{word} {'↑' if side > 0 else '↓'}", transform=ax.transAxes, ha="right",
                    va="top" if side > 0 else "bottom", fontsize=8,
                    color=measures.BETTER if word == "better" else measures.WORSE)


def legend_above(ax):
    """Where it hides no line."""
    handles, labels = ax.get_legend_handles_labels()
    if len(labels) <= LONGEST_LEGEND and any(labels):
        ax.legend(loc="lower left", bbox_to_anchor=(0, 1), ncol=LEGEND_COLUMNS)


def legend_height_in(entries):
    return 0.2 * -(-entries // LEGEND_COLUMNS) if 1 < entries <= LONGEST_LEGEND else 0


def is_scattered(rows, factors):
    """Whether points were drawn at random (or are a list): no two of them are on one line."""
    return len(factors) > 1 and len(rows) > 1 and not rows.duplicated(factors[1:]).any()


def _scatter(fig, rows, factors, metric, value):
    """A panel a factor: the metric of every point with its interval, whatever its other factors are."""
    columns = min(len(factors), 3)
    axes = fig.subplots(-(-len(factors) // columns), columns, sharey=True, squeeze=False)
    for ax, factor in zip(axes.flat, factors):
        ax.vlines(rows[factor], rows["low"], rows["high"], color=style.PALE, lw=0.8)
        ax.scatter(rows[factor], rows[value], s=9, color=style.BLUE, zorder=3)
        ax.set_xlabel(factor)
        ax.grid(True)
    for ax in axes.flat[len(factors):]:
        ax.axis("off")
    for ax in axes[:, 0]:
        measures.axis(ax, metric, "y", value == "difference")
