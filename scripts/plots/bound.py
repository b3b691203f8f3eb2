"""How far allocation could go: what leaks under the scenario's own rules, and below what no choice of them can come."""

import measures
import style

SAID = {"policy": "as the scenario allocates", "bound": "bound of any allocation"}
COLOURS = {"policy": style.BLUE, "bound": style.SLATE}


def draw(results):
    if results.bound is None or results.bound.empty:
        return None
    table = results.bound
    fig = style.new_figure(results, "How far allocation could go",
                           "Whiskers: 95 % intervals. At most: the upper end of the gap’s, paired, trial by trial. The bound is a limit "
                           "of what another choice of who fires at what could save, not what can be saved.", 8.2, 1.35 * len(table))
    for ax, row in zip(fig.subplots(len(table), 1, squeeze=False)[:, 0], table.to_dict("records")):
        _panel(ax, row, f"{row['metric']}:{row['group']}")
    return fig


def policies(results):
    """Of `compare --bound`: each policy between itself and its bound; a panel for each bound, that of the first on top."""
    if results.policies is None or results.policies.empty:
        return None
    table = results.policies
    parts = [part for _, part in table.groupby("bound", sort=False)]  # policies of one defence have one, to the last bit
    apart = " What has another bound is another defence, and closes nothing of this gap." if len(parts) > 1 else ""
    fig = style.new_figure(results, "Policies and the bound",
                           "Dots: mean leakers; lines: down to what no allocation is below; whiskers: 95 % intervals. Closed: part of the "
                           f"first one’s gap that is gone, trial by trial.{apart} The bound is a limit, not what can be had.", 9.0,
                           0.9 + style.ROW_IN * sum(max(len(part), 2) + 1.5 * (len(parts) > 1) for part in parts),
                           f"{table['trials'].iloc[0]:,.0f} trials")
    axes = fig.subplots(len(parts), 1, squeeze=False, sharex=True, height_ratios=style.list_heights(*parts))[:, 0]
    for ax, part in zip(axes, parts):
        _placed(ax, part)
        if len(parts) > 1:
            ax.set_title(_whose(part.iloc[0], ax is axes[0]), fontsize=9)
    axes[-1].set_xlabel("leakers (threats a trial)")
    return fig


def _whose(row, is_first):
    told = style.number(row["bound"]), *(style.number(row[f"bound_ci_{end}"]) for end in ("low", "high"))
    bound = "{} (95 %: {} to {})".format(*told)
    return f"The same defence: no allocation comes below {bound}" if is_first else f"Another defence, with a bound of its own: {bound}"


def _placed(ax, table):
    """Rows of one bound: leakers, the bound, and the way between them."""
    rows = range(len(table))
    style.list_rows(ax, list(table["scenario"]), 44)
    ax.hlines(rows, table["bound"], table["leakers"], color=style.PALE, lw=4.0)
    for name, mark, colour in (("bound", "|", style.SLATE), ("leakers", "o", style.BLUE)):
        style.whiskers(ax, rows, table[f"{name}_ci_low"], table[f"{name}_ci_high"], color=style.BLACK, lw=1.0)
        ax.plot(table[name], rows, mark, color=colour, ms=6 if mark == "o" else 11, mew=1.8)
    for y, row in enumerate(table.itertuples()):
        closed = f"closed {style.percent(row.closed)}" if row.closed == row.closed else ""
        ax.text(1.01, y, f"{style.number(row.leakers)}, bound {style.number(row.bound)}   {closed}".rstrip(),
                transform=ax.get_yaxis_transform(), va="center", fontsize=8)


def _panel(ax, row, metric):
    names = list(SAID)
    style.list_rows(ax, list(SAID.values()), 40)
    ax.barh(range(2), [row[name] for name in names], color=[COLOURS[name] for name in names], height=0.6)
    style.whiskers(ax, range(2), *([row[f"{name}_ci_{end}"] for name in names] for end in ("low", "high")), color=style.BLACK,
                   lw=1.2)
    for y, name in enumerate(names):
        ax.text(1.01, y, _figure(row, metric, name), transform=ax.get_yaxis_transform(), va="center", fontsize=8)
    ax.set_xlim(0.0, 1.08 * max(max(row[name], row[f"{name}_ci_high"]) for name in names) or 1.0)
    ax.set_title(f"{measures.title(metric)}: {_gap(row, metric)}")
    measures.axis(ax, metric, "x")


def _figure(row, metric, name):
    scale, unit = (100.0, " %") if measures.is_share(metric) else (1.0, "")
    mean, low, high = (f"{scale * row[name + end]:.3g}" for end in ("", "_ci_low", "_ci_high"))
    return f"{mean}{unit}  [{low}, {high}]"


def _gap(row, metric):
    """What another allocation could save at most, as far as the trials tell: the end of the interval is the limit."""
    if not row["gap_ci_low"] > 0:
        return "no better allocation can be told apart from this one"
    saved, at_most = (measures.change(metric, row[of]).lstrip("+") for of in ("gap", "gap_ci_high"))
    unit = measures.unit(metric, True).removesuffix(" a trial")
    return f"at most {at_most} {unit} could be saved (estimate {saved}, {style.percent(row['gap_share'])})"
