"""Makes a random scenario a small campaign: strikes, stocks on both sides, repair, replacement, and mostly a grid."""

from generate_grid import add_grid

KINDS = ("generation", "substation", "depot")


def shrink(g, scenario):
    """Few threats and batteries, so that a raid costs little; what lands does more."""
    for section, most in (("raid", 3), ("batteries", 3), ("sensors", 2), ("jammers", 1)):
        if section in scenario:
            scenario[section] = dict(list(scenario[section].items())[:most])
    for salvo in scenario["raid"].values():
        n = g.r.randint(1, 5)
        salvo["count"] = g.r.choice([n] * 4 + [{"poisson": n}, {"uniform_int": [0, 2 * n]}])
        salvo["lanes"] = min(salvo.get("lanes", 1), 2)
        salvo.setdefault("lane_spacing", "1 km")
    for battery in scenario["batteries"].values():
        battery["count"] = min(battery.get("count", 1), 2)
    for asset in scenario["assets"].values():
        asset.update(kind=g.r.choice(KINDS), capacity=f"{g.r.choice([100, 250, 400])} MW")


def add_campaign(g, scenario):
    days = g.r.randint(3, 8)
    campaign = {"duration": f"{days if g.tidy else g.between(days, days + 1, 2)} d"}
    g.maybe(campaign, "pauses", 0.4, lambda: pauses(g, days))
    campaign["attacker"] = {"stocks": stocks(g, scenario)}
    if not campaign["attacker"]["stocks"]:
        del campaign["attacker"]["stocks"]
    g.maybe(campaign["attacker"], "avoid_disabled", 0.5, lambda: True)
    campaign["strikes"] = {f"strike{k}": strike(g, scenario, campaign, days)
                           for k in range(g.r.choice([1, 1, 2, 2, 3]))}
    if not campaign["attacker"]:
        del campaign["attacker"]
    supply = {name: depot(g) for name in used_systems(scenario) if g.chance(0.6)}
    if supply:
        campaign["supply"] = supply
    g.maybe(campaign, "repair", 0.8, lambda: repair(g, scenario))
    replace = replacements(g, scenario)
    if replace:
        campaign["replace"] = replace
    scenario["campaign"] = campaign
    if g.chance(0.75):
        add_grid(g, scenario, days)
        if g.chance(0.12):
            del scenario["campaign"]


def pauses(g, days):
    cuts = sorted(g.r.sample(range(2 * days), g.r.choice([2, 2, 4])))
    return [[f"{a / 2} d", f"{b / 2} d"] for a, b in zip(cuts[::2], cuts[1::2])]


def rate(g, low, high):
    x = g.between(low, high, 2)
    return f"{round(x / 24, 4)} /h" if g.chance(0.2) else f"{x} /d"


def rates(g, low, high):
    """One rate, or two or three steps."""
    if g.chance(0.65):
        return rate(g, low, high)
    starts = [0] + sorted(g.r.sample([1, 1.5, 2, 3, 4], g.r.randint(1, 2)))
    return [[f"{begin} d", rate(g, low, high)] for begin in starts]


def stocks(g, scenario):
    result = {}
    for name in dict.fromkeys(salvo["threat"] for salvo in scenario["raid"].values()):
        if g.chance(0.6):
            entry = {"initial": g.r.randint(0, 12)}
            g.maybe(entry, "production", 0.8, lambda: rates(g, 1, 6))
            g.maybe(entry, "most", 0.3, lambda: g.r.randint(2, 7))
            result[name] = entry
    return result


def strike(g, scenario, campaign, days):
    """Nights, irregular gaps, or given days, some of them so near that raids pile up."""
    kind = g.r.choice(["nights", "nights", "gaps", "days", "near"])
    s = {}
    if kind == "nights":
        s["every"] = f"{g.r.choice([0.5, 1, 1, 2])} d"
    if kind == "gaps":
        s["every"] = g.r.choice([{"uniform": ["0.5 d", "2 d"]}, {"exponential": "1 d"}, {"normal": ["1 d", "12 h"]},
                                 {"empirical": ["0 d", "1 d", "1.5 d"]}, {"gamma": {"mean": "30 h", "cv": 0.7}}])
    if "every" in s:
        g.maybe(s, "first", 0.5, lambda: f"{g.r.choice([0, 0.5, 1, 1.25])} d")
    if kind == "days":
        s["days"] = [f"{d / 2} d" for d in sorted(g.r.sample(range(2 * days + 1), g.r.randint(2, 5)))]
    if kind == "near":
        begin = g.between(0, days - 1)
        s["days"] = [f"{round(begin + k * step, 4)} d" for step in [g.r.choice([0.002, 0.01])] for k in range(3)]
    names = list(scenario["raid"])
    g.maybe(s, "salvos", 0.5, lambda: g.r.sample(names, g.r.randint(1, len(names))))
    g.maybe(s, "size", 0.4, lambda: g.r.choice(["plan", {"share": g.between(0.3, 1, 2)}]))
    stocked = list(campaign["attacker"].get("stocks", {}))
    if stocked:
        g.maybe(s, "least", 0.3, lambda: {g.r.choice(stocked): g.r.randint(1, 5)})
    return s


def used_systems(scenario):
    return list(dict.fromkeys(b["system"] for b in scenario["batteries"].values()))


def depot(g):
    entry = {"initial": g.r.randint(0, 8), "delivery": rates(g, 0, 5)}
    g.maybe(entry, "lead", 0.4, lambda: f"{g.r.choice([0.5, 6, 20, 30])} h")
    return entry


def repair(g, scenario):
    kinds = dict.fromkeys(asset["kind"] for asset in scenario["assets"].values())
    result = {"crews": g.r.randint(0, 3), "order": g.r.choice(["oldest", "capacity", "value"]), "kinds": {}}
    spares = {}
    for kind in kinds:
        if not g.chance(0.75):
            continue
        result["kinds"][kind] = entry = {"time": days_long(g)}
        if g.chance(0.5):
            entry["spare"] = name = g.r.choice(["transformer", "turbine"])
            spares[name] = {"initial": g.r.randint(0, 2), "delivery": rates(g, 0.1, 1)}
    if len(result["kinds"]) < len(kinds) and g.chance(0.6) or not result["kinds"]:
        result["kinds"]["default"] = {"time": days_long(g)}
    if spares:
        result["spares"] = spares
    return result


def days_long(g):
    m = g.r.choice([0.5, 1, 2])
    return f"{m} d" if g.tidy else g.r.choice([f"{m} d", {"exponential": f"{m} d"}, {"uniform": ["2 h", f"{2 * m} d"]},
                                               {"lognormal": {"median": f"{m} d", "sigma": 0.6}}])


def replacements(g, scenario):
    """For what some salvo aims at; half of the times nothing comes back."""
    aimed = {name for salvo in scenario["raid"].values() for name in salvo["targets"]}
    keys = [name for name in used_systems(scenario) if any(
        b["system"] == name and ("batteries." + k in aimed or any(a.startswith(f"batteries.{k}.") for a in aimed))
        for k, b in scenario["batteries"].items())]
    keys += ["sensors"] * any(name.startswith("sensors.") for name in aimed)
    result = {}
    for key in keys:
        if g.chance(0.7):
            result[key] = {"time": days_long(g)}
            g.maybe(result[key], "units", 0.6, lambda: {"initial": g.r.randint(0, 1), "delivery": rates(g, 0.2, 1)})
    return result


def campaign_paths(g, scenario, paths):
    """What may be `uncertain:` of a campaign and a grid."""
    long = lambda: g.r.choice([{"uniform": ["6 h", "3 d"]}, {"gamma": {"mean": "1 d", "cv": 0.5}}])
    for name, system in scenario["systems"].items():
        if "reload" in system:
            paths[f"systems.{name}.reload.stock"] = lambda: {"uniform_int": [0, 9]}
    campaign = scenario.get("campaign", {})
    inflow_paths(g, campaign, paths)
    for key in campaign.get("replace", {}):
        paths[f"campaign.replace.{key}.time"] = long
    if "repair" in campaign:
        paths["campaign.repair.crews"] = lambda: g.r.choice([{"uniform_int": [0, 3]}, {"normal": [2, 1]}])
        for kind in campaign["repair"]["kinds"]:
            paths[f"campaign.repair.kinds.{kind}.time"] = long
    # Few values for what the grid depends on, so that its states recur.
    power = lambda: {"empirical": [f"{x} MW" for x in g.r.sample([0, 80, 150, 300, 420], 3)]}
    for bus, entry in scenario.get("grid", {}).get("buses", {}).items():
        if "demand" in entry:
            paths[f"grid.buses.{bus}.demand"] = power
    for bus in scenario.get("grid", {}).get("imports", {}):
        paths[f"grid.imports.{bus}"] = power


def inflow_paths(g, campaign, paths):
    """Stocks, depots, spares and units: what is there at first, and the rate where it is one."""
    amount = lambda: g.r.choice([{"normal": [4, 3]}, {"uniform": [0, 9]}, {"poisson": 5}, {"empirical": [0, 3, 8]}])
    flow = lambda: g.r.choice([{"uniform": ["0.5 /d", "4 /d"]}, {"exponential": "2 /d"},
                               {"normal": ["2 /d", "1.5 /d"]}])
    inflows = {f"campaign.attacker.stocks.{k}": v for k, v in campaign.get("attacker", {}).get("stocks", {}).items()}
    inflows.update({f"campaign.supply.{k}": v for k, v in campaign.get("supply", {}).items()})
    inflows.update({f"campaign.repair.spares.{k}": v
                    for k, v in campaign.get("repair", {}).get("spares", {}).items()})
    inflows.update({f"campaign.replace.{k}.units": v["units"]
                    for k, v in campaign.get("replace", {}).items() if "units" in v})
    for path, entry in inflows.items():
        paths[path + ".initial"] = amount
        for word in ("production", "delivery"):
            if isinstance(entry.get(word), str):
                paths[f"{path}.{word}"] = flow
