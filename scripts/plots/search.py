"""The curve of a saturation search, its level, and the crossing with its interval."""

import pandas as pd

import measures
import style
from curves import COLOURS, legend_above, legend_height_in, ring
from loader import crossings, knee_of


def draw(results):
    if results.curve is None or results.crossing is None or results.crossing.empty:
        return None
    searches = results.crossing.reset_index(drop=True)
    first, metric = searches.iloc[0], measures.of_table(searches)
    parts = [crossings.curve_of(results.curve, row) for _, row in searches.iterrows()]
    knees = [knee_of(part["value"], part["mean"], part["ci_low"], part["ci_high"]) for part in parts]
    note = f"Bands: {measures.confidence(first)}. Shaded: that of the crossing."
    if any(knee is not None for knee in knees):
        note += " Ring: the knee, where the curve lies farthest below the line between its ends."
    fig = style.new_figure(results, f"Where {measures.condition(first)}", note, 7.2,
                           4.0 + legend_height_in([_label(row, part) for (_, row), part in zip(searches.iterrows(), parts)]))
    ax = fig.subplots()
    _level(ax, first, metric)
    for i, ((_, row), part, knee) in enumerate(zip(searches.iterrows(), parts, knees)):
        _search(ax, row, part, knee, COLOURS[i % len(COLOURS)])
    ax.set_xlabel(f"{first['path']} ({first['unit']})" if first["unit"] else first["path"])
    measures.axis(ax, metric)
    ax.grid(True)
    legend_above(ax)
    return fig


def _level(ax, row, metric):
    ax.axhline(row["level"], color=style.DARK, lw=0.8, ls="--")
    level = f"{100 * row['level']:g} %" if measures.is_share(metric) else f"{row['level']:g}"
    ax.annotate(f"level {level}", (1.0, row["level"]), (0, 3), xycoords=ax.get_yaxis_transform(),
                textcoords="offset points", ha="right", va="bottom", fontsize=8, color=style.DARK)


def _search(ax, row, part, knee, colour):
    """A curve; its crossing is drawn, and written into the legend."""
    if knee is not None:
        ring(ax, part["value"], part["mean"], knee, colour)
    ax.plot(part["value"], part["mean"], color=colour, marker=".", label=style.legend_label(_label(row, part)))
    ax.fill_between(part["value"], part["ci_low"], part["ci_high"], color=colour, alpha=0.18, lw=0)
    if pd.notna(row["crossing"]):
        ax.axvline(row["crossing"], color=colour, lw=0.9)
    _shade(ax, row, part, colour)


def _shade(ax, row, part, colour):
    """The interval of the crossing; where an end lies outside the search, up to there."""
    low, high = crossings.reach_of(row, part)
    if pd.notna(low) and pd.notna(high):
        ax.axvspan(low, high, color=colour, alpha=0.12, lw=0)


def _label(row, part):
    """`channels 4: crossed at 34 [33, 34]`."""
    of = f"{row['second_path'].rpartition('.')[2]} {row['second_value']}: " if row["second_value"] else ""
    if pd.isna(row["crossing"]):
        return f"{of}not crossed: {crossings.uncrossed(row, part, _written)}"
    ends = ", ".join(crossings.ends_of(row, part, _written))
    return f"{of}crossed at {_written(row['crossing'])} [{ends}] {row['unit']}".rstrip()


def _written(value):
    return f"{value:.5g}"
