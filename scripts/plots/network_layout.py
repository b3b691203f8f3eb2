"""Where the buses of a network are drawn: where their assets stand, else by springs between neighbours."""

import numpy as np

TOO_NEAR = 0.1  # of the drawing's width: nearer buses are pushed apart
STEPS = 300


def places_of(buses, lines):
    """Bus -> (x, y), and whether at least half the buses stand where their assets do."""
    names = list(buses["bus"])
    links = [(names.index(a), names.index(b)) for a, b in zip(lines["from"], lines["to"])]
    known = buses[["x_m", "y_m"]].to_numpy(float)
    has_place = np.isfinite(known).all(axis=1)
    # With one place the springs would have nothing to span.
    placed = bool(has_place.sum() >= 2 and 2 * has_place.sum() >= len(names))
    at = _fill_in(known, has_place, links) if placed else _springs(len(names), links)
    at = _apart(_scaled(at))
    return dict(zip(names, map(tuple, at))), placed


def _scaled(at):
    """Into a square of side 1, both axes by the same scale."""
    span = np.ptp(at, axis=0).max(initial=0.0)
    return (at - at.min(axis=0)) / (span if span > 0 else 1.0)


def _fill_in(known, has_place, links):
    """Those without a place go to the mean of their neighbours, again and again."""
    at = np.where(has_place[:, None], known, known[has_place].mean(axis=0))
    neighbours = [[] for _ in at]
    for a, b in links:
        neighbours[a].append(b)
        neighbours[b].append(a)
    for _ in range(STEPS):
        for i in np.flatnonzero(~has_place):
            if neighbours[i]:
                at[i] = at[neighbours[i]].mean(axis=0)
    return at


def _springs(count, links):
    """Fruchterman & Reingold (1991): neighbours attract by distance², all repel by 1/distance; from a circle, so that
    the same network is always drawn alike."""
    angle = 2.0 * np.pi * np.arange(count) / max(count, 1)
    at = np.column_stack([np.cos(angle), np.sin(angle)])
    natural = 1.6 / np.sqrt(max(count, 1))
    for step in range(STEPS):
        apart = at[:, None] - at[None]
        distance = np.maximum(np.linalg.norm(apart, axis=2), 1e-6)
        force = (apart / distance[:, :, None] ** 2 * natural ** 2).sum(axis=1)
        for a, b in links:
            pull = (at[b] - at[a]) * np.linalg.norm(at[b] - at[a]) / natural
            force[a] += pull
            force[b] -= pull
        size = np.maximum(np.linalg.norm(force, axis=1, keepdims=True), 1e-12)
        at = at + force / size * np.minimum(size, 0.2 * (1.0 - step / STEPS))
    return at


def _apart(at):
    """Pushes buses off each other that would be drawn on one another."""
    at = at.copy()
    for _ in range(STEPS):
        moved = False
        for i in range(len(at)):
            for j in range(i):
                gap = at[i] - at[j]
                distance = np.hypot(*gap)
                if distance >= TOO_NEAR:
                    continue
                angle = 2.4 * (i + 7 * j)  # of two in one place
                along = gap / distance if distance > 1e-9 else np.array([np.cos(angle), np.sin(angle)])
                push = 0.51 * (TOO_NEAR - distance) * along
                at[i] += push
                at[j] -= push
                moved = True
        if not moved:
            break
    return at
