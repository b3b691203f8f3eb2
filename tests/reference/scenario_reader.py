"""Reads a scenario file into plain objects. Valid files only: checking the author is the engine's business."""

import math
from fractions import Fraction
from types import SimpleNamespace

import yaml

from campaign_reader import CampaignReader
from values import Duration, Scalar, number


def point(tree):
    """[x, y], or {bearing, range} from (0, 0); bearings clockwise from north."""
    if isinstance(tree, dict):
        bearing, distance = number(tree["bearing"], "angle"), number(tree["range"], "length")
        return (distance * math.sin(bearing), distance * math.cos(bearing))
    return (number(tree[0], "length"), number(tree[1], "length"))


class Scenario:
    """assets, threats (types), raid (salvos), sensors, batteries, jammers, command; all in file order."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            tree = yaml.load(file, Loader=yaml.BaseLoader)
        self.parameters = {}  # dotted path -> Scalar or Duration
        self.trials = int(tree.get("trials", 1000))
        self.seed = int(tree.get("seed", 0))
        self.assets = {name: self.asset(name, t) for name, t in tree["assets"].items()}
        self.types = {name: self.threat_type(name, t) for name, t in tree["threats"].items()}
        self.sensors = [self.sensor(name, t) for name, t in (tree.get("sensors") or {}).items()]
        self.read_batteries(tree)
        self.sites = {**self.assets, **{"batteries." + b.name: b for b in self.batteries},
                      **{"sensors." + s.name: s for s in self.sensors}}
        self.salvos = [self.salvo(name, t) for name, t in tree["raid"].items()]
        self.jammers = [self.jammer(name, t) for name, t in (tree.get("jammers") or {}).items()]
        self.read_command(tree.get("command") or {})
        reader = CampaignReader(self)
        self.campaign = reader.campaign(tree["campaign"]) if tree.get("campaign") else None
        self.grid = reader.grid(tree["grid"]) if tree.get("grid") else None
        self.uncertain = []
        for path_name, distribution in (tree.get("uncertain") or {}).items():
            parameter = self.parameters[path_name]
            self.uncertain.append((parameter, parameter.uncertain_distribution(distribution)))

    def draw_uncertain(self, rng):
        for parameter, distribution in self.uncertain:
            parameter.set(distribution.draw(rng))

    def parameter(self, path, tree, key, default, dimension):
        text = tree.get(key, default)
        self.parameters[path + "." + key] = p = Duration(text) if dimension == "time" else Scalar(text, dimension)
        return p

    def asset(self, name, t):
        return SimpleNamespace(name=name, position=point(t["position"]), value=float(t.get("value", 1)),
                               capacity=number(t.get("capacity", "0 MW"), "power"),
                               hardness=int(t.get("hardness", 1)), kind=t.get("kind"))

    def threat_type(self, name, t):
        path = "threats." + name
        ballistic = t.get("profile", "level") == "ballistic"
        return SimpleNamespace(
            name=name, family=t["family"], decoy=t.get("decoy", "false") == "true",
            speed=number(t["speed"], "speed"), ballistic=ballistic,
            height=number(t["apogee"] if ballistic else t["altitude"], "length"),
            signature=number(t.get("signature", "1 m^2"), "area"), cost=float(t.get("cost", 0)),
            reliability=self.parameter(path, t, "reliability", 1, "probability"),
            accuracy=self.parameter(path, t, "accuracy", 1, "probability"),
            lethality=self.parameter(path, t, "lethality", 1, "probability"))

    def salvo(self, name, t):
        clock = t["launch"] if "launch" in t else t["arrive"]
        offset = clock.get("offset", "simultaneous")
        kind, text = ("simultaneous", "0 s") if isinstance(offset, str) else next(iter(offset.items()))
        return SimpleNamespace(
            name=name, type=self.types[t["threat"]], origin=point(t["from"]),
            via=[point(p) for p in t.get("via", [])], lanes=int(t.get("lanes", 1)),
            lane_spacing=number(t.get("lane_spacing", "0 m"), "length"), weights=self.weights(t["targets"]),
            assign=t.get("assign", "random"), arrive="arrive" in t, at=number(clock["at"], "time"),
            offset=kind, offset_time=number(text, "time"),
            count=self.parameter("raid." + name, t, "count", None, "count"))

    def weights(self, targets):
        """Target -> weight, exact. A ring's name stands for its members, each with an equal part of its weight."""
        result = {}
        for name, weight in (targets.items() if isinstance(targets, dict) else ((t, "1") for t in targets)):
            members = [name] if name in self.sites else [m for m in self.sites if m.rpartition(".")[0] == name]
            result.update({member: Fraction(weight) / len(members) for member in members})
        return result

    def sensor(self, name, t):
        radar = t.get("radar")
        return SimpleNamespace(
            name=name, position=point(t["position"]), mast=number(t["mast"], "length") if "mast" in t else None,
            max_range=number(t["max_range"], "length"), scan=number(t["scan"], "time"),
            pd=None if radar else number(t["pd"], "probability"), sees=t.get("sees"),
            hardness=int(t.get("hardness", 1)), value=float(t.get("value", 1)),
            radar=radar and SimpleNamespace(range=number(radar["range"], "length"),
                                            pd=number(radar["pd"], "probability"),
                                            pfa=number(radar["pfa"], "probability")))

    def jammer(self, name, t):
        path = "jammers." + name + ".rate"
        return SimpleNamespace(name=name, position=point(t["position"]), radius=number(t["radius"], "length"),
                               rate={f: self.parameter(path, t["rate"], f, None, "rate") for f in t["rate"]})

    def read_batteries(self, tree):
        systems = tree.get("systems") or {}
        self.systems, batteries = list(systems), tree.get("batteries") or {}
        for path in tree.get("uncertain") or {}:
            # An uncertain path to a key that the battery takes from its system makes the key the battery's own.
            part = path.split(".")
            if part[0] == "batteries" and part[2] not in batteries[part[1]]:
                key, own = part[2], batteries[part[1]]
                if key in systems[own["system"]]:
                    own[key] = systems[own["system"]][key]
        shared = {name: {key: self.system_key("systems." + name, key, t) for key in SYSTEM_KEYS}
                  for name, t in systems.items()}
        self.batteries = []
        for name, t in batteries.items():
            own = dict(shared[t["system"]])
            for key in SYSTEM_KEYS:
                if key in t or self.uncertain_names(tree, "batteries." + name + "." + key):
                    own[key] = self.system_key("batteries." + name, key, t)
            self.place(name, t, own)

    @staticmethod
    def uncertain_names(tree, prefix):
        return any(path == prefix or path.startswith(prefix + ".") for path in tree.get("uncertain") or {})

    def place(self, name, t, own):
        count, centre = int(t.get("count", 1)), point(t["position"])
        ring = number(t.get("ring", "0 m"), "length")
        for k in range(count):
            angle = 2.0 * math.pi * k / count
            position = (centre[0] + ring * math.sin(angle), centre[1] + ring * math.cos(angle))
            self.batteries.append(SimpleNamespace(name=name if count == 1 else f"{name}.{k + 1}",
                                                  system=t["system"], position=position, **own))

    def system_key(self, path, key, t):
        """The value of one key of a system (or of a battery's override, which replaces the whole value)."""
        if key in ("reaction", "assessment", "turnaround"):
            return self.parameter(path, t, key, "0 s", "time")
        if key in ("rounds", "channels"):
            return self.parameter(path, t, key, 0, "count")
        if key in ("availability", "missed_kill", "false_kill"):
            return self.parameter(path, t, key, 1 if key == "availability" else 0, "probability")
        if key == "pk":
            pk = t.get("pk", {})
            return {name: self.parameter(path + ".pk", pk, name, None, "probability") for name in pk}
        if key == "interceptor":
            i = t.get("interceptor", {"speed": "1 m/s"})
            return SimpleNamespace(speed=number(i["speed"], "speed"), cost=float(i.get("cost", 0)))
        if key == "envelope":
            e = t.get("envelope", {"range": ["0 m", "0 m"]})
            return SimpleNamespace(range=[number(x, "length") for x in e["range"]],
                                   altitude=[number(x, "length") for x in e["altitude"]]
                                   if "altitude" in e else [-math.inf, math.inf])
        if key == "mast":
            return number(t["mast"], "length") if "mast" in t else None
        if key in ("channel", "guidance"):
            return t.get(key, "held" if key == "channel" else "autonomous")
        if key in ("hardness", "value"):
            return int(t.get("hardness", 1)) if key == "hardness" else float(t.get("value", 1))
        if key == "on_duty":
            return [tuple(number(x, "time") for x in duty) for duty in t.get("on_duty", [["-inf s", "inf s"]])]
        if key == "doctrine":
            return {family: SimpleNamespace(shots=int(d.get("shots", 1)),
                                            interval=number(d.get("interval", "0 s"), "time"),
                                            single_below=int(d.get("single_below", 0)),
                                            last=number(d["last"], "time") if "last" in d else None)
                    for family, d in t.get("doctrine", {}).items()}
        return self.reload(path + ".reload", t.get("reload"))

    def reload(self, path, r):
        return r and SimpleNamespace(rounds=self.parameter(path, r, "rounds", None, "count"),
                                     stock=self.parameter(path, r, "stock", None, "count"),
                                     time=self.parameter(path, r, "time", None, "time"),
                                     blocks_fire=r.get("blocks_fire", "false") == "true")

    @staticmethod
    def reserved(text):
        """Rounds, and until when they are kept."""
        if not isinstance(text, dict):
            return int(text), None
        return int(text["rounds"]), number(text["until"], "time") if "until" in text else None

    def read_command(self, t):
        discrimination = t.get("discrimination", {})
        self.command = SimpleNamespace(
            coordination=t.get("coordination", "central"), latency=number(t.get("latency", "0 s"), "time"),
            track_capacity=int(t["track_capacity"]) if "track_capacity" in t else None,
            order=t.get("order", "impact"), weapon=t.get("weapon", "best_pk"), policy=t.get("policy", "greedy"),
            engagements_per_threat=int(t.get("engagements_per_threat", 1)),
            reserve={s: {f: self.reserved(n) for f, n in r.items()} for s, r in t.get("reserve", {}).items()},
            decoy_as_real=number(discrimination.get("decoy_as_real", 1), "probability"),
            real_as_decoy=number(discrimination.get("real_as_decoy", 0), "probability"),
            engage_decoys=discrimination.get("engage_decoys", "last"))


SYSTEM_KEYS = ("interceptor", "envelope", "mast", "pk", "channels", "channel", "rounds", "reload", "reaction",
               "assessment", "turnaround", "doctrine", "availability", "missed_kill", "false_kill", "hardness", "value",
               "guidance", "on_duty")
