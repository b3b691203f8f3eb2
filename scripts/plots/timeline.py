"""The course of the raid: what is in the air, what the defence has left, what has leaked and been killed so far."""

from matplotlib import ticker

import style

TABLES = ["timeline", "duty", "rounds"]
NOTE = ("Lines: mean over trials. Bands: 5–95 % of trials at each time. Decoys are counted in all panels; kills are "
        "by batteries.{}")
ON_DUTY = " On duty: batteries that are so at times only, those of a system with the same times in one row."
BY_SYSTEM = " Rounds by system: means, of what stands ready at the first time."
MOST_ROWS = 24
DASHES = ("-", "--", "-.", ":")
SYSTEM_COLOURS = (style.GREEN, style.BLUE, style.VERMILION, style.PURPLE, style.ORANGE, style.SKY, style.BLACK)

# quantity of timeline.csv, title of its panel, unit, colour
PANELS = [
    ("live_threats", "Live threats", "threats", style.VERMILION),
    ("tracks", "Tracks", "tracks", style.BLUE),
    ("busy_channels", "Busy channels, all systems together", "channels", style.PURPLE),
    ("ready_rounds", "Ready rounds, all systems together", "rounds", style.GREEN),
    ("leakers", "Leakers so far", "threats", style.BLACK),
    ("kills", "Kills so far", "threats", style.ORANGE),
]


def draw(results):
    table = results.timeline.sort_values("time_s")
    duty = [] if results.duty is None else _duty_rows(results.duty)
    duty_in = 0.5 + 0.2 * min(len(duty), MOST_ROWS) if duty else 0.0
    name = "Course of a raid, over all raids of the campaign" if results.is_campaign else "Course of the raid"
    systems = _by_system(results.rounds)
    note = NOTE.format((BY_SYSTEM if systems else "") + (ON_DUTY if duty else ""))
    fig = style.new_figure(results, name, note, 9.0, 6.0 + duty_in + 0.19 * (len(systems) // 2))
    grid = fig.add_gridspec(4 if duty else 3, 2, height_ratios=[2.0, 2.0, 2.0, duty_in][:4 if duty else 3])
    axes = [fig.add_subplot(grid[i // 2, i % 2]) for i in range(len(PANELS))]
    seconds, unit = style.time_unit(table["time_s"].abs().max() if len(table) else 0.0)
    for ax, (quantity, title, label, colour) in zip(axes, PANELS):
        if quantity == "ready_rounds" and systems:
            _systems(ax, systems, seconds)
            continue
        _panel(ax, table, seconds, quantity, colour)
        ax.set_title(title)
        ax.set_ylabel(label)
    for ax in axes[:-2]:
        ax.tick_params(labelbottom=False)
    for ax in axes[-2:]:
        ax.set_xlabel(f"time since the start of the raid ({unit})")
    if duty:
        ax = fig.add_subplot(grid[3, :])
        _duty(ax, duty, seconds, axes[0].get_xlim())
        ax.set(title="On duty", xlabel=f"time since the start of the raid ({unit})")
    return fig


def _by_system(rounds):
    """(system, its rows) of each that ever has a round ready; nothing where there is one alone, which is all."""
    if rounds is None or rounds["system"].nunique() < 2:
        return []
    return [(system, rows.sort_values("time_s")) for system, rows in rounds.groupby("system", sort=False)
            if rows["ready_rounds_mean"].max() > 0]


def _systems(ax, systems, seconds):
    """A line a system, each as a share of its own rounds: the sum hides that one of them is out."""
    for i, (system, rows) in enumerate(systems):
        first = rows["ready_rounds_mean"].iloc[0] or rows["ready_rounds_mean"].max()
        ax.plot(rows["time_s"] / seconds, rows["ready_rounds_mean"] / first, DASHES[i // len(SYSTEM_COLOURS) % len(DASHES)],
                color=SYSTEM_COLOURS[i % len(SYSTEM_COLOURS)], linewidth=1.5,
                label=style.legend_label(f"{style.shorten(system, 22)}, of {style.number(first)}"))
    ax.set(title="Ready rounds by system", ylabel="ready (%)", ylim=(0.0, 1.05 * max(1.0, ax.get_ylim()[1] / 1.05)))
    ax.set_xlim(systems[0][1]["time_s"].min() / seconds, systems[0][1]["time_s"].max() / seconds)
    style.percent_axis(ax.yaxis)
    ax.grid()
    ax.legend(loc="upper left", bbox_to_anchor=(0.0, -0.04), ncol=2, borderaxespad=0.1, fontsize=7, columnspacing=1.0)


def _duty_rows(duty):
    """(label, [(begin_s, end_s), …]) for the batteries of a system with the same duty, in the order of the scenario."""
    same = {}
    for (system, battery), rows in duty.groupby(["system", "battery"], sort=False):
        times = tuple(zip(rows["begin_s"].dropna(), rows["end_s"].dropna()))
        same.setdefault((system, times), []).append(battery)
    return [(names[0] if len(names) == 1 else f"{style.shorten(names[0])} and {len(names) - 1} more", times)
            for (_, times), names in same.items()]


def _duty(ax, duty, seconds, limits):
    """A bar for each stretch of duty; rows beyond the most that fit are counted below."""
    shown = duty[:MOST_ROWS]
    style.list_rows(ax, [name for name, _ in shown])
    for y, (_, times) in enumerate(shown):
        ax.broken_barh([(begin / seconds, (end - begin) / seconds) for begin, end in times], (y - 0.33, 0.66),
                       color=style.SLATE, linewidth=0)
        if not times:
            ax.text(0.005, y, "never", transform=ax.get_yaxis_transform(), va="center", fontsize=8, color=style.GREY)
    ax.set_xlim(limits)
    if len(duty) > len(shown):
        ax.text(1.0, 1.02, f"{len(duty) - len(shown)} more rows are not drawn", transform=ax.transAxes, ha="right",
                va="bottom", fontsize=8, color=style.GREY)


def _panel(ax, table, seconds, quantity, colour):
    if table.empty:
        style.say_empty(ax, "no samples")
        return
    time = table["time_s"] / seconds
    low, mean, high = (table[f"{quantity}_{part}"] for part in ("p05", "mean", "p95"))
    ax.fill_between(time, low, high, color=colour, alpha=0.2, linewidth=0)
    ax.plot(time, mean, color=colour, linewidth=1.5)
    top = max(mean.max(), high.max() if high.notna().any() else 0.0)
    ax.set_ylim(0.0, 1.06 * top if top > 0 else 1.0)
    if time.max() > time.min():
        ax.set_xlim(time.min(), time.max())
    if top == 0:
        ax.text(0.5, 0.5, "none", transform=ax.transAxes, ha="center", va="center", color=style.GREY)
    ax.yaxis.set_major_locator(ticker.MaxNLocator(5, integer=top >= 4))
    ax.grid()
