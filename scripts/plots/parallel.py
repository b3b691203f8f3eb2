"""Parallel coordinates of a study: every design point as a line across its factors and all its metrics."""

import matplotlib
from matplotlib import ticker
from matplotlib.cm import ScalarMappable
from matplotlib.colors import LinearSegmentedColormap, Normalize

import measures
import style
from curves import COLOURS

FEW = len(COLOURS)
RAMP = LinearSegmentedColormap.from_list("lines", matplotlib.colormaps["viridis"](
    [0.45 + 0.45 * i / 63 for i in range(64)]))  # its ends are not seen on white, or on a dark page
MOST_LINES = 2000  # more are ink without a pattern


class Axis:
    """One upright line: where each point lies on it, and what stands at its ends (or at every name of it)."""

    def __init__(self, name, values, show=style.number):
        self.name = name
        if measures.is_numeric(values):
            low, high = values.min(), values.max()
            self.places = (values - low) / (high - low) if high > low else values * 0 + 0.5
            self.marks = {0.0: show(low), 1.0: show(high)} if high > low else {0.5: show(low)}
        else:
            names = list(values.drop_duplicates())
            steps = {name: i / max(len(names) - 1, 1) for i, name in enumerate(names)}
            self.places = values.map(steps)
            self.marks = {place: style.shorten(name, 14) for name, place in steps.items()}


def axes_of(results, metrics):
    """Those of the factors, then those of the metrics, over the same design points."""
    rows = {metric: measures.rows_of(results.points, metric).set_index("point") for metric in metrics}
    design = rows[metrics[0]]
    for name in measures.factors_of(results.points):
        yield Axis(style.shorten(name, 34), design[name], measures.level_text)
    for metric in metrics:
        show = style.percent if measures.is_share(metric) else style.number
        yield Axis(f"{style.shorten(measures.words(metric), 34)}\n({measures.unit(metric)})", rows[metric]["mean"], show)


def colours_of(lines, metric):
    """A colour a line, and whether they are few enough to have one each; else it follows the first metric."""
    places = metric.places.fillna(0)
    if len(lines) <= FEW:
        return dict(zip(lines, COLOURS)), True
    return {line: RAMP(places[line]) for line in lines}, False


def draw_axes(ax, axes):
    for i, axis in enumerate(axes):
        ax.axvline(i, color=style.DARK, lw=0.8, zorder=1)
        for place, text in axis.marks.items():
            ax.annotate(text, (i, place), xytext=(3, 0), textcoords="offset points", fontsize=7, va="center", zorder=5,
                        bbox={"boxstyle": "square,pad=0.1", "fc": "white", "ec": "none", "alpha": 0.8})
    ax.set_xticks(range(len(axes)), [axis.name for axis in axes], rotation=25, ha="right")
    ax.set_xlim(-0.2, len(axes) - 0.5)
    ax.set_ylim(-0.06, 1.06)
    ax.set_yticks([])
    ax.spines[["left", "bottom"]].set_visible(False)


def draw(results, metrics):
    """None where there are fewer than two points, or metrics that differ between them."""
    if results.points is None:
        return None
    metrics = [metric for metric in metrics if measures.rows_of(results.points, metric)["mean"].nunique() > 1]
    if len(metrics) < 2:
        return None
    axes = list(axes_of(results, metrics))
    first = axes[-len(metrics)]
    lines = list(first.places.index[:MOST_LINES])
    if len(lines) < 2:
        return None
    colours, is_few = colours_of(lines, first)
    left_out = len(first.places) - len(lines)
    fig = style.new_figure(results, "Every point across its factors and metrics",
                           "Means; each axis from its least value to its largest; metrics that do not change are left out."
                           + (f" {left_out} more points are not drawn." if left_out else ""), 8.2, 4.2)
    ax = fig.subplots()
    for line in lines:
        ax.plot(range(len(axes)), [axis.places[line] for axis in axes], color=colours[line],
                lw=1.6 if is_few else 0.9, alpha=0.9 if len(lines) <= 100 else 0.4, zorder=2)
    draw_axes(ax, axes)
    values = measures.rows_of(results.points, metrics[0])["mean"]
    if not is_few and values.max() > values.min():
        show = ticker.FuncFormatter(lambda value, _: measures.text(metrics[0], value))
        fig.colorbar(ScalarMappable(Normalize(values.min(), values.max()), RAMP), ax=ax, format=show, aspect=30, pad=0.02,
                     label=f"{measures.words(metrics[0])} ({measures.unit(metrics[0])})")
    return fig
