"""What is written on maps: scale bar, north arrow, and names that do not overlap."""

import math

from matplotlib.patheffects import withStroke
from matplotlib.transforms import Bbox

import style
from cartography import KM, asset_areas

OFFSETS = [(1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1)]
HALO = [withStroke(linewidth=2.5, foreground="white")]  # keeps lettering apart from what it lies on


def letter(maps, sites, labels=()):
    """Puts scale bars, north arrows, names of assets, and labels (x_m, y_m, text, colour), in this order of precedence.

    Needs the final scales. Assets are named on the last map only: on that of the whole they are too near each other."""
    assets = sites[sites["kind"] == "asset"]
    names = [(x, y, style.shorten(name, 22), style.BLACK)
             for x, y, name in zip(assets["x_m"], assets["y_m"], assets["name"])]
    for ax in maps:
        taken = [_scale_bar(ax), _north_arrow(ax), *_markers(ax, assets, asset_areas(assets))]
        others = sites[sites["kind"].isin(["battery", "sensor"])]
        better_free = list(_markers(ax, others, [15.0] * len(others)))
        for label in [*names, *labels] if ax is maps[-1] else labels:
            _place(ax, label, taken, better_free)


def _scale_bar(ax):
    """A bar of a round length, at most a third of the panel; returns the box it takes, in pixels."""
    low, high = ax.get_xlim()
    third = (high - low) / 3.0
    power = 10.0 ** math.floor(math.log10(third))
    length = max(step * power for step in (1, 2, 5) if step * power <= third)
    part = length / (high - low)
    for colour, width in (("white", 5.5), (style.BLACK, 2.5)):
        ax.plot([0.04, 0.04 + part], [0.04, 0.04], transform=ax.transAxes, color=colour, linewidth=width,
                solid_capstyle="butt", zorder=9)
    ax.text(0.04 + part / 2, 0.053, f"{length:g} km", transform=ax.transAxes, ha="center", va="bottom", fontsize=8,
            zorder=9, path_effects=HALO)
    return Bbox([[0.02, 0.02], [0.06 + part, 0.1]]).transformed(ax.transAxes)


def _north_arrow(ax):
    ax.annotate("N", xy=(0.955, 0.975), xytext=(0.955, 0.885), xycoords="axes fraction", ha="center", va="center",
                fontsize=9, fontweight="bold", zorder=9, path_effects=HALO,
                arrowprops={"arrowstyle": "-|>", "color": style.BLACK, "linewidth": 1.4, "path_effects": HALO})
    return Bbox([[0.92, 0.86], [0.99, 0.99]]).transformed(ax.transAxes)


def _markers(ax, sites, areas):
    """The boxes that markers take, in pixels; a little less, so that labels may stand close."""
    pixels_per_point = ax.figure.dpi / 72.0
    for x, y, area in zip(sites["x_m"], sites["y_m"], areas):
        across, up = ax.transData.transform((x / KM, y / KM))
        half = 0.4 * math.sqrt(area) * pixels_per_point
        yield Bbox.from_extents(across - half, up - half, across + half, up + half)


def _place(ax, label, taken, better_free):
    """Puts a label beside its point, clear of all boxes, or else of those taken; what fits nowhere is left out."""
    x_m, y_m, text, colour = label
    point, frame = (x_m / KM, y_m / KM), ax.get_window_extent()
    if not frame.contains(*ax.transData.transform(point)):
        return
    written = ax.annotate(text, point, (0, 0), textcoords="offset points", fontsize=6.5, color=colour, zorder=10,
                          path_effects=HALO)
    for obstacles in ([*taken, *better_free], taken):
        for reach, offset in ((reach, offset) for reach in (6, 13, 22) for offset in OFFSETS):
            _move(written, reach, offset)
            box = written.get_window_extent(ax.figure.canvas.get_renderer())
            inside = frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1
            if inside and not any(box.overlaps(obstacle) for obstacle in obstacles):
                taken.append(box)
                return
    written.remove()


def _move(written, reach, offset):
    """To a distance (points) from its point, on the side that the offset says."""
    across, up = offset
    written.xyann = (across * reach, up * reach)
    written.set(ha={1: "left", 0: "center", -1: "right"}[across], va={1: "bottom", 0: "center", -1: "top"}[up])
