"""Figures of studies: what a metric does over a factor, two factors at once, against the baseline, and what helps."""

import numpy as np
import pandas as pd
from matplotlib import ticker

import style

MARKS = "osD^vP*X"
COLOURS = (style.BLUE, style.ORANGE, style.GREEN, style.VERMILION, style.PURPLE, style.SKY, style.BLACK, style.YELLOW)


def factors_of(table):
    """Columns of the design, numbers first: they make axes."""
    names = list(table.columns[2:list(table.columns).index("metric")])
    return sorted(names, key=lambda name: not pd.api.types.is_numeric_dtype(table[name]))


def rows_of(table, metric):
    """Rows of a metric written `leakage:all`, of the first replicate."""
    name, group = metric.split(":", 1)
    chosen = table[(table["metric"] == name) & (table["group"] == group)]
    return chosen[chosen["replicate"] == 0] if "replicate" in chosen else chosen


def axis_of(ax, metric, which="y"):
    is_share = metric.startswith("leakage:")
    if is_share:
        style.percent_axis(getattr(ax, which + "axis"))
    getattr(ax, f"set_{which}label")(metric + (", %" if is_share else ""))


def lines_over(ax, rows, factors, value):
    """One line and band for each combination of the factors after the first."""
    others = factors[1:]
    keys = others[0] if len(others) == 1 else others
    parts = list(rows.groupby(keys, sort=False)) if others else [((), rows)]
    for i, (levels, part) in enumerate(parts):
        levels = levels if isinstance(levels, tuple) else (levels,)
        part = part.sort_values(factors[0]) if pd.api.types.is_numeric_dtype(part[factors[0]]) else part
        label = ", ".join(f"{name} {level}" for name, level in zip(others, levels))
        colour = COLOURS[i % len(COLOURS)]
        ax.plot(part[factors[0]], part[value], marker=MARKS[i % len(MARKS)], color=colour, ms=4, lw=1.4,
                label=style.legend_label(label))
        ax.fill_between(part[factors[0]], part["ci_low"], part["ci_high"], color=colour, alpha=0.18, lw=0)
    ax.set_xlabel(factors[0])
    ax.grid(True)
    if 1 < len(parts) <= 12:
        ax.legend()


def curves(results, metric):
    """The metric over the first numeric factor; bands are 95 % intervals."""
    rows = rows_of(results.points, metric)
    fig = style.new_figure(results, f"{metric} over the design", "Bands: 95 % intervals of the mean.", 7.2, 4.0)
    ax = fig.subplots()
    lines_over(ax, rows, factors_of(results.points), "mean")
    axis_of(ax, metric)
    return fig


def differences(results, metric):
    """The same as differences from the baseline, trial by trial."""
    if results.differences is None or results.differences.empty:
        return None
    rows = rows_of(results.differences, metric)
    fig = style.new_figure(results, f"{metric}: difference from the baseline",
                           "Bands: 95 % intervals of paired differences (common random numbers).", 7.2, 4.0)
    ax = fig.subplots()
    ax.axhline(0, color=style.GREY, lw=0.8)
    lines_over(ax, rows, factors_of(results.differences), "difference")
    axis_of(ax, metric)
    return fig


def heat(results, metric):
    """Two numeric factors at once, averaged over any others."""
    factors = [name for name in factors_of(results.points) if pd.api.types.is_numeric_dtype(results.points[name])]
    if len(factors) < 2:
        return None
    rows = rows_of(results.points, metric)
    grid = rows.pivot_table(index=factors[1], columns=factors[0], values="mean", aggfunc="mean")
    if grid.isna().any().any():  # points drawn at random fill no grid
        return None
    fig = style.new_figure(results, f"{metric} over {factors[0]} and {factors[1]}",
                           "Means over any other factors. Lines: contours.", 7.2, 0.6 + 0.42 * max(4, len(grid)))
    ax = fig.subplots()
    image = ax.imshow(grid, origin="lower", aspect="auto", cmap="cividis")
    if min(grid.shape) > 1 and np.ptp(grid.to_numpy()) > 0:
        ax.contour(grid, colors="white", linewidths=0.6)
    ax.set_xticks(range(grid.shape[1]), [f"{value:g}" for value in grid.columns])
    ax.set_yticks(range(grid.shape[0]), [f"{value:g}" for value in grid.index])
    ax.set_xlabel(factors[0])
    ax.set_ylabel(factors[1])
    show = style.percent if metric.startswith("leakage:") else style.number
    fig.colorbar(image, format=ticker.FuncFormatter(lambda value, _: show(value)), label=metric)
    return fig


def crossing(results):
    """The curve of a saturation search, its level, and the crossing with its interval."""
    if results.curve is None or results.crossing is None:
        return None
    first = results.crossing.iloc[0]
    metric = f"{first['metric']}:{first['group']}"
    fig = style.new_figure(results, f"Where {metric} {first['relation']} {first['level']:g}",
                           "Bands: 95 % intervals. Shaded: interval of the crossing.", 7.2, 4.0)
    ax = fig.subplots()
    ax.axhline(first["level"], color=style.GREY, lw=0.8, ls="--")
    for i, row in results.crossing.reset_index(drop=True).iterrows():
        colour = COLOURS[i % len(COLOURS)]
        named = pd.notna(row["second_value"])
        same = results.curve["second_value"].astype(str) == str(row["second_value"])
        part = results.curve[same] if named else results.curve
        label = f"{row['second_path']} {row['second_value']}" if named else ""
        ax.plot(part["value"], part["mean"], color=colour, marker=".", label=style.legend_label(label))
        ax.fill_between(part["value"], part["ci_low"], part["ci_high"], color=colour, alpha=0.18, lw=0)
        if pd.notna(row["crossing"]):
            ax.axvline(row["crossing"], color=colour, lw=0.9)
        if pd.notna(row["ci_low"]) and pd.notna(row["ci_high"]):
            ax.axvspan(row["ci_low"], row["ci_high"], color=colour, alpha=0.12, lw=0)
    unit = f", {first['unit']}" if pd.notna(first["unit"]) else ""
    ax.set_xlabel(first["path"] + unit)
    axis_of(ax, metric)
    if len(results.crossing) > 1:
        ax.legend()
    return fig


def sensitivity(results):
    """What would help most, best on top."""
    if results.sensitivity is None:
        return None
    table = results.sensitivity.head(25)
    metric = f"{table['metric'].iloc[0]}:{table['group'].iloc[0]}"
    names = [f"+{row['amount']:g} {row['what']}" + (f", {row['of']}" if pd.notna(row["of"]) else "")
             for _, row in table.iterrows()]
    fig = style.new_figure(results, f"What would help most: {metric} avoided",
                           "Paired differences with 95 % intervals; the 25 largest.", 7.2,
                           0.7 + style.ROW_IN * max(3, len(names)))
    ax = fig.subplots()
    ax.axvline(0, color=style.GREY, lw=0.8)
    ax.barh(range(len(names)), table["avoided"], color=style.SLATE, height=0.6)
    style.whiskers(ax, range(len(names)), table["ci_low"], table["ci_high"], color=style.BLACK, lw=1.2)
    style.list_rows(ax, names)
    axis_of(ax, metric, "x")
    return fig
