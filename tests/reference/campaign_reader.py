"""The sections `campaign:` and `grid:` of a scenario, as plain objects; each parameter is put down under its path."""

from types import SimpleNamespace

from inflow import Inflow
from values import Distribution, Scalar, number


def days(text):
    """A time; a bare number would be days."""
    return number(text if " " in str(text).strip() else f"{text} d", "time")


class CampaignReader:
    def __init__(self, scenario):
        self.scenario = scenario  # for its salvos, systems, assets and the register of parameters

    def scalar(self, path, text, dimension):
        self.scenario.parameters[path] = parameter = Scalar(text, dimension)
        return parameter

    def duration(self, path, tree, key):
        return self.scenario.parameter(path, tree, key, "0 s", "time")

    def inflow(self, path, tree, flow):
        """`flow` is the word for what comes in: production or delivery; a rate, or steps of (from, rate)."""
        text = tree.get(flow, "0 /d")
        if isinstance(text, list):
            steps = [(number(begin, "time"), Scalar(rate, "rate")) for begin, rate in text]
        else:
            steps = [(0.0, self.scalar(f"{path}.{flow}", text, "rate"))]
        return Inflow(self.scalar(path + ".initial", tree.get("initial", 0), "plain"), steps)

    # ---- campaign ----

    def campaign(self, t):
        attacker = t.get("attacker") or {}
        return SimpleNamespace(
            duration=number(t["duration"], "time"),
            pauses=[tuple(number(x, "time") for x in pause) for pause in t.get("pauses") or []],
            strikes=[self.strike(name, s) for name, s in (t.get("strikes") or {}).items()],
            stocks={name: self.stock("campaign.attacker.stocks." + name, s)
                    for name, s in (attacker.get("stocks") or {}).items()},
            avoid_disabled=attacker.get("avoid_disabled", "false") == "true",
            supply={name: self.supply("campaign.supply." + name, s) for name, s in (t.get("supply") or {}).items()},
            repair=self.repair(t.get("repair")),
            replace={name: self.replacement("campaign.replace." + name, r)
                     for name, r in (t.get("replace") or {}).items()})

    def strike(self, name, t):
        size = t.get("size", "plan")
        every = t.get("every")
        return SimpleNamespace(
            name=name, salvos=[s for s, salvo in enumerate(self.scenario.salvos)
                               if "salvos" not in t or salvo.name in t["salvos"]],
            first=number(t.get("first", "0 s"), "time"),
            every=every and (Distribution(every, "time") if isinstance(every, dict) else number(every, "time")),
            days=[days(x) for x in t.get("days", [])],
            share=number(size["share"], "probability") if isinstance(size, dict) else None,
            least={type_name: int(n) for type_name, n in (t.get("least") or {}).items()})

    def stock(self, path, t):
        return SimpleNamespace(inflow=self.inflow(path, t, "production"), most=int(t["most"]) if "most" in t else None)

    def supply(self, path, t):
        return SimpleNamespace(inflow=self.inflow(path, t, "delivery"), lead=number(t.get("lead", "0 s"), "time"))

    def repair(self, t):
        if t is None:
            return None
        path = "campaign.repair"
        kinds = {name: SimpleNamespace(time=self.duration(f"{path}.kinds.{name}", k, "time"), spare=k.get("spare"))
                 for name, k in (t.get("kinds") or {}).items()}
        return SimpleNamespace(
            crews=self.scalar(path + ".crews", t["crews"], "count"), order=t.get("order", "oldest"), kinds=kinds,
            spares={name: self.inflow(f"{path}.spares.{name}", s, "delivery")
                    for name, s in (t.get("spares") or {}).items()})

    def replacement(self, path, t):
        units = self.inflow(path + ".units", t["units"], "delivery") if "units" in t else None
        return SimpleNamespace(time=self.duration(path, t, "time"), units=units)

    # ---- grid ----

    def grid(self, t):
        names = list(t["buses"])
        imports = t.get("imports") or {}
        buses = [SimpleNamespace(
            name=name, demand=self.scalar(f"grid.buses.{name}.demand", b.get("demand", "0 MW"), "power"),
            people=float(b.get("people", 0)), weight=float(b.get("weight", 1)), through=b.get("through", []),
            imports=self.scalar(f"grid.imports.{name}", imports.get(name, "0 MW"), "power"))
            for name, b in ((n, tree or {}) for n, tree in t["buses"].items())]
        lines = [SimpleNamespace(
            name=name, ends=tuple(names.index(x) for x in b["between"]), capacity=number(b["capacity"], "power"),
            reactance=float(b["reactance"]) if "reactance" in b else None, through=b.get("through", []))
            for name, b in (t.get("lines") or {}).items()]
        demand = t.get("demand") or {}
        steps = lambda key: [(number(begin, "time"), number(factor, "probability")) for begin, factor in
                             demand.get(key, [["0 h", "1"]])]
        return SimpleNamespace(
            flow=t.get("flow", "transport"), buses=buses, lines=lines, daily=steps("daily"),
            seasonal=steps("seasonal"), clock=number(demand.get("clock", "0 h"), "time"),
            generation={asset: names.index(bus) for asset, bus in (t.get("generation") or {}).items()})
