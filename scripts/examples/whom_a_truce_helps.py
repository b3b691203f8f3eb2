"""Whom a truce helps, from configs/studies/lull.yaml: STUDY_DIR FIGURE. Paired differences of the unserved share, with
their intervals: above zero the truce helps the attacker, below it the defender."""
import sys

sys.path[:0] = [__file__.rsplit("/", 2)[0], __file__.rsplit("/", 2)[0] + "/plots"]
import style  # noqa: E402
from bulwark_results import load_study  # noqa: E402

folder, figure = sys.argv[1:]
study = load_study(folder)
table = study.metric("unserved_share:all", "differences")
truces = list(table["truce"].drop_duplicates())
cases = list(table.groupby(["production", "deliveries"], sort=False).groups)
style.set_up()
note = ("Dots: change of the unserved share of demand against no truce, in percentage points, from paired campaigns; "
        "whiskers: 95 % intervals.")
fig = style.new_figure(study, "Whom does a truce help?", note, 9.0, 3.6)
axes = fig.subplots(1, len(truces), sharey=True, squeeze=False)[0]
for ax, truce in zip(axes, truces):
    looks = zip(table["crews"].drop_duplicates(), (style.BLUE, style.ORANGE), "os")
    for i, (crews, colour, marker) in enumerate(looks):
        rows = table[(table["truce"] == truce) & (table["crews"] == crews)]
        at = [cases.index(case) + 0.2 * i - 0.1 for case in zip(rows["production"], rows["deliveries"])]
        style.whiskers(ax, at, 100 * rows["ci_low"], 100 * rows["ci_high"], upright=True, color=colour, linewidth=1.6)
        ax.plot(at, 100 * rows["difference"], marker, color=colour, markersize=6, label=f"{crews:g} repair crews")
    ax.axhline(0.0, color=style.BLACK, linewidth=0.9)
    names = [f"{production} production,\n{deliveries} deliveries" for production, deliveries in cases]
    ax.set_xticks(range(len(cases)), names, fontsize=7)
    ax.set(title=f"Truce of {truce.replace('_', ' ')}", xlim=(-0.5, len(cases) - 0.5))
    ax.grid(axis="y")
low, high = axes[0].get_ylim()
reach = max(-low, high)
axes[0].set(ylim=(-reach, reach), ylabel="change of unserved share (points)")
for y, side in ((0.98, "the truce helps the attacker"), (0.02, "the truce helps the defender")):
    axes[0].text(0.02, y, side, transform=axes[0].transAxes, va="top" if y > 0.5 else "bottom", fontsize=8,
                 color=style.DARK)
axes[-1].legend(loc="lower right")
fig.savefig(figure, metadata={"Software": None})
