"""Whom a truce helps, from configs/studies/lull.yaml: STUDY_DIR FIGURE. Paired differences of the unserved share, with
their intervals: above zero the truce helps the attacker, below it the defender."""
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "plots")]

from bulwark_results import ResultError, load_study, script  # noqa: E402

NOTE = ("Dots: change of the unserved share of demand against no truce, in percentage points, from paired campaigns; "
        "whiskers: 95 % intervals.")


def main(folder, figure):
    study = load_study(folder)
    table = study.metric("unserved_share:all", "differences")
    missing = [name for name in ("truce", "production", "deliveries", "crews") if name not in table]
    if missing:
        raise ResultError(f"{folder}: no factor {missing[0]} (expected the folder of configs/studies/lull.yaml)")
    import style
    style.set_up()
    fig = style.new_figure(study, "Whom does a truce help?", NOTE, 9.0, 3.6)
    draw(fig, table)
    fig.savefig(figure, metadata={"Software": None})


def draw(fig, table):
    """A panel a truce: the four cases of production and deliveries, a dot for each number of crews."""
    import style
    truces = list(table["truce"].drop_duplicates())
    cases = list(table.groupby(["production", "deliveries"], sort=False).groups)
    axes = fig.subplots(1, len(truces), sharey=True, squeeze=False)[0]
    for ax, truce in zip(axes, truces):
        panel(ax, table[table["truce"] == truce], cases)
        ax.set_title(f"Truce of {truce.replace('_', ' ')}")
    low, high = axes[0].get_ylim()
    reach = max(-low, high)
    axes[0].set(ylim=(-reach, reach), ylabel="change of unserved share (points)")
    for y, side in ((0.98, "the truce helps the attacker"), (0.02, "the truce helps the defender")):
        axes[0].text(0.02, y, side, transform=axes[0].transAxes, va="top" if y > 0.5 else "bottom", fontsize=8,
                     color=style.DARK)
    axes[-1].legend(loc="lower right")


def panel(ax, table, cases):
    import style
    looks = zip(table["crews"].drop_duplicates(), (style.BLUE, style.ORANGE), "os")
    for i, (crews, colour, marker) in enumerate(looks):
        rows = table[table["crews"] == crews]
        at = [cases.index(case) + 0.2 * i - 0.1 for case in zip(rows["production"], rows["deliveries"])]
        style.whiskers(ax, at, 100 * rows["ci_low"], 100 * rows["ci_high"], upright=True, color=colour, linewidth=1.6)
        ax.plot(at, 100 * rows["difference"], marker, color=colour, markersize=6, label=f"{crews:g} repair crews")
    ax.axhline(0.0, color=style.BLACK, linewidth=0.9)
    names = [f"{production} production,\n{deliveries} deliveries" for production, deliveries in cases]
    ax.set_xticks(range(len(cases)), names, fontsize=7)
    ax.set_xlim(-0.5, len(cases) - 0.5)
    ax.grid(axis="y")


if __name__ == "__main__":
    script.run(main, "STUDY_DIR FIGURE")
