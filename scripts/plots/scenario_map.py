"""Map of the scenario: routes by family, the batteries' envelopes, sensors, jammers and assets."""

from matplotlib.lines import Line2D

import cartography
import destroyed
import lettering
import style

TABLES = ["sites", "routes", "batteries", "sensors"]
NOTE = ("Flat plane, origin of the scenario at (0, 0). Lines: every route of every salvo, lane and target. Shaded "
        "circles: largest reach of each battery; dark where they overlap.")


def draw(results):
    sites, routes = results.sites, results.routes
    colours = style.family_colours(results)
    key = [*route_key(routes, colours), *cartography.site_key(sites)]
    chances = _chances(results)
    if any(chance > 0 for chance in chances.values()):
        key.append(cartography.destroyed_key("destroyed; as dark as it is likely"))
    points = [*zip(routes["x_m"], routes["y_m"])]
    fig, maps = cartography.map_figure(results, "Map of the scenario", NOTE, points, key)
    for ax in maps:
        for family, lines in lines_by_family(routes).items():
            cartography.draw_lines(ax, lines, colours.get(family, style.BLACK), linewidth=0.7,
                                   alpha=max(0.12, min(0.8, 25.0 / len(lines))), zorder=3)
        cartography.draw_sites(ax, sites)
    cartography.mark_destroyed(maps, sites, chances)
    lettering.letter(maps, sites, _salvo_labels(routes, colours))
    return fig


def _chances(results):
    """(kind, name) -> share of trials in which a battery or sensor was destroyed."""
    table = destroyed.sites(results)
    if table is None:
        return {}
    return {(kind, name): chance for kind, name, chance in zip(table["kind"], table["name"], table["p_destroyed"])}


def lines_by_family(routes):
    """Family -> polylines [(x_m, y_m), …], in the order of the scenario."""
    ordered = routes.sort_values("point", kind="stable")
    found = {}
    for *route, x, y in zip(*(ordered[column] for column in ("salvo", "family", "lane", "target", "x_m", "y_m"))):
        found.setdefault(tuple(route), []).append((x, y))
    lines = {}
    for (_, family, _, _), points in found.items():
        lines.setdefault(family, []).append(points)
    return lines


def route_key(routes, colours):
    return [Line2D([], [], color=colours.get(family, style.BLACK), linewidth=1.6,
                   label=style.legend_label(f"{style.shorten(family)}: routes"))
            for family in routes["family"].drop_duplicates()]


def _salvo_labels(routes, colours):
    """The name of each salvo at the origin of its middle lane."""
    labels = []
    for (salvo, family), points in routes[routes["point"] == 0].groupby(["salvo", "family"], sort=False):
        origins = points.drop_duplicates("lane")
        middle = origins.iloc[len(origins) // 2]
        labels.append((middle["x_m"], middle["y_m"], style.shorten(salvo, 22), colours.get(family, style.BLACK)))
    return labels
