"""Figures of studies: what a metric does over a factor, two factors at once, against the baseline, and what helps."""

import numpy as np
import pandas as pd
from matplotlib import patheffects, ticker
from matplotlib import pyplot as plt

import style
from loader import knee_of, study, unit_of

MARKS = "osD^vP*X"
LONGEST_LEGEND, LEGEND_COLUMNS = 16, 2
COLOURS = (style.BLUE, style.ORANGE, style.GREEN, style.VERMILION, style.PURPLE, style.SKY, style.BLACK, style.YELLOW)

# The rows of comparison.csv that are drawn: those that an analyst looks at first, and the causes that there are.
COMPARED = ("leakage", "leakers", "shots", "defender_cost", "capacity_lost_MW", *style.CAUSES)


def factors_of(table):
    """Columns of the design, numbers first: they make axes."""
    return sorted(study.factors_of(table), key=lambda name: not pd.api.types.is_numeric_dtype(table[name]))


def rows_of(table, metric, value="mean"):
    """Rows of a metric written `leakage:all`; of several replicates, which are independent, the mean of all."""
    chosen = study.rows_of(table, metric)
    if "replicate" not in chosen or chosen["replicate"].nunique() == 1:
        return chosen
    by_point = chosen["point"]
    replicates = chosen.groupby("point")[value].transform("count")
    pooled = chosen.groupby("point")[value].transform("mean")
    low, high = (np.sqrt(((chosen[value] - chosen[end])**2).groupby(by_point).transform("sum")) / replicates
                 for end in ("ci_low", "ci_high"))
    return chosen.assign(**{value: pooled, "ci_low": pooled - low, "ci_high": pooled + high}).drop_duplicates("point")


def metric_of(table):
    """The one metric that a table is about, written `leakage:all`."""
    return f"{table['metric'].iloc[0]}:{table['group'].iloc[0]}"


def is_share(metric):
    return metric.startswith("leakage:")


def name_of(metric):
    """The metric with its unit."""
    return f"{metric}, {'%' if is_share(metric) else unit_of(metric)}"


def axis_of(ax, metric, which="y", what=""):
    if is_share(metric):
        style.percent_axis(getattr(ax, which + "axis"))
    getattr(ax, f"set_{which}label")(what + name_of(metric))


def mark_knee(ax, x, rows, value, colour):
    """A ring where the curve bends; returns its x, or None."""
    knee = knee_of(x, rows[value], rows["ci_low"], rows["ci_high"])
    if knee is not None:
        at = rows.loc[np.asarray(x, float) == knee, value].iloc[0]
        ax.plot(knee, at, marker="o", ms=11, mfc="none", mec=colour, mew=1.4, zorder=4)
    return knee


def lines_of(rows, factors):
    """Label and rows of each line over the first factor: one for each combination of the others."""
    others = factors[1:]
    keys = others[0] if len(others) == 1 else others
    for levels, part in rows.groupby(keys, sort=False) if others else [((), rows)]:
        levels = levels if isinstance(levels, tuple) else (levels,)
        is_numeric = pd.api.types.is_numeric_dtype(part[factors[0]])
        yield (", ".join(f"{name} {level_text(level)}" for name, level in zip(others, levels)),
               part.sort_values(factors[0]) if is_numeric else part)


def level_text(level):
    return f"{level:g}" if isinstance(level, float) else str(level)


def lines_over(ax, lines, factors, value, colours, has_knees=False):
    """The lines with their bands, in the colours of their labels."""
    for label, part in lines:
        x = part[factors[0]]
        i = colours.index(label) if label in colours else 0
        colour = COLOURS[i % len(COLOURS)]
        is_numeric = pd.api.types.is_numeric_dtype(x)
        if has_knees and is_numeric:
            knee = mark_knee(ax, x, part, value, colour)
            label += f" (knee at {knee:g})" if knee is not None else ""
        ax.plot(x, part[value], marker=MARKS[i % len(MARKS)], color=colour, ms=4, lw=1.4 if is_numeric else 0,
                label=style.legend_label(label))
        if is_numeric:
            ax.fill_between(x, part["ci_low"], part["ci_high"], color=colour, alpha=0.18, lw=0)
        else:  # nothing lies between names
            style.whiskers(ax, x, part["ci_low"], part["ci_high"], upright=True, color=colour, lw=1.4)
            ax.margins(x=0.15)
    ax.set_xlabel(factors[0])
    ax.grid(True)


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


def scatter(fig, rows, factors, metric, value):
    """A panel a factor: the metric of every point with its interval, whatever its other factors are."""
    columns = min(len(factors), 3)
    axes = fig.subplots(-(-len(factors) // columns), columns, sharey=True, squeeze=False)
    for ax, factor in zip(axes.flat, factors):
        ax.vlines(rows[factor], rows["ci_low"], rows["ci_high"], color=style.PALE, lw=0.8)
        ax.scatter(rows[factor], rows[value], s=9, color=style.BLUE, zorder=3)
        ax.set_xlabel(factor)
        ax.grid(True)
    for ax in axes.flat[len(factors):]:
        ax.axis("off")
    for ax in axes[:, 0]:
        axis_of(ax, metric)


def over_design(results, table, metric, value, title, note):
    """A metric over the first factor in lines, or over every factor in points where there are no lines."""
    rows = rows_of(table, metric, value)
    factors = factors_of(table)
    if is_scattered(rows, factors):
        fig = style.new_figure(results, title, f"Lines: {note}", 7.2, 0.6 + 2.2 * -(-len(factors) // 3))
        scatter(fig, rows, factors, metric, value)
        return fig
    has_knees = value == "mean"
    is_numeric = pd.api.types.is_numeric_dtype(rows[factors[0]])
    rings = " Rings: the knee, where the curve lies farthest below the line between its ends." if has_knees else ""
    lines = list(lines_of(rows, factors))
    fig = style.new_figure(results, title, f"Bands: {note}{rings}" if is_numeric else f"Bars: {note}", 7.2,
                           4.0 + legend_height_in(len(lines)))
    ax = fig.subplots()
    if not has_knees:
        ax.axhline(0, color=style.GREY, lw=0.8)
    # The same line has the same colour in both figures, though the baseline's own is in one of them only.
    colours = [label for label, _ in lines_of(rows_of(results.points, metric), factors_of(results.points))]
    lines_over(ax, lines, factors, value, colours, has_knees)
    legend_above(ax)
    axis_of(ax, metric)
    return fig


def curves(results, metric):
    """The metric over the first numeric factor; bands are 95 % intervals."""
    if results.points is None:
        return None
    return over_design(results, results.points, metric, "mean", f"{metric} over the design",
                       "95 % intervals of the mean.")


def differences(results, metric):
    """The same as differences from the baseline, trial by trial."""
    if results.differences is None or results.differences.empty:
        return None
    return over_design(results, results.differences, metric, "difference", f"{metric}: difference from the baseline",
                       "95 % intervals of paired differences (common random numbers).")


def draw_contours(ax, grid, show):
    """Lines of equal value with their labels, dark with a light edge: legible on every colour of the map."""
    edge = [patheffects.withStroke(linewidth=2.0, foreground="white")]
    values = grid.to_numpy()
    levels = [level for level in ticker.MaxNLocator(7).tick_values(values.min(), values.max())
              if values.min() < level < values.max()]  # one at an end would go round a plateau
    lines = ax.contour(grid, levels=levels, colors="black", linewidths=0.8)
    plt.setp(lines.collections, path_effects=edge)
    plt.setp(ax.clabel(lines, fmt=show, fontsize=7), path_effects=edge)


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
        draw_contours(ax, grid, style.percent if is_share(metric) else style.number)
    ax.set_xticks(range(grid.shape[1]), [f"{value:g}" for value in grid.columns])
    ax.set_yticks(range(grid.shape[0]), [f"{value:g}" for value in grid.index])
    ax.set_xlabel(factors[0])
    ax.set_ylabel(factors[1])
    show = style.percent if is_share(metric) else style.number
    fig.colorbar(image, format=ticker.FuncFormatter(lambda value, _: show(value)), label=name_of(metric))
    return fig


def condition_of(row):
    """That of a search, as `leakage:all <= 5 %`."""
    metric = f"{row['metric']}:{row['group']}"
    level = f"{100 * row['level']:g} %" if is_share(metric) else f"{row['level']:g}"
    return f"{metric} {row['relation']} {level}"


def intervals_of(row):
    """Those that belong to the search's one-sided confidence."""
    return f"{200 * row['confidence'] - 100:.4g} % intervals"


def crossing(results):
    """The curve of a saturation search, its level, and the crossing with its interval."""
    if results.curve is None or results.crossing is None:
        return None
    first = results.crossing.iloc[0]
    metric = metric_of(results.crossing)
    fig = style.new_figure(results, f"Where {condition_of(first)}", f"Bands: {intervals_of(first)}. Shaded: that of the "
                           "crossing. Ring: the knee, where the curve lies farthest below the line between its ends.",
                           7.2, 4.0 + legend_height_in(len(results.crossing)))
    ax = fig.subplots()
    ax.axhline(first["level"], color=style.GREY, lw=0.8, ls="--")
    for i, row in results.crossing.reset_index(drop=True).iterrows():
        colour = COLOURS[i % len(COLOURS)]
        part = results.curve[results.curve["second_value"] == row["second_value"]]
        label = f"{row['second_path']} {row['second_value']}" if row["second_value"] else ""
        mark_knee(ax, part["value"], part, "mean", colour)
        ax.plot(part["value"], part["mean"], color=colour, marker=".", label=style.legend_label(label))
        ax.fill_between(part["value"], part["ci_low"], part["ci_high"], color=colour, alpha=0.18, lw=0)
        if pd.notna(row["crossing"]):
            ax.axvline(row["crossing"], color=colour, lw=0.9)
        if pd.notna(row["ci_low"]) and pd.notna(row["ci_high"]):
            ax.axvspan(row["ci_low"], row["ci_high"], color=colour, alpha=0.12, lw=0)
    unit = f", {first['unit']}" if first["unit"] else ""
    ax.set_xlabel(first["path"] + unit)
    axis_of(ax, metric)
    legend_above(ax)
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
    holds_above = (table["direction"].eq("rising") == (first["relation"] == ">="))[table["crossing"].notna()]
    side = "above" if holds_above.all() else "below"
    uncrossed = "".join(f" It {direction} holds at {', '.join(part['second_value'])}."
                        for direction, part in table[table["crossing"].isna()].groupby("direction") if direction)
    fig = style.new_figure(results, f"{first['path']}: {condition_of(first)}",
                           f"The condition holds {side} the line.{uncrossed} Bars: {intervals_of(first)}; without "
                           "one, an end lies outside the search.", 7.2, 4.0)
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
    style.list_rows(ax, names, 40)
    axis_of(ax, metric, "x", "avoided: ")
    return fig


def comparison(results):
    """What changes from the reference to each other scenario: paired differences, metric by metric."""
    if results.comparison is None or results.comparison.empty:
        return None
    table = results.comparison[results.comparison["metric"].isin(COMPARED)]
    is_family = (table["metric"] == "leakage") & table["group"].str.startswith("family:")
    table = table[(table["group"] == "all") | is_family]
    is_there = table[["mean", "reference_mean"]].ne(0).any(axis=1).groupby(table["metric"]).transform("any")
    table = table[is_there | ~table["metric"].isin(style.CAUSES)]
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
