"""Figures of studies: what a metric does over a factor, two factors at once, against the baseline, and what helps."""

import numpy as np
import pandas as pd
from matplotlib import ticker

import style
from loader import study

MARKS = "osD^vP*X"
COLOURS = (style.BLUE, style.ORANGE, style.GREEN, style.VERMILION, style.PURPLE, style.SKY, style.BLACK, style.YELLOW)

# The rows of comparison.csv that are drawn: those that an analyst looks at first.
COMPARED = ("leakage", "leakers", "shots", "defender_cost", "capacity_lost_MW", "missed", "magazine", "channels")


def factors_of(table):
    """Columns of the design, numbers first: they make axes."""
    return sorted(study.factors_of(table), key=lambda name: not pd.api.types.is_numeric_dtype(table[name]))


def rows_of(table, metric):
    """Rows of a metric written `leakage:all`, of the first replicate."""
    chosen = study.rows_of(table, metric)
    return chosen[chosen["replicate"] == 0] if "replicate" in chosen else chosen


def metric_of(table):
    """The one metric that a table is about, written `leakage:all`."""
    return f"{table['metric'].iloc[0]}:{table['group'].iloc[0]}"


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
    metric = metric_of(results.crossing)
    fig = style.new_figure(results, f"Where {metric} {first['relation']} {first['level']:g}",
                           "Bands: 95 % intervals. Shaded: interval of the crossing.", 7.2, 4.0)
    ax = fig.subplots()
    ax.axhline(first["level"], color=style.GREY, lw=0.8, ls="--")
    for i, row in results.crossing.reset_index(drop=True).iterrows():
        colour = COLOURS[i % len(COLOURS)]
        part = results.curve[results.curve["second_value"] == row["second_value"]]
        label = f"{row['second_path']} {row['second_value']}" if row["second_value"] else ""
        ax.plot(part["value"], part["mean"], color=colour, marker=".", label=style.legend_label(label))
        ax.fill_between(part["value"], part["ci_low"], part["ci_high"], color=colour, alpha=0.18, lw=0)
        if pd.notna(row["crossing"]):
            ax.axvline(row["crossing"], color=colour, lw=0.9)
        if pd.notna(row["ci_low"]) and pd.notna(row["ci_high"]):
            ax.axvspan(row["ci_low"], row["ci_high"], color=colour, alpha=0.12, lw=0)
    unit = f", {first['unit']}" if first["unit"] else ""
    ax.set_xlabel(first["path"] + unit)
    axis_of(ax, metric)
    if len(results.crossing) > 1:
        ax.legend()
    return fig


def frontier(results):
    """The crossing over the second parameter: how much of the one it takes for so much of the other."""
    table = results.crossing
    if table is None or len(table) < 2:
        return None
    others = pd.to_numeric(table["second_value"].str.split(" ").str[0], errors="coerce")
    if others.isna().any() or table["crossing"].notna().sum() < 2:
        return None
    first = table.iloc[0]
    fig = style.new_figure(results, f"{first['path']} where {metric_of(table)} {first['relation']} "
                           f"{first['level']:g}", "Bars: 95 % intervals; an end that is missing lies outside the search.",
                           7.2, 4.0)
    ax = fig.subplots()
    ax.plot(others, table["crossing"], color=style.BLUE, marker="o", ms=4, lw=1.4)
    style.whiskers(ax, others, table["ci_low"], table["ci_high"], upright=True, color=style.BLACK, lw=1.0)
    unit = table["second_value"].iloc[0].partition(" ")[2]
    ax.set_xlabel(first["second_path"] + (f", {unit}" if unit else ""))
    ax.set_ylabel(first["path"] + (f", {first['unit']}" if first["unit"] else ""))
    ax.grid(True)
    return fig


def sensitivity(results):
    """What would help most, best on top."""
    if results.sensitivity is None:
        return None
    table = results.sensitivity.head(25)
    metric = metric_of(table)
    names = [f"+{row['amount']:g} {row['what']}" + (f", {row['of']}" if row["of"] else "")
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


def comparison(results):
    """What changes from the reference to each other scenario: paired differences, metric by metric."""
    if results.comparison is None or results.comparison.empty:
        return None
    table = results.comparison[results.comparison["metric"].isin(COMPARED)]
    table = table[(table["group"] == "all") | (table["metric"] == "leakage")]
    metrics = list((table["metric"] + ":" + table["group"]).drop_duplicates())
    scenarios = list(table["scenario"].drop_duplicates())
    fig = style.new_figure(results, f"Against {style.shorten(table['reference'].iloc[0], 50)}",
                           "Paired differences with 95 % intervals (common random numbers), each metric on its own axis.",
                           7.2, len(metrics) * (0.5 + 0.16 * len(scenarios)))
    axes = fig.subplots(len(metrics), 1, squeeze=False)[:, 0]
    for ax, metric in zip(axes, metrics):
        rows = rows_of(table, metric).set_index("scenario").reindex(scenarios)
        ax.axvline(0, color=style.GREY, lw=0.8)
        for i, (_, row) in enumerate(rows.iterrows()):
            colour = COLOURS[i % len(COLOURS)]
            ax.plot(row["difference"], i, MARKS[i % len(MARKS)], color=colour, ms=4)
            style.whiskers(ax, [i], [row["ci_low"]], [row["ci_high"]], color=colour, lw=1.4)
        style.list_rows(ax, scenarios)
        ax.tick_params(axis="y", labelsize=6)
        axis_of(ax, metric, "x")
    return fig


def selection(results):
    """The alternatives of a selection, best on top: their means, and the trials that each was given."""
    if results.selection is None:
        return None
    table = results.selection.head(40)
    metric = metric_of(table)
    fig = style.new_figure(results, f"Which is best: {metric}",
                           "Means with 95 % intervals; trials spent until each was dropped. The 40 best.", 7.2,
                           0.7 + style.ROW_IN * max(3, len(table)))
    left, right = fig.subplots(1, 2, width_ratios=[2, 1])
    places = range(len(table))
    colours = [style.BLUE if verdict != "dropped" else style.GREY for verdict in table["verdict"]]
    left.scatter(table["mean"], places, color=colours, s=14, zorder=3)
    style.whiskers(left, places, table["ci_low"], table["ci_high"], color=style.BLACK, lw=1.2)
    style.list_rows(left, list(table["scenario"]))
    axis_of(left, metric, "x")
    right.barh(places, table["trials"], color=colours, height=0.6)
    style.list_rows(right, [""] * len(table))
    right.set_xlabel("trials")
    return fig


def sobol(results):
    """Shares of the variance, first order beside total, largest on top: a tornado of what is worth knowing."""
    if results.sobol is None:
        return None
    table = results.sobol.head(25)
    metric = metric_of(table)
    fig = style.new_figure(results, f"What explains the variance of {metric}",
                           "Sobol' indices with 95 % intervals; the 25 largest. The gap between total and first order is "
                           "interaction.", 7.2, 0.7 + 1.4 * style.ROW_IN * max(3, len(table)))
    ax = fig.subplots()
    ax.axvline(0, color=style.GREY, lw=0.8)
    for name, shift, colour in (("first", -0.18, style.SKY), ("total", 0.18, style.BLUE)):
        places = [place + shift for place in range(len(table))]
        label = "first order" if name == "first" else name
        ax.barh(places, 100 * table[name], color=colour, height=0.34, label=label)
        style.whiskers(ax, places, 100 * table[f"{name}_ci_low"], 100 * table[f"{name}_ci_high"], color=style.BLACK,
                       lw=1.0)
    style.list_rows(ax, list(table["input"]))
    ax.set_xlabel("share of the variance, %")
    ax.legend(loc="lower right")
    return fig
