"""Who is served (campaign.md, section 6): a linear program for the most weighted load, then as even as the rest allows.

The loads that are best are a face of the feasible set, given exactly by the optimum's dual values: a variable with a
reduced cost stays at its bound in every optimum. On that face the largest shed fraction is made least, again and
again, each time fixing the buses whose dual values say that they cannot do better.
"""

import numpy as np
from scipy.optimize import linprog

TIGHT = 1e-9  # dual values below this are taken for 0
OPTIONS = {"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10}


def solve(c, a_ub, b_ub, a_eq, b_eq, bounds):
    for options in (OPTIONS, {}):
        result = linprog(c, a_ub, b_ub, a_eq, b_eq, bounds, method="highs", options=options)
        if result.status == 0:
            return result
    raise RuntimeError(result.message)


def fraction_up(asset, damage):
    return 1.0 - damage / asset.hardness


class Grid:
    def __init__(self, scenario):
        self.spec, self.assets = scenario.grid, scenario.assets
        self.peaks = [bus.demand.value for bus in self.spec.buses]
        self.imports = [bus.imports.value for bus in self.spec.buses]
        through = [name for part in self.spec.buses + self.spec.lines for name in part.through]
        self.known = sorted(set(self.spec.generation) | set(through))

    def state(self, damage, factor):
        """Available generation of each bus, limit of each line, demand and largest served load of each bus."""
        up = {name: fraction_up(self.assets[name], damage[name]) for name in self.known}
        least = lambda part: min([up[name] for name in part.through], default=1.0)
        available = list(self.imports)
        for name, bus in self.spec.generation.items():
            available[bus] += self.assets[name].capacity * up[name]
        limits = [line.capacity * least(line) for line in self.spec.lines]
        demand = [peak * factor for peak in self.peaks]
        most = [min(d, peak * least(bus)) for d, peak, bus in zip(demand, self.peaks, self.spec.buses)]
        return available, limits, demand, most

    def served(self, damage, factor):
        """Of each bus, MW. Kept by state: the same one comes again and again."""
        state = self.state(damage, factor)
        key, kept = tuple(map(tuple, state)), self.spec.__dict__.setdefault("kept", {})
        if key not in kept:
            kept[key] = serve(self.spec, *state)
        return kept[key]

    def available(self, damage):
        return sum(self.state(damage, 1.0)[0])


def serve(spec, available, limits, demand, most):
    unit = max(demand) or 1.0
    scaled = [[x / unit for x in part] for part in (available, limits, demand, most)]
    fractions = served_fractions(spec, *scaled)
    return [f * d for f, d in zip(fractions, demand)]


def served_fractions(spec, available, limits, demand, most):
    """Of each bus, the part of its demand that is served (1 where there is none). All in one unit of power."""
    n, bounds, a_eq = len(demand), *balance(spec, available, limits, demand)
    for b in range(n):
        bounds[b] = (0.0, min(1.0, most[b] / demand[b]) if demand[b] > 0.0 else 0.0)
    b_eq, top = np.zeros(len(a_eq)), max(bus.weight for bus in spec.buses)
    worth = np.zeros(len(bounds))
    worth[:n] = [-bus.weight / top * d for bus, d in zip(spec.buses, demand)]
    best = solve(worth, None, None, a_eq, b_eq, bounds)
    wanted = sum(w * high for w, (_, high) in zip(worth[:n], bounds))
    if best.fun <= wanted + 1e-13:
        return [bounds[b][1] if demand[b] > 0.0 else 1.0 for b in range(n)]
    bounds = on_optimal_face(best, bounds)
    fractions = share_evenly(bounds, a_eq, b_eq, [b for b in range(n) if demand[b] > 0.0])
    return [fractions.get(b, 1.0) for b in range(n)]


def balance(spec, available, limits, demand):
    """Variables: served fractions, generation, flows, for dc angles. Rows: balance of each bus, law of each line."""
    n, m = len(demand), len(limits)
    dc = spec.flow == "dc"
    width = 2 * n + m + (n if dc else 0)
    bounds = [(0.0, 0.0)] * n + [(0.0, a) for a in available] + [(-x, x) for x in limits] + [(None, None)] * (n * dc)
    rows = [np.zeros(width) for _ in range(n)]
    for b in range(n):
        rows[b][b], rows[b][n + b] = -demand[b], 1.0
    for k, line in enumerate(spec.lines):
        i, j = line.ends
        rows[i][2 * n + k] -= 1.0
        rows[j][2 * n + k] += 1.0
        if dc and limits[k] > 0.0:
            law = np.zeros(width)
            law[2 * n + k] = line.reactance
            law[2 * n + m + i] -= 1.0
            law[2 * n + m + j] += 1.0
            rows.append(law)
    return bounds, np.array(rows)


def on_optimal_face(best, bounds):
    """Fixes what has a reduced cost: the optimal points are exactly the feasible ones with these at their bounds."""
    fixed = []
    for (low, high), at_low, at_high in zip(bounds, best.lower.marginals, best.upper.marginals):
        if abs(at_low) > TIGHT:
            high = low
        elif abs(at_high) > TIGHT:
            low = high
        fixed.append((low, high))
    return fixed


def share_evenly(bounds, a_eq, b_eq, loads):
    """Served fractions: the largest shed fraction least, then the next, until none is left to choose."""
    bounds, fractions = list(bounds), {}
    active = [b for b in loads if bounds[b][1] > bounds[b][0]]
    fractions.update({b: bounds[b][0] for b in loads if b not in active})
    wide = np.hstack([a_eq, np.zeros((len(a_eq), 1))])
    while active:
        shed = np.zeros((len(active), len(bounds) + 1))  # 1 - fraction <= z
        shed[range(len(active)), active] = -1.0
        shed[:, -1] = -1.0
        cost = np.zeros(len(bounds) + 1)
        cost[-1] = 1.0
        least = solve(cost, shed, -np.ones(len(active)), wide, b_eq, bounds + [(0.0, 1.0)])
        duals = -least.ineqlin.marginals
        tight = [b for b, dual in zip(active, duals) if dual > TIGHT] if least.fun > 1e-12 else active
        for b in tight:
            fractions[b] = 1.0 - max(0.0, least.fun)
            bounds[b] = (fractions[b], fractions[b])
        active = [b for b in active if b not in tight]
    return fractions
