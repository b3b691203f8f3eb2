"""A calibration to published bands of nights that differ: each figure before and after, against the range that was asked."""

import re

import style

MISSED = 0.001  # the limit of diagnostics.csv: what is missed by more is not met


def draw(results):
    if results.bands is None or results.bands.empty:
        return None
    bands = list(results.bands.groupby("band", sort=False))
    lists = [0.72 + style.ROW_IN * max(len(rows), 2) for _, rows in bands]
    fig = style.new_figure(
        results, "Published bands, before and after",
        "Share of the launched that leaks: its mean over nights, and quantiles (10 %: one night in ten is better). Bars: the "
        "range that was asked. Rings: what the prior predicts; blue: the calibrated law, red where it misses the range; whiskers: "
        "95 % intervals of means.", 8.2, sum(lists) + 0.3)
    axes = fig.subplots(len(bands), 1, height_ratios=lists, squeeze=False)[:, 0]
    for ax, (name, rows) in zip(axes, bands):
        _band(ax, rows.to_dict("records"))
        ax.set_title(f"{style.shorten(name, 40)}: reports of {rows['launched'].iloc[0]:,.0f} launched")
    axes[-1].set_xlabel("share of the launched that leaks (%)")
    return fig


def figure_name(figure):
    """`p10` as `10 % of nights below`."""
    quantile = re.fullmatch(r"p(\d\d)", figure)
    return f"{int(quantile[1])} % of nights below" if quantile else "mean over nights"


def _band(ax, rows):
    places = range(len(rows))
    style.list_rows(ax, [figure_name(row["figure"]) for row in rows])
    ends = [100 * row[end] for row in rows for end in ("low", "high", "prior", "posterior")]
    width = max(ends) - min(0.0, *ends) or 1.0
    ax.set_xlim(min(ends) - 0.06 * width if min(ends) > 0.3 * width else -0.03 * width, max(ends) + 0.06 * width)
    least = 0.006 * width  # of a range that is one value
    ax.barh(places, [max(100 * (row["high"] - row["low"]), least) for row in rows], left=[100 * row["low"] for row in rows],
            height=0.62, color=style.PALE)
    for y, row in zip(places, rows):
        _figure(ax, y, row)


def _figure(ax, y, row):
    """From the prior to the posterior, and what was asked in figures at the side."""
    colour = style.VERMILION if row["missed"] > MISSED else style.BLUE
    before, after, half = 100 * row["prior"], 100 * row["posterior"], 100 * style.HALF_95 * row["stderr"]
    ax.plot([before, after], [y, y], color=style.DARK, lw=1.0, zorder=3)
    if row["figure"] == "mean":  # of a quantile the table has that of its probability
        style.whiskers(ax, [y], [after - half], [after + half], color=colour, lw=1.4, zorder=4)
    ax.plot(before, y, "o", ms=9, mfc="none", mec=style.DARK, mew=1.2, zorder=5)
    ax.plot(after, y, "D", ms=4.5, color=colour, zorder=6)
    asked = f"{100 * row['low']:.4g}" + (f" to {100 * row['high']:.4g}" if row["high"] > row["low"] else "")
    ax.text(1.01, y, f"asked {asked} %:  {before:.3g} → {after:.3g} %", transform=ax.get_yaxis_transform(), va="center",
            fontsize=8)
