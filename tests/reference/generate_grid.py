"""A random grid over a scenario's assets: two to five buses on a chain with a few lines more."""


def add_grid(g, scenario, days):
    buses = [f"bus{k}" for k in range(g.r.randint(2, 5))]
    aimed = [name for name in scenario["assets"] if any(name in s["targets"] for s in scenario["raid"].values())]
    grid = {"flow": g.r.choice(["transport", "dc"]), "buses": {name: bus(g, aimed) for name in buses}}
    loads = [name for name in buses if "demand" in grid["buses"][name]]
    if not loads:
        grid["buses"][buses[0]]["demand"] = "300 MW"
    generation = {name: g.r.choice(buses) for name in scenario["assets"] if g.chance(0.7)}
    if generation:
        grid["generation"] = generation
    imports = {name: f"{g.r.choice([50, 120, 300])} MW" for name in buses if g.chance(0.35) or name == buses[-1]}
    grid["imports"] = imports
    grid["lines"] = lines(g, grid["flow"], buses, aimed)
    g.maybe(grid, "demand", 0.7, lambda: demand(g, days))
    scenario["grid"] = grid


def bus(g, aimed):
    result = {}
    g.maybe(result, "demand", 0.85, lambda: f"{g.r.choice([60, 100, 100, 200, 330])} MW")
    g.maybe(result, "people", 0.7, lambda: g.r.randint(1, 900) * 100)
    g.maybe(result, "weight", 0.4, lambda: g.r.choice([0.5, 2, 3]))
    if aimed and "demand" in result:
        g.maybe(result, "through", 0.35, lambda: g.r.sample(aimed, g.r.randint(1, len(aimed))))
    return result


def lines(g, flow, buses, aimed):
    pairs = list(zip(buses, buses[1:]))
    pairs += [tuple(g.r.sample(buses, 2)) for _ in range(g.r.randint(0, 2))]
    result = {}
    for k, pair in enumerate(pairs):
        result[f"line{k}"] = line = {"between": list(pair), "capacity": f"{g.r.choice([40, 80, 150, 300])} MW"}
        if flow == "dc":
            line["reactance"] = g.between(0.05, 0.5, 2)
        if aimed:
            g.maybe(line, "through", 0.35, lambda: g.r.sample(aimed, 1))
    return result


def demand(g, days):
    result = {}
    hours = [0] + sorted(g.r.sample(range(1, 24), g.r.randint(1, 3)))
    g.maybe(result, "daily", 0.8, lambda: [[f"{h} h", g.between(0.5, 1, 2)] for h in hours])
    g.maybe(result, "seasonal", 0.4, lambda: [["0 d", g.between(0.6, 1, 2)], [f"{g.r.randint(1, days)} d", 1]])
    g.maybe(result, "clock", 0.4, lambda: f"{g.between(0, 23)} h")
    return result or {"daily": [["0 h", 0.8], ["12 h", 1]]}
