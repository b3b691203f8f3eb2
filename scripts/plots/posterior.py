"""A calibration: parameters from prior to posterior, the record against what both predict, and the ranks of the
self-check."""

import style

MOST_PARAMETERS, MOST_REPORTS = 30, 40
BINS = 10


def parameters(results):
    if results.posterior is None:
        return None
    table = results.posterior.head(MOST_PARAMETERS)
    fig = style.new_figure(
        results, "What the record says of the parameters",
        "5 to 95 % (thin) and 10 to 90 % (thick) with the median, each in standard deviations of the prior from its mean. "
        "In brackets: how much of the prior variance is gone (below 0: there is more of it).", 8.2, 0.8 + 1.5 * style.ROW_IN * max(3, len(table)))
    ax = fig.subplots()
    ax.axvline(0, color=style.GREY, lw=0.8)
    scale = table["prior_sd"].where(table["prior_sd"] > 0, 1)
    for prefix, shift, colour, label in (("prior_", -0.18, style.GREY, "prior"), ("", 0.18, style.BLUE, "posterior")):
        _bands(ax, {end: (table[prefix + end] - table["prior_mean"]) / scale for end in ("p05", "p10", "p50", "p90", "p95")},
               shift, colour, label)
    labels = [f"{name}  ({_gone(gone)})" for name, gone in zip(table["parameter"], table["shrinkage"])]
    style.list_rows(ax, labels, 52)
    ax.set_xlabel("standard deviations of the prior")
    ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return fig


def _gone(share):
    return f"{round(100 * share)} %".replace("-", "−") if share == share else "no posterior"


def predictive(results):
    if results.predictive is None:
        return None
    table = results.predictive.head(MOST_REPORTS)
    note = "Reports that prior and posterior predict: 5 to 95 % (thin), 10 to 90 % (thick), median; the diamond is the record."
    if len(results.predictive) > MOST_REPORTS:
        note += f" The first {MOST_REPORTS} of {len(results.predictive)}."
    fig = style.new_figure(results, "The record against what is predicted", note, 8.2,
                           0.8 + 1.5 * style.ROW_IN * max(3, len(table)))
    ax = fig.subplots()
    for prefix, shift, colour, label in (("prior_", -0.18, style.GREY, "prior"),
                                         ("posterior_", 0.18, style.BLUE, "posterior")):
        _bands(ax, {end: 100 * table[prefix + end] for end in ("p05", "p10", "p50", "p90", "p95")}, shift, colour, label)
    ax.scatter(100 * table["observed"], range(len(table)), marker="D", s=22, color=style.VERMILION, zorder=5, label="record")
    style.list_rows(ax, [f"{row.raid}: {row.family}, {row.quantity}" for row in table.itertuples()], 52)
    ax.set_xlabel("share of the launched (%)")
    ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
    return fig


def ranks(results):
    if results.ranks is None or results.ranks.empty:
        return None
    names = list(results.ranks["parameter"].drop_duplicates())[:12]
    columns = min(4, len(names))
    rows = -(-len(names) // columns)
    fig = style.new_figure(
        results, "Ranks of known truths",
        "Ranks of true parameters in their posteriors, for reports made from draws of the prior: level where the method is "
        "right. The band holds 99 % of what chance makes of level ranks.", max(4.6, 2.6 * columns), 0.4 + 1.7 * rows)
    for ax, name in zip(fig.subplots(rows, columns, squeeze=False).flat, names):
        of = results.ranks.loc[results.ranks["parameter"] == name, "rank"]
        expected = len(of) / BINS
        half = 2.576 * (expected * (1 - 1 / BINS)) ** 0.5
        ax.axhspan(max(0, expected - half), expected + half, color=style.PALE, lw=0)
        ax.hist(of, bins=BINS, range=(0, 1), color=style.BLUE, rwidth=0.86)
        ax.set_title(style.shorten(name, 34), fontsize=7, fontweight="normal")
        ax.set(xlim=(0, 1), xlabel="rank, as a share", ylabel="known truths")
    for ax in fig.axes[len(names):]:
        ax.set_visible(False)
    return fig


def _bands(ax, band, shift, colour, label):
    """Of each row that has them: a record that no draw can have made has no posterior."""
    if band["p50"].isna().all():
        return
    places = [place + shift for place in range(len(band["p50"]))]
    ax.hlines(places, band["p05"], band["p95"], color=colour, lw=1.2)
    ax.hlines(places, band["p10"], band["p90"], color=colour, lw=4.0, label=label)
    ax.scatter(band["p50"], places, color=style.BLACK, marker="|", s=40, zorder=4)
