"""Writes a small random valid scenario: over many seeds every feature of the format, and features in each other's way.

    /usr/bin/python3 tests/reference/generate.py --seed K [--tidy] [--living] [--campaign] [--sparing] > scenario.yaml

`--tidy` takes round numbers and constant times, so that events coincide and candidates tie: there the order of events
and the rules for ties decide. `--living` lets batteries and sensors be targets, and batteries fly and go off duty.
`--campaign` makes it a small raid that comes again for some days, mostly with a grid (now and then a grid alone).
`--sparing` lets doctrines spare rounds and reserves end.
"""

import argparse
import random
import sys

import yaml

from generate_campaign import add_campaign, campaign_paths, shrink
from generate_living import add_living
from generate_sparing import add_sparing

FAMILIES = {  # family: (speed range m/s, altitude range m or apogee range km)
    "drone": ((40, 65), (60, 1500)),
    "cruise": ((180, 260), (30, 200)),
    "fast": ((600, 1100), (4000, 14000)),
    "ballistic": ((900, 1600), (15, 60)),
    "decoy": ((40, 240), (60, 1500)),
}


class Generator:
    def __init__(self, seed, tidy=False):
        self.r = random.Random(seed)
        self.seed, self.tidy = seed, tidy

    # ---- small helpers ----

    def chance(self, p):
        return self.r.random() < p

    def between(self, a, b, digits=1):
        value = self.r.uniform(a, b)
        if not self.tidy:
            return round(value, digits)
        step = next(x for x in (0.5, 5, 20, 100) if x == 100 or b - a <= 10 * x)
        return min(max(step * round(value / step), a), b)

    def maybe(self, tree, key, p, make):
        if self.chance(p):
            tree[key] = make()

    def probability(self, a=0.2, b=0.95):
        value = self.between(a, b, 2)
        return f"{round(100 * value)}%" if self.chance(0.1) else value

    def point(self, a, b):
        return {"bearing": f"{self.between(0, 360)} deg", "range": f"{self.between(a, b)} km"}

    def place(self, reach):
        return [f"{self.between(-reach, reach, 2)} km", f"{self.between(-reach, reach, 2)} km"]

    def duration(self, a, b):
        """A constant or a distribution of times between about a and b seconds."""
        m = self.between(a, b)
        kind = "constant" if self.tidy else self.r.choice(["constant"] * 3 + [
            "uniform", "triangular", "normal", "lognormal", "exponential", "gamma", "empirical"])
        return {
            "constant": f"{m} s",
            "uniform": {"uniform": [f"{round(0.5 * m, 2)} s", f"{round(1.5 * m, 2)} s"]},
            "triangular": {"triangular": [f"{round(0.3 * m, 2)} s", f"{m} s", f"{round(2 * m, 2)} s"]},
            "normal": {"normal": [f"{m} s", f"{round(self.r.choice([0.2, 0.8]) * m, 2)} s"]},
            "lognormal": {"lognormal": {"median": f"{m} s", "sigma": self.between(0.2, 0.8, 2)}},
            "exponential": {"exponential": f"{m} s"},
            "gamma": {"gamma": {"mean": f"{m} s", "cv": self.between(0.3, 1.2, 2)}},
            "empirical": {"empirical": [f"{round(0.5 * m, 2)} s", f"{m} s", f"{round(2.5 * m, 2)} s"]},
        }[kind]

    # ---- sections ----

    def assets(self):
        return {f"site{k}": {"position": self.place(9), "value": self.r.choice([0.5, 1, 1, 2, 3.5]),
                             "capacity": f"{self.r.choice([0, 100, 350])} MW", "hardness": self.r.randint(1, 4),
                             "kind": "site"} for k in range(self.r.randint(1, 3))}

    def threat_types(self):
        families = self.r.sample(list(FAMILIES), self.r.choice([1, 2, 2, 3, 3, 4]))
        if families == ["decoy"]:
            families.append("cruise")
        types = {}
        for family in families:
            for k in range(2 if self.chance(0.25) else 1):
                types[f"{family}_{'ab'[k]}"] = self.threat_type(family)
        return types

    def threat_type(self, family):
        speed, height = FAMILIES[family]
        t = {"family": family, "speed": f"{self.between(*speed)} m/s"}
        if family == "ballistic":
            t.update(profile="ballistic", apogee=f"{self.between(*height)} km")
        else:
            t["altitude"] = f"{self.between(*height)} m"
        if family == "decoy":
            t["decoy"] = True
        t["signature"] = f"{self.r.choice([0.01, 0.05, 0.1, 0.5, 2])} m^2"
        t["cost"] = self.between(0, 2, 2)
        self.maybe(t, "reliability", 0.5, lambda: self.probability(0.6, 1))
        self.maybe(t, "accuracy", 0.6, lambda: self.probability(0.3, 1))
        self.maybe(t, "lethality", 0.6, lambda: self.probability(0.2, 1))
        return t

    def salvo(self, types, assets):
        name = self.r.choice(list(types))
        quick = name.startswith(("fast", "ballistic"))
        n = self.r.randint(3, 10)
        count = self.r.choice([n] * 4 + [{"poisson": n}, {"uniform_int": [0, 2 * n]}, {"binomial": [2 * n, 0.5]},
                                         {"normal": [n, 3]}])
        targets = self.r.sample(list(assets), self.r.randint(1, len(assets)))
        s = {"threat": name, "count": count, "from": self.point(*((150, 300) if quick else (35, 80)))}
        if self.chance(0.35):
            s["via"] = [self.point(3, 40) if self.chance(0.7) else self.place(30)
                        for _ in range(self.r.randint(1, 2))]
        if self.chance(0.4):
            s.update(lanes=self.r.randint(2, 3), lane_spacing=f"{self.between(0.5, 6)} km")
        s["targets"] = {t: self.r.choice([1, 2, 0.5, 3]) for t in targets} if self.chance(0.5) else targets
        self.maybe(s, "assign", 0.4, lambda: self.r.choice(["even", "random"]))
        w = f"{self.between(5, 200)} s"
        offset = self.r.choice(["none", "simultaneous", {"uniform": w}, {"normal": w}, {"every": w}, {"poisson": w}])
        clock = {"at": f"{self.between(0, 10)} min"}
        if offset != "none":
            clock["offset"] = offset
        if isinstance(offset, dict) and ("every" in offset or "poisson" in offset):
            clock["offset"] = {next(iter(offset)): f"{self.between(1, 40)} s"}
        s["arrive" if self.chance(0.4) else "launch"] = clock
        return s

    def sensor(self, families):
        s = {"position": self.place(20), "max_range": f"{self.between(12, 120)} km",
             "scan": f"{self.between(1, 15)} s"}
        self.maybe(s, "mast", 0.6, lambda: f"{self.between(5, 120)} m")
        if self.chance(0.5):
            s["radar"] = {"range": f"{self.between(8, 80)} km", "pd": self.between(0.3, 0.95, 2),
                          "pfa": self.r.choice([1e-6, 1e-4, 1e-8])}
        else:
            s["pd"] = self.probability(0.03, 0.9)
        self.maybe(s, "sees", 0.3, lambda: self.r.sample(families, self.r.randint(1, len(families))))
        return s

    def system(self, types, families):
        kind = self.r.choice(["sam", "sam", "short", "gun", "slow"])
        speed = {"sam": (700, 1500), "short": (300, 700), "gun": (800, 1000), "slow": (40, 220)}[kind]
        reach = {"sam": (12, 50), "short": (6, 16), "gun": (3, 8), "slow": (6, 25)}[kind]
        s = {"interceptor": {"speed": f"{self.between(*speed)} m/s", "cost": self.between(0, 3, 2)},
             "envelope": {"range": [f"{self.r.choice([0, 0, 0, 1, 2.5])} km", f"{self.between(*reach)} km"]}}
        if s["envelope"]["range"][0] == "2.5 km" and kind == "gun":
            s["envelope"]["range"][0] = "0.5 km"
        self.maybe(s["envelope"], "altitude", 0.4,
                   lambda: [f"{self.r.choice([0, 20, 80])} m", f"{self.r.choice([0.8, 3, 12, 12, 25])} km"])
        self.maybe(s, "mast", 0.35, lambda: f"{self.between(2, 25)} m")
        engaged = self.r.sample(families, self.r.randint(max(1, len(families) - 1), len(families)))
        s["pk"] = {f: self.r.choice([self.probability(), self.probability(), 0.6]) for f in engaged}
        if self.chance(0.25):
            s["pk"][self.r.choice(list(types))] = self.r.choice([self.probability(), 0])
        rounds = self.r.randint(2, 9)
        s.update(channels=self.r.randint(1, 3), rounds=rounds)
        self.maybe(s, "channel", 0.4, lambda: self.r.choice(["held", "released"]))
        s["reaction"] = self.duration(2, 20) if self.chance(0.85) else "0 s"
        self.maybe(s, "assessment", 0.7, lambda: self.duration(1, 25))
        self.maybe(s, "availability", 0.35, lambda: self.probability(0.4, 1))
        self.maybe(s, "missed_kill", 0.4, lambda: self.probability(0.05, 0.6))
        self.maybe(s, "false_kill", 0.4, lambda: self.probability(0.05, 0.4))
        if self.chance(0.45):
            s["reload"] = {"rounds": self.r.randint(1, rounds), "time": self.duration(10, 120),
                           "stock": self.r.randint(1, 12)}
            self.maybe(s["reload"], "blocks_fire", 0.5, lambda: True)
        self.maybe(s, "doctrine", 0.7, lambda: self.doctrine(families))
        return s

    def doctrine(self, families):
        rule = lambda: {"shots": self.r.randint(1, 3), "interval": f"{self.between(0, 6)} s"}
        d = {f: rule() for f in self.r.sample(families, self.r.randint(0, len(families)))}
        d["default"] = rule() if self.chance(0.7) else {"shots": 1}
        return d

    def battery(self, systems, types, families):
        name = self.r.choice(list(systems))
        b = {"system": name, "position": self.place(10)}
        if self.chance(0.25):
            b["count"] = self.r.randint(2, 3)
            self.maybe(b, "ring", 0.7, lambda: f"{self.between(1, 8)} km")
        for key, p in (("channels", 0.15), ("reaction", 0.1), ("pk", 0.1), ("assessment", 0.1), ("envelope", 0.05),
                       ("interceptor", 0.05), ("channel", 0.05), ("availability", 0.1), ("doctrine", 0.1)):
            if self.chance(p):
                other = self.system(types, families)
                if key in other:
                    b[key] = other[key]
        least = systems[name].get("reload", {"rounds": 1})["rounds"]
        self.maybe(b, "rounds", 0.15, lambda: least + self.r.randint(0, 6))
        return b

    def jammer(self, families):
        kinds = self.r.sample(families, self.r.randint(1, len(families)))
        return {"position": self.place(10), "radius": f"{self.between(3, 20)} km",
                "rate": {f: f"{self.between(0.05, 1.5, 2)} /min" for f in kinds}}

    def command(self, systems, families):
        c = {}
        self.maybe(c, "coordination", 0.7, lambda: self.r.choice(["central", "independent"]))
        self.maybe(c, "latency", 0.5, lambda: f"{self.between(0, 40)} s")
        self.maybe(c, "track_capacity", 0.35, lambda: self.r.randint(1, 6))
        self.maybe(c, "order", 0.8, lambda: self.r.choice(["impact", "detection", "value", "random"]))
        self.maybe(c, "weapon", 0.8, lambda: self.r.choice(["best_pk", "cheapest", "nearest", "fullest"]))
        if c.get("coordination", "central") == "central":
            self.maybe(c, "policy", 0.6, lambda: self.r.choice(["greedy", "assignment"]))
            self.maybe(c, "engagements_per_threat", 0.4, lambda: self.r.randint(1, 3))
        self.maybe(c, "reserve", 0.4, lambda: {s: {f: self.r.randint(1, 4) for f in self.r.sample(
            families, self.r.randint(1, min(2, len(families))))} for s in self.r.sample(list(systems), 1)})
        self.maybe(c, "discrimination", 0.5, lambda: {
            "decoy_as_real": self.probability(0.1, 0.9), "real_as_decoy": self.probability(0, 0.5),
            "engage_decoys": self.r.choice(["last", "never"])})
        return c

    # ---- uncertain parameters ----

    def uncertain(self, s):
        """A few of all the paths that may be uncertain, each with a distribution of its own kind."""
        chance_of = lambda: self.r.choice([{"beta": [self.r.randint(2, 9), self.r.randint(1, 5)]},
                                           {"uniform": [0.3, 0.95]}, {"normal": [0.6, 0.4]},
                                           {"triangular": [0.2, 0.6, 1.0]}, {"empirical": [0.3, 0.7, 0.9]}])
        whole = lambda a, b: self.r.choice([{"uniform_int": [a, b]}, {"poisson": (a + b) / 2},
                                            {"normal": [(a + b) / 2, 2]}, {"binomial": [b, 0.6]}])
        seconds = lambda: self.r.choice([{"uniform": ["2 s", "25 s"]}, {"normal": ["8 s", "6 s"]},
                                         {"lognormal": {"median": "9 s", "sigma": 0.5}},
                                         {"gamma": {"mean": "10 s", "cv": 0.7}}])
        paths = {}
        for name in s["threats"]:
            for key in ("reliability", "accuracy", "lethality"):
                paths[f"threats.{name}.{key}"] = chance_of
        for name, salvo in s["raid"].items():
            if not isinstance(salvo["count"], dict):  # one that is drawn anyway is drawn once a raid
                paths[f"raid.{name}.count"] = lambda: whole(1, 9)
        for section in ("systems", "batteries"):
            for name, tree in s.get(section, {}).items():
                self.system_paths(paths, section, name, tree, chance_of, whole, seconds)
        for name, tree in s.get("jammers", {}).items():
            for family in tree["rate"]:
                paths[f"jammers.{name}.rate.{family}"] = lambda: self.r.choice(
                    [{"uniform": ["0.02 /min", "1 /min"]}, {"exponential": "0.5 /min"}])
        chosen = self.r.sample(sorted(paths), min(len(paths), self.r.randint(1, 5)))
        if "campaign" in s or "grid" in s:
            paths, raid_paths = {}, paths
            campaign_paths(self, s, paths)
            chosen += self.r.sample(list(paths), min(len(paths), self.r.randint(1, 4)))
            paths.update(raid_paths)
        return {path: paths[path]() for path in chosen}

    @staticmethod
    def system_paths(paths, section, name, tree, chance_of, whole, seconds):
        head = f"{section}.{name}."
        for key in tree.get("pk", {}):
            paths[head + "pk." + key] = chance_of
        if section == "systems" or "availability" in tree:
            paths[head + "availability"] = chance_of
        if section == "systems" or "channels" in tree:
            paths[head + "channels"] = lambda: whole(1, 4)
        if "rounds" in tree and "reload" not in tree and section == "systems":
            paths[head + "rounds"] = lambda: whole(1, 8)
        for key in ("reaction", "assessment"):
            if key in tree:
                paths[head + key] = seconds
        if "turnaround" in tree:
            paths[head + "turnaround"] = seconds
        if "reload" in tree:
            paths[head + "reload.time"] = seconds

    def scenario(self, living=False, campaign=False, sparing=False):
        r = self.r
        s = {"bulwark": 1, "name": f"Random scenario {self.seed}", "trials": 1000, "seed": self.seed}
        s["assets"] = self.assets()
        s["threats"] = types = self.threat_types()
        families = list(dict.fromkeys(t["family"] for t in types.values()))
        s["raid"] = {f"salvo{k}": self.salvo(types, s["assets"]) for k in range(r.randint(2, 4))}
        if self.chance(0.75):
            s["sensors"] = {f"sensor{k}": self.sensor(families) for k in range(r.randint(1, 3))}
        s["systems"] = systems = {f"system{k}": self.system(types, families) for k in range(r.choice([1, 2, 2, 3]))}
        s["batteries"] = {f"battery{k}": self.battery(systems, types, families) for k in range(r.randint(1, 5))}
        if self.chance(0.3):
            s["jammers"] = {f"jammer{k}": self.jammer(families) for k in range(r.randint(1, 2))}
        if self.chance(0.9):
            s["command"] = self.command(systems, families)
        if campaign:
            shrink(self, s)
        if living:
            add_living(self, s)
        if sparing:
            add_sparing(self, s)
        if campaign:
            add_campaign(self, s)
        if self.chance(0.4) and not self.tidy:
            s["uncertain"] = self.uncertain(s)
        return s


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--tidy", action="store_true")
    parser.add_argument("--living", action="store_true")
    parser.add_argument("--campaign", action="store_true")
    parser.add_argument("--sparing", action="store_true")
    options = parser.parse_args()
    scenario = Generator(options.seed, options.tidy).scenario(options.living, options.campaign, options.sparing)
    yaml.dump(scenario, sys.stdout, sort_keys=False, default_flow_style=None, width=120)


if __name__ == "__main__":
    main()
