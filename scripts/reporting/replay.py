"""One raid of one trial as compact columns that the page's replay draws from: the events, and what follows from them.

Places are whole metres, times hundredths of a second; names are told once and meant by their place in a list.
"""

import numpy as np
import pandas as pd

from results import ResultError, load_run

FATES = ["flying", "failed", "soft_killed", "intercepted", "leaked"]


def scene_of(folder, scenario):
    """Sites and routes of a run, for all its trials: the map behind the replay; and what its scenario says of them."""
    run = load_run(folder)
    if "time_s" not in run.routes.columns:
        raise ResultError(f"{folder}/routes.csv: missing column time_s (written by an older program)")
    sites = [{"kind": row.kind, "name": row.name, "group": row.group, "x": _metres(row.x_m), "y": _metres(row.y_m),
              "from": _metres(row.range_min_m), "to": _metres(row.range_max_m)}
             for row in run.sites.itertuples(index=False)]
    return {"sites": sites, "routes": run.routes, "families": list(run.routes["family"].drop_duplicates()),
            "duty": run.duty,
            "hardness": {name: int(asset.get("hardness", 1)) for name, asset in scenario.get("assets", {}).items()},
            "decoys": [name for name, kind in scenario.get("threats", {}).items() if kind.get("decoy") == "true"]}


def replays(events, scene, label, most_raids):
    """One replay of a raid; of a campaign one for each of the `most_raids` raids with most leakers, in their order."""
    if "raid" not in events.columns:
        return [_replay(events, scene, {}, label)]
    raids = events[events["raid"].notna()]
    leakers = raids[raids["event"] == "arrive"].groupby("raid").size()
    flown = raids[raids["event"] == "launch"]["raid"].drop_duplicates()
    leakers = leakers.reindex(flown, fill_value=0).sort_values(ascending=False, kind="stable")
    found = []
    for raid in sorted(leakers.index[:most_raids]):
        own = raids[raids["raid"] == raid]
        start_s = float(own.loc[own["event"] == "raid", "time_s"].iloc[0])
        damage = _damage_before(events, start_s)
        of_raid = own[own["threat"].notna() | (own["battery"] != "") | (own["sensor"] != "")]
        found.append(_replay(of_raid.assign(time_s=of_raid["time_s"] - start_s), scene, damage,
                             f"{label}: raid on day {start_s / 86400:.1f}"))
    return found


def _damage_before(events, time_s):
    """Effective hits on each asset that no repair has undone by that time."""
    damage = {}
    before = events[(events["time_s"] < time_s) & (events["asset"] != "")]
    for event, asset, result in before[["event", "asset", "result"]].itertuples(index=False):
        if event == "hit" and result.startswith("damage "):
            damage[asset] = int(result.split()[1])
        elif event == "job" and result == "ends":
            damage[asset] = damage.get(asset, 0) - 1
    return {asset: hits for asset, hits in damage.items() if hits > 0}


def _replay(events, scene, damage, label):
    names = _Names(scene)
    threats, routes = _threats(events, scene, names)
    sensors = [site["name"] for site in scene["sites"] if site["kind"] == "sensor"]
    batteries = [site["name"] for site in scene["sites"] if site["kind"] == "battery"]
    table = _columns(events, threats, batteries, sensors)
    return {"label": label, "begin": float(np.floor(events["time_s"].min())),
            "end": float(np.ceil(events["time_s"].max())), "families": scene["families"], "sites": scene["sites"],
            "hardness": scene["hardness"], "decoys": scene["decoys"], "damage": damage, "fates": FATES, "salvos": names.salvos, "types": names.types,
            "targets": names.targets, "routes": routes, "threats": _without_keys(threats),
            "rounds": _rounds(events, threats, batteries), "duty": _duty(scene["duty"], batteries), "events": table}


class _Names:
    """Lists of names that columns point into."""

    def __init__(self, scene):
        self.salvos, self.types, self.targets = [], [], []
        self.families = {name: place for place, name in enumerate(scene["families"])}

    @staticmethod
    def place(names, name):
        if name not in names:
            names.append(name)
        return names.index(name)


def _threats(events, scene, names):
    """A row a threat with fate and end; and the routes that they fly, each [time, x, y, time, x, y, …]."""
    launches = events[events["event"] == "launch"].reset_index(drop=True)
    keys = {(row.salvo, row.threat): place for place, row in enumerate(launches.itertuples(index=False))}
    legs = {key: points for key, points in scene["routes"].groupby(["salvo", "lane", "target"], sort=False)}
    routes, known = [], {}
    threats = {name: [] for name in ("salvo", "index", "type", "family", "target", "route", "launch", "end", "fate")}
    for row in launches.itertuples(index=False):
        key = (row.salvo, str(int(row.lane)), row.target)
        if key not in known:
            points = legs[key]
            known[key] = len(routes)
            routes.append([_metres(value) if k % 3 else round(value, 2)
                           for k, value in enumerate(points[["time_s", "x_m", "y_m"]].astype(float).to_numpy().ravel())])
        route = known[key]
        family = legs[key]["family"].iloc[0]
        for name, value in (("salvo", names.place(names.salvos, row.salvo)), ("index", int(row.threat)),
                            ("type", names.place(names.types, row.type)), ("family", names.families[family]),
                            ("target", names.place(names.targets, row.target)), ("route", route),
                            ("launch", round(row.time_s, 2)), ("end", round(row.time_s + routes[route][-3], 2)),
                            ("fate", 1 if row.result == "failed" else 0)):
            threats[name].append(value)
    _settle(events, keys, threats)
    threats["keys"] = keys
    return threats, routes


def _settle(events, keys, threats):
    """Each threat's end: what took it out first, or its arrival."""
    ends = events[((events["event"] == "intercept") & (events["result"] == "kill")) | (events["event"] == "soft_kill")
                  | (events["event"] == "arrive")]
    for event, salvo, threat, time_s in ends[["event", "salvo", "threat", "time_s"]].itertuples(index=False):
        place = keys[(salvo, threat)]
        if threats["fate"][place] == 0:
            threats["fate"][place] = {"soft_kill": 2, "intercept": 3, "arrive": 4}[event]
            threats["end"][place] = round(time_s, 2)


def _without_keys(threats):
    return {name: values for name, values in threats.items() if name != "keys"}


def _rounds(events, threats, batteries):
    """Rounds fired with their meetings: of one battery at one threat they meet in the order in which they were launched."""
    pair = ["battery", "salvo", "threat"]
    sides = []
    for event in ("fire", "intercept"):
        side = events.loc[events["event"] == event, [*pair, "time_s", "x_m", "y_m", "result"]].copy()
        side["order"] = side.groupby(pair).cumcount()
        sides.append(side)
    met = sides[0].merge(sides[1], on=[*pair, "order"], suffixes=("", "_met")).sort_values("time_s", kind="stable")
    place = {name: k for k, name in enumerate(batteries)}
    return {"battery": [place[name] for name in met["battery"]],
            "threat": [threats["keys"][key] for key in zip(met["salvo"], met["threat"])],
            "launch": met["time_s"].round(2).tolist(), "meet": met["time_s_met"].round(2).tolist(),
            "x": met["x_m_met"].round().astype(int).tolist(), "y": met["y_m_met"].round().astype(int).tolist(),
            "kills": [int(result == "kill") for result in met["result_met"]]}


def _columns(events, threats, batteries, sensors):
    """The events themselves, for stories: lists of one length; -1 where an event has no such thing."""
    kinds = list(events["event"].drop_duplicates())
    results = list(events["result"].drop_duplicates())
    place = {"battery": {name: k for k, name in enumerate(batteries)}, "sensor": {name: k for k, name in enumerate(sensors)},
             "event": {name: k for k, name in enumerate(kinds)}, "result": {name: k for k, name in enumerate(results)}}
    columns = {name: [place[name].get(value, -1) for value in events[name]] for name in place}
    columns["threat"] = [threats["keys"].get(key, -1) for key in zip(events["salvo"], events["threat"])]
    columns["time"] = events["time_s"].round(2).tolist()
    told = [_told_apart(*pair) for pair in zip(events["probability"], events["draw"])]
    columns["probability"], columns["draw"] = [list(part) for part in zip(*told)] if told else ([], [])
    return {"kinds": kinds, "results": results, **columns}


def _told_apart(probability, draw):
    """Both with four decimals, or as many as it takes to see which is less: what happens hangs on that."""
    if pd.isna(probability) or pd.isna(draw):
        return tuple(None if pd.isna(value) else round(value, 4) for value in (probability, draw))
    for decimals in range(4, 17):
        rounded = round(probability, decimals), round(draw, decimals)
        if rounded[0] != rounded[1]:
            return rounded
    return probability, draw


def _duty(duty, batteries):
    """{battery's place: [[begin, end], …]} of those that have shifts."""
    if duty is None:
        return {}
    found = {}
    for name, begin_s, end_s in duty[["battery", "begin_s", "end_s"]].itertuples(index=False):
        shifts = found.setdefault(batteries.index(name), [])
        if begin_s == begin_s:
            shifts.append([begin_s, end_s])
    return found


def _metres(value):
    return None if value is None or value != value else int(round(float(value)))
