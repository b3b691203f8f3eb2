"""The grid against published systems (published_grids.json), and even shedding against two other ways to find it."""

import itertools
import json
import os
from types import SimpleNamespace

import numpy as np
from scipy.optimize import linprog

from checks import check
from grid import balance, serve

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "published_grids.json"), encoding="utf-8") as file:
    PUBLISHED = json.load(file)


class Network:
    """Lines (i, j, reactance, capacity) over n buses; what is out has no capacity."""

    def __init__(self, n, lines, weights=None):
        self.n, self.limits = n, [line[3] for line in lines]
        self.buses = [SimpleNamespace(weight=w) for w in (weights or [1.0] * n)]
        self.lines = [SimpleNamespace(ends=line[:2], reactance=line[2]) for line in lines]

    def served(self, flow, available, demand, most=None, out=()):
        spec = SimpleNamespace(flow=flow, buses=self.buses, lines=self.lines)
        limits = [0.0 if k in out else x for k, x in enumerate(self.limits)]
        return np.array(serve(spec, available, limits, demand, most or demand))


def by_bus(n, table):
    result = [0.0] * n
    for bus, value in table.items():
        result[int(bus) - 1] = float(value)
    return result


def lines_of(system, key="lines"):
    return [(line["between"][0] - 1, line["between"][1] - 1, line["reactance"], line["capacity_MW"])
            for line in system[key]]


def check_braess():
    """A line more serves less, in dc alone."""
    case = PUBLISHED["braess"]
    network = Network(3, lines_of(case))
    for name, expected in case["served_MW"].items():
        out = (2,) if name.endswith("without_2_3") else ()
        got = network.served(name.split("_")[0], [200, 0, 0], [0, 0, 150], out=out).sum()
        check(f"Braess {name}", abs(got - expected) < 1e-7 * 150, got)


def check_garver():
    case = PUBLISHED["garver"]
    demand, available = by_bus(6, case["loads_MW"]), by_bus(6, case["units_MW"])
    for state in case["states"]:
        lines = []
        for (i, j, x, capacity), corridor in zip(lines_of(case, "corridors"), case["corridors"]):
            circuits = corridor["circuits"] + state["added"].get(f"{i + 1}-{j + 1}", 0)
            lines += [(i, j, x, capacity)] * circuits
        for flow, shed in state["shed_MW"].items():
            got = sum(demand) - Network(6, lines).served(flow, available, demand).sum()
            check(f"Garver {flow}, added {state['added']}", abs(got - shed) < 1e-5, got)


def rbts(case, out):
    """Available generation and lines out, when the named units and lines are out."""
    available = [0.0] * 6
    for unit in case["units"]:
        available[unit["bus"] - 1] += unit["MW"] * (unit["name"] not in out)
    return available, [k for k, line in enumerate(case["lines"]) if line["name"] in out]


def check_rbts():
    case = PUBLISHED["rbts"]
    network, demand = Network(6, lines_of(case)), by_bus(6, case["loads_MW"])
    for state in case["states"]:
        available, out = rbts(case, state["out"])
        shed = np.array(demand) - network.served("dc", available, demand, out=out)
        good = abs(shed.sum() - state["shed_MW"]) < 1e-5 and all(
            abs(shed[int(bus) - 1] - x) < 1e-5 for bus, x in state.get("at", {}).items())
        check(f"RBTS without {' '.join(state['out'])}", good, shed.round(6))


def unit_states(units):
    """MW available -> probability, of the units of one bus."""
    states = {0.0: 1.0}
    for unit in units:
        more = {}
        for mw, p in states.items():
            for up, q in ((unit["MW"], 1.0 - unit["FOR"]), (0.0, unit["FOR"])):
                more[mw + up] = more.get(mw + up, 0.0) + p * q
        states = more
    return states


def check_rbts_year():
    """Expected demand not served by enumeration; states less likely than 1e-9 are left out."""
    case, least = PUBLISHED["rbts"], 1e-9
    network, demand = Network(6, lines_of(case)), by_bus(6, case["loads_MW"])
    out_chance = [line["outages_per_year"] / (line["outages_per_year"] + line["repairs_per_year"])
                  for line in case["lines"]]
    first, second = (unit_states([u for u in case["units"] if u["bus"] == bus]) for bus in (1, 2))
    for flow in ("dc", "transport"):
        shed = loss = left_out = 0.0
        for out in itertools.product((False, True), repeat=9):
            p_lines = np.prod([q if o else 1.0 - q for o, q in zip(out, out_chance)])
            for (one, p), (two, q) in itertools.product(first.items(), second.items()):
                if p_lines * p * q < least:
                    left_out += p_lines * p * q
                    continue
                served = network.served(flow, [one, two, 0, 0, 0, 0], demand, out=np.flatnonzero(out))
                shed += p_lines * p * q * (185.0 - served.sum())
                loss += p_lines * p * q * (185.0 - served.sum() > 1e-4)
        expected = PUBLISHED["rbts"]["annualised"][flow]
        good = 0 <= expected["PLC"] - loss < left_out + 1e-8 and 0 <= expected["EDNS_MW"] - shed < 185 * left_out + 1e-6
        check(f"RBTS over a year, {flow}", good, f"PLC {loss:.9f}, EDNS {shed:.9f} MW, left out {left_out:.1e}")


# ---- even shedding, found otherwise ----

def random_network(rng):
    n = int(rng.integers(2, 6))
    pairs = [p for p in itertools.combinations(range(n), 2) if rng.random() < 0.7]
    lines = [(i, j, float(rng.uniform(0.05, 1)), float(rng.choice([0, 5, 10, 20, 37]))) for i, j in pairs]
    weights = [float(w) for w in rng.choice([1, 1, 1, 2, 1.001], n)]
    available = [float(x) for x in rng.choice([0, 0, 10, 30, 50], n)]
    demand = [float(x) for x in rng.choice([0, 10, 20, 30, 33], n)]
    most = [d * float(rng.choice([1, 1, 1, 0.5, 0])) for d in demand]
    return Network(n, lines, weights), available, demand, most


def most_served_together(network, available, most, loads):
    """Least cut between all generation and some of the loads, over all sets of buses on the side of the loads."""
    best = None
    for side in itertools.product((False, True), repeat=network.n):
        cut = sum(a for a, inside in zip(available, side) if inside)
        cut += sum(x for line, x in zip(network.lines, network.limits) if side[line.ends[0]] != side[line.ends[1]])
        cut += sum(most[b] for b in loads if not side[b])
        best = cut if best is None else min(best, cut)
    return best


def even_by_cuts(network, available, demand, most):
    """Transport: heavier loads first; within a weight the set that must shed the largest part is served as one."""
    worth = lambda loads: most_served_together(network, available, most, loads)
    served, settled = np.zeros(network.n), []
    for weight in sorted({bus.weight for bus in network.buses}, reverse=True):
        group = [b for b in range(network.n) if network.buses[b].weight == weight and demand[b] > 0]
        while group:
            sets = [s for k in range(1, len(group) + 1) for s in itertools.combinations(group, k)]
            part = lambda s: (worth(settled + list(s)) - worth(settled)) / sum(demand[b] for b in s)
            least = min(part(s) for s in sets)
            worst = max((s for s in sets if part(s) <= least + 1e-12), key=len)
            for b in worst:
                served[b] = demand[b] * least
            settled += worst
            group = [b for b in group if b not in worst]
    return served


def check_even_transport():
    rng, worst = np.random.default_rng(5), 0.0
    for _ in range(150):
        network, available, demand, most = random_network(rng)
        got = network.served("transport", available, demand, most)
        worst = max(worst, np.abs(got - even_by_cuts(network, available, demand, most)).max())
    check("even shedding, transport, against least cuts", worst < 1e-6, worst)


def even_by_trial(network, available, demand, most):
    """dc: fix the best sum, then lower the largest shed fraction; whoever can do better alone is not settled yet."""
    spec = SimpleNamespace(flow="dc", buses=network.buses, lines=network.lines)
    bounds, rows = balance(spec, available, network.limits, demand)
    loads = [b for b in range(network.n) if demand[b] > 0]
    for b in range(network.n):
        bounds[b] = (0.0, most[b] / demand[b] if demand[b] > 0 else 0.0)
    worth = np.zeros(len(bounds))
    worth[:network.n] = [bus.weight * d for bus, d in zip(network.buses, demand)]
    best = -linprog(-worth, A_eq=rows, b_eq=np.zeros(len(rows)), bounds=bounds).fun
    settled = {}
    while len(settled) < len(loads):
        active = [b for b in loads if b not in settled]

        def least(target):
            """Least z, or least shed fraction of one bus while none of the active exceeds `level`."""
            cost = np.zeros(len(bounds) + 1)
            cost[target] = 1.0 if target == len(bounds) else -1.0
            shed = np.zeros((len(active), len(bounds) + 1))
            shed[range(len(active)), active] = shed[:, -1] = -1.0
            floor = np.append(-worth, 0.0)
            limits = [(settled[b] - 1e-7, settled[b] + 1e-7) if b in settled else x for b, x in enumerate(bounds)]
            z = (0.0, 1.0) if target == len(bounds) else (0.0, level)
            return linprog(cost, np.vstack([shed, floor]), np.append(-np.ones(len(active)), 1e-7 - best),
                           np.hstack([rows, np.zeros((len(rows), 1))]), np.zeros(len(rows)), limits + [z]).fun

        level = least(len(bounds)) + 1e-7
        stuck = [b for b in active if -least(b) < 1.0 - level + 1e-5]
        settled.update({b: 1.0 - level for b in stuck or active})
    return np.array([settled.get(b, 0.0) * demand[b] for b in range(network.n)])


def check_even_dc():
    rng, worst = np.random.default_rng(6), 0.0
    for _ in range(60):
        network, available, demand, most = random_network(rng)
        for bus in network.buses:
            bus.weight = round(bus.weight)  # a tolerance of the sum would trade between weights that are close
        got = network.served("dc", available, demand, most)
        worst = max(worst, np.abs(got - even_by_trial(network, available, demand, most)).max())
    check("even shedding, dc, against trial of each bus", worst < 1e-3, worst)


PARTS = (check_braess, check_garver, check_rbts, check_even_transport, check_even_dc, check_rbts_year)
