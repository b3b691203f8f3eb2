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
                           "Whiskers: 95 % intervals; of the gap paired, trial by trial. The bound is a limit of what another choice "
                           "of who fires at what could save, not what can be saved.", 8.2, 1.35 * len(table))
    for ax, row in zip(fig.subplots(len(table), 1, squeeze=False)[:, 0], table.to_dict("records")):
        _panel(ax, row, f"{row['metric']}:{row['group']}")
    return fig


def policies(results):
    """Of `compare --bound`: each policy between the first of them and the bound."""
    if results.policies is None or results.policies.empty:
        return None
    table = results.policies
    fig = style.new_figure(results, "Policies and the bound",
                           "Dots: mean leakers; lines: down to what no allocation is below; whiskers: 95 % intervals. Closed: part of the "
                           "first one’s gap that is gone, trial by trial. The bound is a limit, not what can be had.", 9.0,
                           0.9 + style.ROW_IN * max(len(table), 2), f"{table['trials'].iloc[0]:,.0f} trials")
    ax, rows = fig.subplots(), range(len(table))
    style.list_rows(ax, list(table["scenario"]), 44)
    ax.hlines(rows, table["bound"], table["leakers"], color=style.PALE, lw=4.0)
    for name, mark, colour in (("bound", "|", style.SLATE), ("leakers", "o", style.BLUE)):
        style.whiskers(ax, rows, table[f"{name}_ci_low"], table[f"{name}_ci_high"], color=style.BLACK, lw=1.0)
        ax.plot(table[name], rows, mark, color=colour, ms=6 if mark == "o" else 11, mew=1.8)
    for y, row in enumerate(table.itertuples()):
        closed = f"closed {style.percent(row.closed)}" if row.closed == row.closed else ""
        ax.text(1.01, y, f"{style.number(row.leakers)}, bound {style.number(row.bound)}   {closed}".rstrip(),
                transform=ax.get_yaxis_transform(), va="center", fontsize=8)
    ax.set_xlabel("leakers (threats a trial)")
    return fig


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
    """What another allocation could save, as far as the trials tell."""
    if not row["gap_ci_low"] > 0:
        return "no better allocation can be told apart from this one"
    saved = measures.change(metric, row["gap"]).lstrip("+")
    ends = [measures.change(metric, row[f"gap_ci_{end}"]).lstrip("+") for end in ("low", "high")]
    unit = measures.unit(metric, True).removesuffix(" a trial")
    return f"at most {saved} [{ends[0]}, {ends[1]}] {unit} could be saved, or {style.percent(row['gap_share'])}"
