"""Map of one trial: the way of every threat up to its end, and when and how it ended (from `bulwark trial`)."""

import math
from collections import namedtuple

from matplotlib.lines import Line2D

import cartography
import lettering
import style
from loader import ResultError

TABLES = ["events", "sites", "routes"]
NOTE = ("One trial. Lines: the way that each threat flew, up to its end; colour: family, marker: end. Leakers that end in one "
        "place stand around it. Circles: largest reach of each battery. Of a campaign: all its raids.")

# How a threat ended -> marker, size, filled
ENDS = {"intercepted": ("o", 4.0, False), "soft-killed": ("x", 4.5, False),
        "leaked, missed or decoy": ("^", 5.0, False), "leaked, hit": ("^", 6.0, True)}
HITS = {"effective hit", "hit without effect"}
LEAKED = {"leaked, missed or decoy", "leaked, hit"}
Row = namedtuple("Row", "event result x_m y_m lane target")
APART_POINTS, GOLDEN_ANGLE = 5.0, math.pi * (3.0 - math.sqrt(5.0))
CLOSE_M = 10.0  # events this near to a route are on it


def draw(results):
    if results.events is None:
        return None
    sites, threats = results.sites, list(_threats(results))
    colours = style.family_colours(results)
    destroyed = _destroyed(results.events)
    threats.sort(key=lambda threat: list(colours).index(threat["family"]))
    points = [point for threat in threats for point in threat["way"]]
    fig, maps = cartography.map_figure(results, "One trial, threat by threat", NOTE, points,
                                       _key(threats, colours, sites, len(destroyed)), _trial(results.events))
    for ax in maps:
        cartography.draw_sites(ax, sites)
        _draw_threats(ax, threats, colours, _ends_of(ax, threats, APART_POINTS if ax is maps[-1] else 0.0))
    cartography.mark_destroyed(maps, sites, {site: 1.0 for site in destroyed})
    lettering.letter(maps, sites)
    return fig


def _trial(events):
    """Which one it is; tables of old do not say."""
    numbers = set(events["trial"]) if "trial" in events else set()
    return f"trial {numbers.pop()}" if len(numbers) == 1 else "one trial"


def _threats(results):
    """Each threat that did not fail: family, way [(x_m, y_m), …], end (None if it has none)."""
    routes = _routes_of(results.routes)
    family = dict(zip(results.routes["salvo"], results.routes["family"]))
    for salvo, rows in _rows_by_threat(results.events):
        if salvo not in family:
            raise ResultError(f"{results.folder / 'events.csv'}: salvo {salvo!r} is not in routes.csv")
        rows = [row for row in rows if row.x_m == row.x_m]
        if not rows or any(row.event == "launch" and row.result == "failed" for row in rows):
            continue
        end, place = _end(rows)
        of_salvo, flown = routes[salvo], (rows[0].lane, rows[0].target)
        if flown in of_salvo:
            way = _way([of_salvo[flown]], [place], place)  # older tables do not say which route it is
        else:
            way = _way(of_salvo.values(), [(row.x_m, row.y_m) for row in rows], place)
        yield {"family": family[salvo], "way": way, "end": end}


def _rows_by_threat(events):
    """(salvo, rows in time) of each threat; those of a campaign are numbered anew in each raid."""
    events = events.sort_values("time_s", kind="stable")
    columns = [events[name] if name in events else [None] * len(events)
               for name in ("raid", "salvo", "threat", "event", "result", "x_m", "y_m", "lane", "target")]
    found = {}
    for raid, salvo, threat, *row in zip(*columns):
        if threat != "":
            found.setdefault((raid, salvo, threat), []).append(Row(*row))
    return ((salvo, rows) for (_, salvo, _), rows in found.items())


def _destroyed(events):
    """(kind, name) of the batteries and sensors that were destroyed."""
    rows = events[events["event"] == "destroyed"]
    return {(kind, name) for kind in ("battery", "sensor") for name in rows[kind] if name}


def _end(rows):
    """How a threat ended and where: at its first kill, soft kill or arrival."""
    hit = any(row.event == "damage" and row.result in HITS for row in rows)
    for row in rows:
        if row.event == "soft_kill":
            return "soft-killed", (row.x_m, row.y_m)
        if row.event == "intercept" and row.result == "kill":
            return "intercepted", (row.x_m, row.y_m)
        if row.event == "arrive":
            return ("leaked, hit" if hit else "leaked, missed or decoy"), (row.x_m, row.y_m)
    return None, (rows[-1].x_m, rows[-1].y_m)


def _routes_of(routes):
    """salvo -> (lane, target) -> points in their order."""
    ordered = routes.sort_values("point", kind="stable")
    found = {}
    for salvo, lane, target, x, y in zip(*(ordered[column] for column in ("salvo", "lane", "target", "x_m", "y_m"))):
        found.setdefault(salvo, {}).setdefault((lane, target), []).append((x, y))
    return found


def _way(routes, seen, place):
    """The route on which all that was seen of the threat lies, cut at its end; else straight from event to event."""
    best, apart = None, CLOSE_M
    for route in routes:
        distance = max(_nearest(route, point)[0] for point in seen)
        if distance < apart:
            best, apart = route, distance
    if best is None:
        return seen
    _, segment, cut = _nearest(best, place)
    return [*best[:segment + 1], cut]


def _nearest(line, point):
    """Distance from a point to a polyline, the segment, and the point of the line nearest to it."""
    found = (math.inf, 0, line[0])
    for i, ((ax, ay), (bx, by)) in enumerate(zip(line, line[1:])):
        length2 = (bx - ax) ** 2 + (by - ay) ** 2
        along = ((point[0] - ax) * (bx - ax) + (point[1] - ay) * (by - ay)) / length2 if length2 > 0 else 0.0
        along = min(1.0, max(0.0, along))
        foot = (ax + along * (bx - ax), ay + along * (by - ay))
        found = min(found, (math.dist(point, foot), i, foot))
    return found


def _ends_of(ax, threats, apart):
    """Where the end of each threat is drawn, in km: leakers that ended in one place stand in a spiral around it (Vogel
    1979), so many points apart, so that no hit hides another. Needs the final scales."""
    km_per_point = (ax.get_xlim()[1] - ax.get_xlim()[0]) / (72.0 * ax.get_position().width * ax.figure.get_figwidth())
    cell, step, here, places = APART_POINTS * km_per_point, apart * km_per_point, {}, []
    for threat in threats:
        x, y = (metres / cartography.KM for metres in threat["way"][-1])
        if threat["end"] in LEAKED:
            before = here[round(x / cell), round(y / cell)] = here.get((round(x / cell), round(y / cell)), -1) + 1
            x += step * math.sqrt(before) * math.cos(GOLDEN_ANGLE * before)
            y += step * math.sqrt(before) * math.sin(GOLDEN_ANGLE * before)
        places.append((x, y))
    return places


def _draw_threats(ax, threats, colours, places):
    for family in dict.fromkeys(threat["family"] for threat in threats):
        colour = colours.get(family, style.BLACK)
        own = [threat for threat in threats if threat["family"] == family]
        cartography.draw_lines(ax, [threat["way"] for threat in own], colour, linewidth=0.5, zorder=3,
                               alpha=max(0.1, min(0.7, 25.0 / len(own))))
        for end, (marker, size, filled) in ENDS.items():
            ended = [place for threat, place in zip(threats, places) if threat["family"] == family and threat["end"] == end]
            ax.plot([x for x, _ in ended], [y for _, y in ended], marker, color=colour, markersize=size, markeredgewidth=0.8,
                    fillstyle="full" if filled else "none", linestyle="none", zorder=7)


def _key(threats, colours, sites, destroyed):
    """Families with the number that appeared, ends with the number that ended so, the destroyed, then the sites."""
    entries = []
    for family in dict.fromkeys(threat["family"] for threat in threats):
        count = sum(threat["family"] == family for threat in threats)
        entries.append(Line2D([], [], color=colours.get(family, style.BLACK), linewidth=1.6,
                              label=style.legend_label(f"{style.shorten(family)}: {count}")))
    for end, (marker, size, filled) in ENDS.items():
        count = sum(threat["end"] == end for threat in threats)
        entries.append(Line2D([], [], color=style.DARK, marker=marker, markersize=size, linestyle="none",
                              fillstyle="full" if filled else "none", label=f"{end}: {count}"))
    if destroyed:
        entries.append(cartography.destroyed_key(f"destroyed: {destroyed}"))
    return [*entries, *cartography.site_key(sites)]
