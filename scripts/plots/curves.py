"""What a metric does over the factors of a design: lines over the first, or points where it was drawn at random."""

import textwrap

import numpy as np

import measures
import style
from loader import knee_of

MARKS = "osD^vP*X"
COLOURS = (style.BLUE, style.ORANGE, style.GREEN, style.VERMILION, style.PURPLE, style.SKY, style.BLACK, "#999933")
LONGEST_LEGEND, LONGEST_LABEL = 16, 46  # entries; characters of one, for two to stand beside each other
MOST_LINES, MOST_PANELS = 6, 12  # in one panel: more are a tangle, and make panels of their own
PANEL_COLUMNS, KEY_COLUMNS = 3, 3
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
    if rows.empty or (rows[["difference", "ci_low", "ci_high"]] == 0).all(axis=None):
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
    if is_scattered(rows, factors):
        fig = style.new_figure(results, title, f"Lines: {meaning}.", WIDTH_IN, 0.6 + 2.2 * -(-len(factors) // 3))
        _scatter(fig, rows, factors, metric, value)
        return fig
    panels = panels_of(rows, factors)
    # The same line has the same colour in both figures, though the baseline's own is in one of them only.
    order = [label for label, _ in lines_of(measures.rows_of(results.points, metric), panels[0].factors)]
    knees = [{} if value == "difference" else _knees(panel, value) for panel in panels]
    note = f"{'Bands' if all(panel.has_bands for panel in panels) else 'Whiskers'}: {meaning}."
    if any(knees):
        note += " Ring: the knee, where the curve lies farthest below the line between its ends."
    if len(panels) == 1:
        labels = [_label(label, knees[0].get(label)) for label, _ in panels[0].lines]
        fig = style.new_figure(results, title, note, WIDTH_IN, BODY_IN + legend_height_in(labels))
        _panel(fig.subplots(), panels[0], order, metric, value, knees[0], labels)
        legend_above(fig.axes[0])
        return fig
    return _panels(results, title, note, panels, order, metric, value, knees)


class Panel:
    """What is drawn on one pair of axes: lines over the first of its factors, one for each level of the others."""

    def __init__(self, name, rows, factors):
        self.name, self.rows, self.factors = name, rows, factors
        self.lines = list(lines_of(rows, factors))
        self.has_bands = measures.is_numeric(rows[factors[0]]) and len(self.lines) <= MOST_BANDS


def panels_of(rows, factors):
    """One, if that is few lines; else one for each combination of all factors but the first two."""
    whole = Panel("", rows, factors)
    if len(factors) < 3 or len(whole.lines) <= MOST_LINES:
        return [whole]
    return [Panel(name, part, factors[:2]) for name, part in lines_of(rows, factors[1:])]


def _panels(results, title, note, panels, order, metric, value, knees):
    """Small ones beside each other, on the same scales, with one key."""
    shown = panels[:MOST_PANELS]
    if len(panels) > len(shown):
        note += f" The first {len(shown)} of {len(panels)} combinations."
    columns = min(PANEL_COLUMNS, len(shown)) if len(shown) != 4 else 2
    lines = -(-len(shown) // columns)
    key_in = 0.1 + 0.2 * -(-len(order) // KEY_COLUMNS)
    fig = style.new_figure(results, title, note, 3.1 * columns + 0.9, key_in + 2.5 * lines)
    grid = fig.add_gridspec(1 + lines, columns, height_ratios=[key_in, *[2.5] * lines])
    axes = []
    for place, panel in enumerate(shown):
        shared = {"sharex": axes[0], "sharey": axes[0]} if axes else {}
        axes.append(fig.add_subplot(grid[1 + place // columns, place % columns], **shared))
        _panel(axes[-1], panel, order, metric, value, knees[place], [label for label, _ in panel.lines])
        axes[-1].set_title("\n".join(textwrap.wrap(panel.name, 44)), fontsize=8)
        if place % columns:
            axes[-1].set_ylabel("")
        if place + columns < len(shown):
            axes[-1].set_xlabel("")
    _key(fig.add_subplot(grid[0, :]), axes)
    return fig


def _key(ax, axes):
    """One entry a line, whichever panels it is in."""
    entries = {label: handle for panel in axes for handle, label in zip(*panel.get_legend_handles_labels())}
    ax.set_axis_off()
    ax.legend(entries.values(), entries.keys(), loc="center left", ncol=KEY_COLUMNS, borderaxespad=0.0)


def _panel(ax, panel, order, metric, value, knees, labels):
    is_difference = value == "difference"
    for place, ((name, part), label) in enumerate(zip(panel.lines, labels)):
        _line(ax, part, panel.factors[0], value, order.index(name) if name in order else 0, panel.has_bands,
              place - (len(panel.lines) - 1) / 2, label, knees.get(name))
    ax.set_xlabel(panel.factors[0])
    ax.grid(True)
    measures.axis(ax, metric, "y", is_difference, "change of " + measures.words(metric) if is_difference else None)
    if is_difference:
        mark_sides(ax, metric)


def _label(name, knee):
    """Of a line in a key: with its knee, if it has one."""
    if knee is None:
        return name
    return f"{name} (knee at {knee:g})" if name else f"knee at {knee:g}"


def lines_of(rows, factors):
    """Label and rows of each line over the first factor: one for each combination of the others."""
    others = factors[1:]
    keys = others[0] if len(others) == 1 else others
    for levels, part in rows.groupby(keys, sort=False) if others else [((), rows)]:
        levels = levels if isinstance(levels, tuple) else (levels,)
        yield (", ".join(f"{name} {measures.level_text(level)}" for name, level in zip(others, levels)),
               part.sort_values(factors[0]) if measures.is_numeric(part[factors[0]]) else part)


def _knees(panel, value):
    """The knee of each line that has one."""
    found = {label: knee_of(part[panel.factors[0]], part[value], part["ci_low"], part["ci_high"]) for label, part in panel.lines
             if measures.is_numeric(part[panel.factors[0]])}
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
    if numeric:
        at = x if bands else x + 0.008 * np.ptp(np.asarray(x, float)) * place
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
    labels = ax.get_legend_handles_labels()[1]
    if len(labels) <= LONGEST_LEGEND and any(labels):
        ax.legend(loc="lower left", bbox_to_anchor=(0, 1), ncol=_legend_columns(labels))


def legend_height_in(labels):
    return 0.2 * -(-len(labels) // _legend_columns(labels)) if 1 < len(labels) <= LONGEST_LEGEND else 0


def _legend_columns(labels):
    """Two, where there is room for two."""
    return 2 if max(map(len, labels), default=0) <= LONGEST_LABEL else 1


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
