"""The grid as a network, each bus shaded by the share of its demand that is unserved; and the buses ranked by it."""

import matplotlib
from matplotlib.cm import ScalarMappable
from matplotlib.colors import LinearSegmentedColormap, Normalize
from matplotlib import ticker

import network_layout
import style
from lettering import HALO

TABLES = ["buses", "network_buses", "network_lines"]
NOTE = ("Shade: mean share of the bus’s demand that is unserved; area: its peak demand; squares have generation or "
        "imports. Width of a line: its capacity; dashed: it goes through assets. {} Ranks: means with 95 % intervals.")
PLACED = "A bus stands at the mean position of its assets, one without assets between its neighbours."
LAID_OUT = "Buses without positions: the layout has no scale."
# Its darkest shades are not seen on a dark page, and a page would lighten them, but not those of the colour bar.
SHADES = LinearSegmentedColormap.from_list("unserved", matplotlib.colormaps["YlOrRd"]([0.70 * i / 63 for i in range(64)]))
MOST_RANKED = 40


def draw(results):
    if any(getattr(results, table) is None for table in TABLES):
        return None
    buses = results.network_buses.merge(results.buses, on="bus", how="left", sort=False)
    places, placed = network_layout.places_of(buses, results.network_lines)
    ranked = buses.sort_values("unserved_share", ascending=False, kind="stable").head(MOST_RANKED)
    body_in = max(4.6, 1.0 + style.ROW_IN * len(ranked))
    fig = style.new_figure(results, "Who is unserved", NOTE.format(PLACED if placed else LAID_OUT), 12.0, body_in)
    drawing, ranks, energy = fig.subplots(1, 3, width_ratios=[2.2, 1.0, 0.8])
    ranks.sharey(energy)
    top = buses["unserved_share"].max()
    shade = ScalarMappable(Normalize(0.0, top if top > 0 else 1.0), SHADES)
    _draw_network(drawing, buses, results.network_lines, places, shade)
    bar = fig.colorbar(shade, ax=drawing, location="bottom", shrink=0.6, aspect=30, pad=0.02)
    bar.set_label("demand unserved (%)")
    style.percent_axis(bar.ax.xaxis)
    _rank(ranks, ranked, shade)
    _energy(energy, ranked, "unserved_MWh" if "unserved_MWh" in ranked else "unserved_MW")
    return fig


def _draw_network(ax, buses, lines, places, shade):
    widest = lines["capacity_MW"].max()
    for line in lines.to_dict("records"):
        (x0, y0), (x1, y1) = places[line["from"]], places[line["to"]]
        width = 0.7 + 3.0 * (line["capacity_MW"] / widest if widest > 0 else 0.0)
        ax.plot([x0, x1], [y0, y1], color=style.GREY, linewidth=width, linestyle="--" if line["through"] else "-",
                solid_capstyle="round", zorder=1)
    largest = buses["demand_MW"].max()
    crowded = len(buses) > 30
    for bus in buses.to_dict("records"):
        feeds = bus["generation_MW"] > 0 or bus["import_MW"] > 0
        share, demand = bus["unserved_share"], bus["demand_MW"]
        colour = shade.to_rgba(share) if share == share else "white"  # without demand there is no share
        area = (70.0 + 280.0 * (demand / largest if largest > 0 else 0.0)) * (0.4 if crowded else 1.0)
        ax.scatter(*places[bus["bus"]], s=area, clip_on=False, marker="s" if feeds else "o", color=colour, edgecolor=style.BLACK,
                   linewidth=0.9, zorder=3)
        ax.annotate(style.shorten(bus["bus"], 16), places[bus["bus"]], (0, -0.5 * area ** 0.5 - 2.0), va="top",
                    ha="center", textcoords="offset points", fontsize=5.5 if crowded else 7, zorder=4, path_effects=HALO)
    ax.margins(0.12)
    ax.set_aspect("equal", adjustable="datalim")
    ax.set_axis_off()


def _rank(ax, ranked, shade):
    style.list_rows(ax, list(ranked["bus"]), 20)
    rows = range(len(ranked))
    ax.barh(rows, ranked["unserved_share"], height=0.66, color=shade.to_rgba(ranked["unserved_share"].fillna(0.0)),
            edgecolor=style.GREY, linewidth=0.4)
    low, high = ranked["unserved_share_ci_low"].clip(lower=0.0), ranked["unserved_share_ci_high"]
    style.whiskers(ax, rows, low, high, color=style.DARK, linewidth=1.0)
    ends = high.fillna(ranked["unserved_share"]).fillna(0.0)
    ax.set_xlim(0.0, 1.25 * ends.max() if ends.max() > 0 else 1.0)
    for y, (share, end) in enumerate(zip(ranked["unserved_share"], ends)):
        ax.annotate(style.percent(share), (end, y), (4, 0), textcoords="offset points", va="center", fontsize=7)
    style.percent_axis(ax.xaxis)
    ax.set(title="Unserved share", xlabel="demand (%)")


def _energy(ax, ranked, column):
    unit = column.split("_")[-1]
    top = ranked[f"{column}_ci_high"].fillna(ranked[column]).max()
    size, shown = (1e3, unit.replace("M", "G")) if top >= 1e4 else (1.0, unit)
    top /= size
    rows = range(len(ranked))
    ax.barh(rows, ranked[column] / size, height=0.66, color=style.SLATE)
    style.whiskers(ax, rows, ranked[f"{column}_ci_low"].clip(lower=0.0) / size, ranked[f"{column}_ci_high"] / size,
                   color=style.BLACK, linewidth=1.0)
    ax.xaxis.set_major_locator(ticker.MaxNLocator(4))
    ax.set(title="Unserved energy" if unit == "MWh" else "Unserved power", xlabel=f"{shown} a trial",
           xlim=(0.0, 1.08 * top if top > 0 else 1.0))
    ax.tick_params(axis="y", length=0, labelleft=False)
    ax.grid(axis="x")
