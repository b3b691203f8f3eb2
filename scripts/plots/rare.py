"""A rare event: its probability by both methods, the part that each number of absent batteries has in it, and what sets such a
trial apart from a plain one."""

from matplotlib import ticker

import style

MOST_TRAITS = 24
LEAST_Z = 0.5  # standard deviations of a plain trial: less is not worth a row
METHODS = {"splitting": "splitting", "importance": "importance sampling"}
# Trait of portrait.csv -> what it is, and whether it is a share; the unknowns have units of their own, in SI.
TRAITS = {"down": ("down: {}", True), "kill_share": ("rounds that kill, of those that meet a live {}", True),
          "aimed": ("threats that fly at {}", False), "leakers": ("leakers at {}", False), "uncertain": ("{}", False)}


def probability(results):
    if results.rare is None or results.rare.empty:
        return None
    table, strata = results.rare, results.strata
    has_strata = strata is not None and len(strata) > 1
    lists = [0.9 + style.ROW_IN * max(len(table), 2)] + [0.9 + style.ROW_IN * len(strata)] * has_strata
    fig = style.new_figure(results, f"How likely: {style.shorten(table['event'].iloc[0], 70)}", _note(table, has_strata), 8.2,
                           sum(lists), _trials(results))
    axes = fig.subplots(len(lists), 1, height_ratios=lists, squeeze=False)[:, 0]
    _methods(axes[0], table)
    if has_strata:
        _strata(axes[1], strata)
    return fig


def _trials(results):
    """Those of all methods, and the seed; the manifest has those of the reported method."""
    if results.rare is None or results.rare["trials"].isna().any():
        return None
    each = [f"{trials:,.0f} of {METHODS.get(method, method)}"
            for method, trials in zip(results.rare["method"], results.rare["trials"]) if trials > 0]
    seed = f"  ·  seed {results.manifest['seed']}" if "seed" in results.manifest else ""
    return f"trials: {', '.join(each)}{seed}" if each else None


def _note(table, has_strata):
    gains = [f"{METHODS.get(method, method)} {style.number(gain)}" for method, gain in zip(table["method"], table["gain"]) if gain > 0]
    note = "Whiskers: 95 % intervals; blue: the method that is reported."
    if gains:
        note += f" Crude trials that tell as much as one of: {', '.join(gains)}."
    if has_strata:
        note += (" Below: a raid falls into one of these by how many batteries are down by chance; the bars are their parts of "
                 "the probability, and add up to it.")
    return note


def _methods(ax, table):
    rows = range(len(table))
    colours = [style.BLUE if reported == "yes" else style.GREY for reported in table["reported"]]
    style.list_rows(ax, [METHODS.get(method, method) for method in table["method"]])
    style.whiskers(ax, rows, table["ci_low"], table["ci_high"], color=style.BLACK, lw=1.2)
    ax.scatter(table["probability"], rows, color=colours, s=26, zorder=3)
    for y, row in enumerate(table.itertuples()):
        ax.text(1.01, y, f"{chance(row.probability)}  [{chance(row.ci_low)}, {chance(row.ci_high)}]", transform=ax.get_yaxis_transform(),
                va="center", fontsize=8)
    seen = table["probability"] > 0
    if seen.all() and (table["ci_low"] > 0).all() and table["ci_high"].max() > 10 * table["ci_low"].min():
        ax.set_xscale("log")
        ax.xaxis.set_minor_formatter(ticker.NullFormatter())
    else:
        ax.set_xlim(0.0, 1.15 * table["ci_high"].max())
        ax.xaxis.set_major_locator(ticker.MaxNLocator(6))
    ax.xaxis.set_major_formatter(ticker.FuncFormatter(lambda value, _: chance(value)))
    ax.set(title="Probability", xlabel="probability in a trial")


def chance(value):
    """`2.1e-7`, `0.034`."""
    mantissa, _, exponent = f"{value:.3g}".partition("e")
    return f"{mantissa}e{int(exponent)}" if exponent else mantissa


def _strata(ax, strata):
    rows, total = range(len(strata)), strata["part"].sum()
    shares = strata["part"] / total if total > 0 else strata["part"]
    style.list_rows(ax, [f"{low:.0f}" if low == high else f"{low:.0f} to {high:.0f}"
                         for low, high in zip(strata["least_down"], strata["most_down"])])
    ax.barh(rows, shares, color=style.SLATE, height=0.66)
    for y, (share, row) in enumerate(zip(shares, strata.itertuples())):
        ax.annotate(f"{style.percent(share)}   raids: {chance(row.probability)}, event in them: {chance(row.conditional)}", (share, y),
                    (4, 0), textcoords="offset points", va="center", fontsize=7)
    ax.set_xlim(0.0, 1.9 * shares.max() if shares.max() > 0 else 1.0)
    ax.set_xticks([tick for tick in (0.0, 0.25, 0.5, 0.75, 1.0) if tick <= 1.05 * max(shares.max(), 0.25)])
    style.percent_axis(ax.xaxis)
    ax.set(title="By batteries that are down", xlabel="part of the probability (%)", ylabel="batteries down")


def portrait(results):
    if results.portrait is None or results.portrait.empty:
        return None
    told = results.portrait[results.portrait["z"].abs() >= LEAST_Z]
    shown = told.reindex(told["z"].abs().sort_values(ascending=False, kind="stable").index).head(MOST_TRAITS)
    more = f" {len(told) - len(shown)} smaller ones are not drawn." if len(told) > len(shown) else ""
    fig = style.new_figure(results, "What a disaster looks like",
                           "Means given the event against means of plain trials, in standard deviations of a plain trial; only "
                           f"traits that differ by {LEAST_Z:g} or more. Unknowns in SI units.{more}", 8.2,
                           1.0 + style.ROW_IN * max(len(shown), 2), _trials(results))
    ax = fig.subplots()
    if shown.empty:
        ax.set_axis_off()
        style.say_empty(ax, "Such trials differ from plain ones in nothing that the table lists.")
        return fig
    style.list_rows(ax, [trait_name(row.what, row.of) for row in shown.itertuples()], 62)
    ax.axvline(0, color=style.GREY, lw=0.8)
    ax.barh(range(len(shown)), shown["z"], color=style.SLATE, height=0.62)
    for y, row in enumerate(shown.itertuples()):
        ax.text(1.01, y, f"{_value(row.what, row.plain)} → {_value(row.what, row.given)}", transform=ax.get_yaxis_transform(),
                va="center", fontsize=8)
    ax.text(1.01, 1.0, "plain → given the event", transform=ax.transAxes, va="bottom", fontsize=8, color=style.DARK)
    ax.set_xlabel("difference (standard deviations of a plain trial)")
    style.plain_axis(ax.xaxis)
    return fig


def trait_name(what, of):
    return TRAITS.get(what, ("{}", False))[0].format(of)


def _value(what, value):
    if TRAITS.get(what, ("", False))[1]:
        return style.percent(value)
    return f"{value:.4g}" if what == "uncertain" else style.number(value)
