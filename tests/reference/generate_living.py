"""Makes a random scenario's defence one that can be hit and that flies: targets, hardness, guidance, returns, duty."""


def add_living(g, scenario):
    """`g` is the generator, whose chance and numbers are used."""
    for system in scenario["systems"].values():
        living_system(g, system)
    for battery in scenario["batteries"].values():
        living_battery(g, battery)
    for sensor in scenario.get("sensors", {}).values():
        g.maybe(sensor, "hardness", 0.3, lambda: g.r.randint(1, 3))
        g.maybe(sensor, "value", 0.4, lambda: g.r.choice([0.5, 2, 5]))
    salvos = list(scenario["raid"].values())
    first = g.r.randrange(len(salvos))
    for k, salvo in enumerate(salvos):
        if k == first or g.chance(0.5):
            aim_at_defence(g, scenario, salvo)
        if k != first and g.chance(0.5):  # what follows finds less of the defence
            clock = salvo.get("launch") or salvo["arrive"]
            clock["at"] = f"{g.between(8, 25)} min"
    for threat in scenario["threats"].values():
        if g.chance(0.6):
            threat.pop("lethality", None)


def living_system(g, system):
    g.maybe(system, "hardness", 0.3, lambda: g.r.randint(1, 3))
    g.maybe(system, "value", 0.4, lambda: g.r.choice([0.5, 2, 5]))
    g.maybe(system, "guidance", 0.6, lambda: g.r.choice(["command", "command", "autonomous"]))
    if g.chance(0.35):
        system["channel"] = "returns"
        g.maybe(system, "turnaround", 0.6, lambda: g.duration(5, 120))
    g.maybe(system, "on_duty", 0.25, lambda: duties(g))
    system["rounds"] += g.r.choice([0, 4, 10])


def living_battery(g, battery):
    g.maybe(battery, "hardness", 0.15, lambda: g.r.randint(1, 2))
    g.maybe(battery, "value", 0.15, lambda: g.r.choice([0, 1, 4]))
    g.maybe(battery, "guidance", 0.1, lambda: "command")
    g.maybe(battery, "channel", 0.1, lambda: "returns")
    g.maybe(battery, "on_duty", 0.2, lambda: duties(g))


def duties(g):
    """None at all now and then; else one or two, in the half hour in which most things happen."""
    cuts = sorted({g.between(0, 30) for _ in range(g.r.choice([2, 2, 4]))})
    cuts = cuts[:len(cuts) // 2 * 2]
    return [[f"{a} min", f"{b} min"] for a, b in zip(cuts[::2], cuts[1::2])] if g.chance(0.9) else []


def aim_at_defence(g, scenario, salvo):
    """Adds one to three batteries, rings, members of rings or sensors to a salvo's targets; at times they alone."""
    names = ["sensors." + name for name in scenario.get("sensors", {})]
    for name, battery in scenario["batteries"].items():
        count = battery.get("count", 1)
        names.append(f"batteries.{name}" if count == 1 or g.chance(0.5) else
                     f"batteries.{name}.{g.r.randint(1, count)}")
    chosen = g.r.sample(names, min(len(names), g.r.randint(1, 3)))
    alone = g.chance(0.3)
    if isinstance(salvo["targets"], dict):
        salvo["targets"] = {**({} if alone else salvo["targets"]), **{n: g.r.choice([1, 2, 0.5, 3]) for n in chosen}}
    else:
        salvo["targets"] = ([] if alone else list(salvo["targets"])) + chosen
