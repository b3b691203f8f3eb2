"""Makes a random scenario's defence one that spares rounds: singles on a thin magazine, held fire, reserves that end."""


def add_sparing(g, scenario):
    """`g` is the generator, whose chance and numbers are used."""
    families = sorted({t["family"] for t in scenario["threats"].values()})
    for unit in [*scenario["systems"].values(), *scenario["batteries"].values()]:
        if "doctrine" in unit or "envelope" in unit:
            sparing_doctrine(g, unit.setdefault("doctrine", {"default": {"shots": g.r.randint(1, 3)}}))
    systems = list(scenario["systems"])
    command = scenario.setdefault("command", {})
    command["reserve"] = {s: {f: reserved(g) for f in g.r.sample(families, g.r.randint(1, min(2, len(families))))}
                          for s in g.r.sample(systems, g.r.randint(1, len(systems)))}


def sparing_doctrine(g, doctrine):
    for rule in doctrine.values():
        g.maybe(rule, "single_below", 0.6, lambda: g.r.randint(1, 9))
        g.maybe(rule, "last", 0.5, lambda: f"{g.between(0, 120)} s")
        if g.chance(0.5):
            rule["shots"] = g.r.randint(2, 3)


def reserved(g):
    rounds = g.r.randint(1, 4)
    return {"rounds": rounds, "until": f"{g.between(0, 30)} min"} if g.chance(0.75) else rounds
