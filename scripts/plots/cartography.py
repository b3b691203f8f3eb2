"""What maps share: panels in km with equal axes, and sites with their circles."""

import math

from matplotlib.collections import LineCollection, PatchCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle

import style

MARKERS = ["s", "D", "^", "v", "P", "X", "h", "p", "<", ">"]  # kinds of battery
KM = 1000.0
NEAR_M = 20e3  # the defended area shows so much of each envelope
MAP_IN, KEY_ROW_IN, KEY_COLUMNS = 5.6, 0.19, 4
LEFT_IN, AXIS_IN = 4.0, 0.55  # width of the map of the whole beside another, and height of what is below its frame


def map_figure(results, title, note, points_m, key, trials=None):
    """A figure with maps of the whole scenario and, if that is much smaller, of the defended area; and its maps.

    `points_m` must lie within the whole, besides all sites; `key` are the legend's entries: below the map of the whole, where
    there is room, else below all."""
    sites = results.sites
    places = [*zip(sites["x_m"], sites["y_m"])]
    whole = _box_around([*places, *points_m, *_edges(sites[sites["kind"] == "battery"], math.inf)])
    core = _box_around(_edges(sites[sites["kind"] != "sensor"], NEAR_M))
    boxes = [whole, core] if _size(core) < 0.65 * _size(whole) else [whole]
    beside = len(boxes) == 2 and _key_in(key, 2) < MAP_IN - AXIS_IN - LEFT_IN * (whole[3] - whole[2]) / (whole[1] - whole[0])
    below_in = 0.0 if beside else _key_in(key, KEY_COLUMNS)
    fig = style.new_figure(results, title, note, 12.0, MAP_IN + below_in, trials)
    grid = fig.add_gridspec(1 if beside else 2, len(boxes), height_ratios=[MAP_IN] if beside else [MAP_IN, below_in],
                            width_ratios=[0.62, 1.0][-len(boxes):])
    maps = [_panel(fig.add_subplot(grid[0, i]), box) for i, box in enumerate(boxes)]
    if len(maps) == 2:
        maps[0].set_title("whole raid")
        maps[1].set_title("defended area")
    if not beside:
        _key(fig.add_subplot(grid[1, :]), key, KEY_COLUMNS)
    fig.get_layout_engine().execute(fig)
    for ax in maps:
        _equal_scales(ax)
    style.settle(fig)  # wider limits may have longer tick labels, for which the layout makes room
    if len(maps) == 2:
        _fit_frame(maps[0], whole)
    _equal_scales(maps[-1])
    if len(maps) == 2:
        _outline(*maps)
    if beside:
        place, height = maps[0].get_position(), fig.get_figheight()
        top = place.y0 - AXIS_IN / height
        _key(fig.add_axes([place.x0, top - 0.1, place.width, 0.1]), key, 2)
    return fig, maps


def _key(ax, entries, columns):
    ax.set_axis_off()
    ax.legend(handles=entries, loc="upper left", ncol=columns, borderaxespad=0.0)


def _key_in(entries, columns):
    """How high it is."""
    return 0.1 + KEY_ROW_IN * math.ceil(len(entries) / columns)


def _edges(sites, most_m):
    """The westernmost, easternmost, … points of the sites' circles, or of as much of them as `most_m`."""
    for x, y, reach in zip(sites["x_m"], sites["y_m"], sites["range_max_m"].fillna(0.0)):
        radius = min(reach, most_m)
        yield from ((x - radius, y), (x + radius, y), (x, y - radius), (x, y + radius))


def _box_around(places_m):
    """The box (x_low, x_high, y_low, y_high in km) around points, with a margin."""
    x, y = zip(*places_m)
    low_x, high_x, low_y, high_y = min(x) / KM, max(x) / KM, min(y) / KM, max(y) / KM
    margin = max(0.12 * max(high_x - low_x, high_y - low_y), 5.0)
    return (low_x - margin, high_x + margin, low_y - margin, high_y + margin)


def _size(box):
    return max(box[1] - box[0], box[3] - box[2])


def _panel(ax, box):
    ax.set(xlim=box[:2], ylim=box[2:], xlabel="east (km)", ylabel="north (km)")
    ax.spines[:].set_visible(True)
    ax.grid(linewidth=0.4)
    return ax


def _equal_scales(ax):
    """Widens the narrower axis until a kilometre is as long on both; nothing that was in view leaves it."""
    frame = ax.get_window_extent()
    (x_low, x_high), (y_low, y_high) = ax.get_xlim(), ax.get_ylim()
    scale = max((x_high - x_low) / frame.width, (y_high - y_low) / frame.height)
    half_x, half_y = scale * frame.width / 2, scale * frame.height / 2
    ax.set_xlim((x_low + x_high) / 2 - half_x, (x_low + x_high) / 2 + half_x)
    ax.set_ylim((y_low + y_high) / 2 - half_y, (y_low + y_high) / 2 + half_y)


def _fit_frame(ax, box):
    """Makes the frame as small as what it shows at equal scales, its upper left corner kept: around the whole raid there is
    mostly nothing."""
    ax.set(xlim=box[:2], ylim=box[2:])
    frame = ax.get_window_extent()
    scale = max((box[1] - box[0]) / frame.width, (box[3] - box[2]) / frame.height)
    place = ax.get_position()
    width, height = (place.width * (box[1] - box[0]) / scale / frame.width,
                     place.height * (box[3] - box[2]) / scale / frame.height)
    ax.set_position([place.x0, place.y1 - height, width, height])


def _outline(whole, core):
    """Shows on the map of the whole what the other map shows."""
    (x_low, x_high), (y_low, y_high) = core.get_xlim(), core.get_ylim()
    whole.add_patch(Rectangle((x_low, y_low), x_high - x_low, y_high - y_low, fill=False, edgecolor=style.DARK,
                              linewidth=0.8, linestyle=(0, (4, 2)), zorder=6))


def battery_markers(sites):
    """The marker of each kind of battery, in the order of the scenario."""
    systems = sites[sites["kind"] == "battery"]["group"].drop_duplicates()
    return {system: MARKERS[i % len(MARKERS)] for i, system in enumerate(systems)}


def draw_sites(ax, sites, with_envelopes=True):
    """Envelopes, sensors' ranges and jammers as circles; batteries, sensors, jammers and assets as markers."""
    kinds = {kind: sites[sites["kind"] == kind] for kind in ("asset", "sensor", "battery", "jammer")}
    if with_envelopes:
        _circles(ax, kinds["battery"], facecolor=style.SLATE, zorder=1,
                 alpha=min(0.08, 2.0 / max(len(kinds["battery"]), 1)))
        _circles(ax, kinds["battery"], facecolor="none", edgecolor=style.SLATE, linewidth=0.5, alpha=0.5, zorder=2)
        _circles(ax, kinds["sensor"], facecolor="none", edgecolor=style.GREEN, linewidth=0.8, linestyle="--", zorder=2)
        _circles(ax, kinds["jammer"], facecolor=style.YELLOW, edgecolor="#A09000", linewidth=0.6, alpha=0.35, zorder=1)
    for system, marker in battery_markers(sites).items():
        part = kinds["battery"][kinds["battery"]["group"] == system]
        ax.plot(part["x_m"] / KM, part["y_m"] / KM, marker, color=style.SLATE, markersize=3.6, markeredgecolor="white",
                markeredgewidth=0.3, linestyle="none", zorder=5)
    for kind, marker, colour in (("sensor", "*", style.GREEN), ("jammer", "+", "#A09000")):
        ax.plot(kinds[kind]["x_m"] / KM, kinds[kind]["y_m"] / KM, marker, color=colour, markersize=7, linestyle="none",
                zorder=5)
    assets = kinds["asset"]
    ax.scatter(assets["x_m"] / KM, assets["y_m"] / KM, s=asset_areas(assets), facecolor=style.YELLOW,
               edgecolor=style.BLACK, linewidth=0.9, zorder=4)


def mark_destroyed(maps, sites, chances):
    """Crosses over batteries and sensors that were destroyed, as dark as the chance of it.

    `chances`: (kind, name) -> share of trials."""
    marked = [(x / KM, y / KM, chances[kind, name]) for kind, name, x, y in
              zip(sites["kind"], sites["name"], sites["x_m"], sites["y_m"]) if chances.get((kind, name), 0.0) > 0]
    for ax in maps:
        for x, y, chance in marked:
            ax.plot(x, y, "X", color=style.VERMILION, markersize=7.5, markeredgecolor=style.BLACK, markeredgewidth=0.5,
                    alpha=0.25 + 0.75 * chance, linestyle="none", zorder=8)


def destroyed_key(label):
    return Line2D([], [], color=style.VERMILION, marker="X", markersize=7.5, markeredgecolor=style.BLACK,
                  markeredgewidth=0.5, linestyle="none", label=label)


def asset_areas(assets):
    """Marker areas (points²) in proportion to value."""
    highest = assets["value"].max()
    return 20.0 + 90.0 * (assets["value"] / highest if highest > 0 else assets["value"] * 0.0).fillna(0.0)


def _circles(ax, sites, **style_of):
    circles = [Circle((x / KM, y / KM), radius / KM)
               for x, y, radius in zip(sites["x_m"], sites["y_m"], sites["range_max_m"]) if radius > 0]
    ax.add_collection(PatchCollection(circles, **style_of), autolim=False)


def draw_lines(ax, lines, colour, **style_of):
    """Polylines given in metres."""
    in_km = [[(x / KM, y / KM) for x, y in line] for line in lines]
    ax.add_collection(LineCollection(in_km, colors=colour, **style_of), autolim=False)


def site_key(sites):
    """Legend entries of the kinds of site that there are."""
    entries = []
    for system, marker in battery_markers(sites).items():
        part = sites[(sites["kind"] == "battery") & (sites["group"] == system)]
        reach = f", to {part['range_max_m'].max() / KM:.3g} km" if part["range_max_m"].notna().any() else ""
        entries.append(Line2D([], [], color=style.SLATE, marker=marker, markersize=4.5, linestyle="none",
                              label=style.legend_label(f"{style.shorten(system)} ({len(part)}{reach})")))
    others = {"sensor": ("*", style.GREEN, "sensor, and its range"),
              "jammer": ("+", "#A09000", "jammer, and its radius")}
    for kind, (marker, colour, label) in others.items():
        if (sites["kind"] == kind).any():
            entries.append(Line2D([], [], color=colour, marker=marker, markersize=7, linewidth=0.8,
                                  linestyle="--" if kind == "sensor" else "none", label=label))
    entries.append(Line2D([], [], marker="o", markersize=6, markerfacecolor=style.YELLOW, markeredgecolor=style.BLACK,
                          linestyle="none", label="asset (area: value)"))
    return entries
