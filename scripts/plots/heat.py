"""A metric over two numeric factors at once: cells as wide as the steps between their levels, with their values."""

import numpy as np

import measures
import style

MOST_WRITTEN = 120  # cells; more have no room for figures
LEAST_CELL = 0.05  # of the map: a narrower cell has no room either


def draw(results, metric):
    """None where there are no two such factors, where their points fill no grid (drawn at random), or all are alike."""
    if results.points is None:
        return None
    factors = [name for name in measures.factors_of(results.points) if measures.is_numeric(results.points[name])]
    if len(factors) < 2:
        return None
    rows = measures.rows_of(results.points, metric)
    grid = rows.pivot_table(index=factors[1], columns=factors[0], values="mean", aggfunc="mean")
    if grid.isna().any().any() or min(grid.shape) < 2 or grid.to_numpy().min() == grid.to_numpy().max():
        return None
    averaged = _averaged(rows, factors[:2], measures.factors_of(results.points))
    what = "the mean of the design points with its two levels" if averaged else "a design point"
    fig = style.new_figure(results, f"{measures.title(metric)} over {factors[0]} and {factors[1]}",
                           f"Each cell is {what}, as wide as the steps to its neighbours.", 7.2,
                           1.2 + 0.42 * max(5, len(grid)))
    ax = fig.subplots()
    x, y = (edges(np.asarray(levels, float)) for levels in (grid.columns, grid.index))
    image = ax.pcolormesh(x, y, grid.to_numpy(), cmap="cividis", rasterized=True)
    if grid.size <= MOST_WRITTEN:
        _write(ax, grid, x, y, image, metric)
    ax.set_xticks(grid.columns)
    ax.set_yticks(grid.index)
    ax.set(xlabel=factors[0], ylabel=factors[1])
    ax.set_title(averaged, fontsize=8, fontweight="normal")
    bar = fig.colorbar(image, label=f"{measures.words(metric)} ({measures.unit(metric)})")
    (style.percent_axis if measures.is_share(metric) else style.plain_axis)(bar.ax.yaxis)
    return fig


def edges(levels):
    """Bounds of the cells around these levels: half-way between them."""
    middle = (levels[1:] + levels[:-1]) / 2.0
    return np.concatenate([[1.5 * levels[0] - 0.5 * levels[1]], middle, [1.5 * levels[-1] - 0.5 * levels[-2]]])


def _write(ax, grid, x, y, image, metric):
    wide, high = np.diff(x) / (x[-1] - x[0]), np.diff(y) / (y[-1] - y[0])
    for row, level_y in enumerate(grid.index):
        for column, level_x in enumerate(grid.columns):
            if wide[column] >= LEAST_CELL and high[row] >= LEAST_CELL:
                value = grid.iloc[row, column]
                ax.text((x[column] + x[column + 1]) / 2, (y[row] + y[row + 1]) / 2, measures.text(metric, value),
                        ha="center", va="center", fontsize=7, color=style.ink_on(image.to_rgba(value), of_image=True))


def _averaged(rows, shown, factors):
    """Over what a cell is a mean, besides trials."""
    others = [f"{name} ({', '.join(style.shorten(measures.level_text(level), 16) for level in rows[name].drop_duplicates())})"
              for name in factors if name not in shown and rows[name].nunique() > 1]
    return f"averaged over {'; '.join(others)}" if others else ""
