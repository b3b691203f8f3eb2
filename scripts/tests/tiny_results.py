"""A tiny result folder, made by hand: two salvos of two families against two assets."""

import csv
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "plots"))

from loader import COLUMNS, TIMELINE_QUANTITIES  # noqa: E402

SALVOS = {"_evening": "drone", "night/naïve & <long> " + "x" * 60: "glider"}
GROUPS = ["all", "family:drone", "family:glider", *(f"salvo:{salvo}" for salvo in SALVOS)]
FATES = ["failed", "soft_killed", "intercepted", "leaked_hit", "leaked_miss"]
CAUSES = ["missed", "uncovered", "undetected", "tracks", "ignored", "magazine", "channels"]


def make(folder, trials=100, leakers=2.0):
    """Writes all tables; with one trial what needs several is left empty."""
    folder.mkdir(parents=True)
    tables = {"summary": _summary(leakers), "controlled": [], "leakers": _leakers(leakers), "fates": _fates(leakers),
              "causes": _causes(leakers), "assets": _assets(leakers), "batteries": _batteries(), "kills": _kills(),
              "timeline": _timeline(leakers), "sites": _sites(), "routes": _routes(), "events": _events()}
    for table, rows in tables.items():
        more = ["lane", "target"] if table == "events" else []
        if trials == 1:
            rows = [{column: "" if column.endswith("stderr") else value for column, value in row.items()}
                    for row in rows]
        write(folder / f"{table}.csv", [*columns_of(table), *more], rows)
    manifest = {"name": "Tiny raid of $5 & more", "trials": trials, "seed": 7, "version": "0", "partial": trials == 1}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def make_campaign(folder, raids=3, with_grid=True, with_repair=True, names="bus"):
    """Adds the tables of a campaign, with batteries and sensors as targets and duty; and those of a grid."""
    sites = {"p_destroyed": 0.5, "p_destroyed_ci_low": 0.4, "p_destroyed_ci_high": 0.6, "destroyed_time_s": 9e5,
             "destroyed_time_s_stderr": 1e4, "hits": 2, "hits_stderr": 0.1, "effective_hits": 1,
             "effective_hits_stderr": 0.1}
    rows = [row | sites for row in _batteries()]
    write(folder / "batteries.csv", list(rows[0]), rows)
    tables = {"sensors": [{"sensor": "radar"} | sites], "raids": _raids(raids), "firsts": _firsts(),
              "stocks": _days("stock", ["attacker:t", "depot:sam", "ready:sam", "ready:gun"]), "duty": _duty()}
    if with_repair:
        tables["repair"] = [{"day": day} | _bands(day, "waiting", "under_way", "spare:coil") for day in range(4)]
    if with_grid:
        tables |= {"grid": [{"time_h": 6 * i} | _bands(i, "generation_MW", "demand_MW", "served_MW", "unserved_MW",
                                                      "unserved_share") for i in range(16)],
                   "buses": [_bus(names, i) for i in range(4)],
                   "network_buses": [{"bus": f"{names}_{i}", "demand_MW": 100 * i, "generation_MW": 50, "import_MW": 0,
                                      "people": 0, "through": "", "x_m": "" if i > 2 else 1e3 * i,
                                      "y_m": "" if i > 2 else 0} for i in range(4)],
                   "network_lines": [{"line": "l", "from": f"{names}_{i}", "to": f"{names}_3", "capacity_MW": 5,
                                      "through": "plant" if i else ""} for i in range(3)]}
    for table, rows in tables.items():
        extra = [column for column in (rows[0] if rows else {}) if column not in columns_of(table)]
        write(folder / f"{table}.csv", [*columns_of(table), *extra], rows)


def _bands(value, *names):
    return {f"{name}_{part}": value for name in names for part in ("mean", "p05", "p50", "p95")}


def _days(column, names):
    return [{"day": day, column: name, "mean": 5, "p05": 1, "p50": 5, "p95": 9} for day in range(4) for name in names]


def _raids(count):
    quantities = ["start_d", "launched:family:drone", "leakers", "leakage", "shots", "ready_rounds", "disabled_assets",
                  "missing_batteries", "missing_sensors"]
    return [{"raid": raid, "trials": 100 - raid % 50, "quantity": quantity, "mean": raid, "stderr": 0.1, "p05": 0,
             "p50": raid, "p95": 2 * raid} for raid in range(1, count + 1) for quantity in quantities]


def _firsts():
    events = ["short:sam", *(f"disabled:{i}" for i in range(9)), "unserved_share>=10 %"]
    return [{"event": event, "day": day, "probability": p, "ci_low": p, "ci_high": p}
            for event in events for day, p in ((0, 0.0), (1, 0.2), (2, 0.4), ("never", 0.6))]


def _duty():
    times = [("north", "sam", 0, 600), ("north", "sam", 900, 1200), ("guns.1", "gun", "", "")]
    return [dict(zip(("battery", "system", "begin_s", "end_s"), row)) for row in times]


def _bus(names, i):
    metrics = {"unserved_share": 0.1 * i if i else "", "unserved_MWh": 10 * i}
    return {"bus": f"{names}_{i}"} | {name + part: value for name, value in metrics.items()
                                      for part in ("", "_stderr", "_ci_low", "_ci_high")}


def columns_of(table):
    text, numbers = COLUMNS[table]
    return [*text, *numbers]


def write(path, columns, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _summary(leakers):
    means = {"launched": 10, "leakers": leakers, "leakage": leakers / 10}
    return [{"metric": metric, "group": group, "mean": mean, "stderr": 0.01, "ci_low": mean * 0.9,
             "ci_high": mean * 1.1, "p05": 0, "p50": mean, "p95": mean * 1.5, "min": 0, "max": 9, "trials": 100}
            for metric, mean in means.items() for group in GROUPS]


def _leakers(leakers):
    numbers = range(int(leakers), int(leakers) + 3)
    return [{"group": group, "leakers": n, "trials": 33, "probability": 0.33, "ci_low": 0.25, "ci_high": 0.43,
             "exceedance": 1.0 - 0.33 * i} for group in GROUPS for i, n in enumerate(numbers)]


def _fates(leakers):
    shares = [0.1, 0.2, 0.7 - leakers / 10, leakers / 10, 0.0]
    return [{"group": group, "fate": fate, "mean": 10 * share, "stderr": 0.1, "share": share}
            for group in GROUPS for fate, share in zip(FATES, shares)]


def _causes(leakers):
    share = 1 / len(CAUSES) if leakers else ""
    return [{"group": group, "cause": cause, "mean": leakers / len(CAUSES), "stderr": 0.1, "share": share}
            for group in GROUPS for cause in CAUSES]


def _assets(leakers):
    common = {"p_disabled_ci_low": 0.0, "p_disabled_ci_high": 0.3, "hits": leakers, "hits_stderr": 0.1,
              "effective_hits": leakers / 2, "effective_hits_stderr": 0.1, "capacity_lost_MW": 10 * leakers, "capacity_lost_MW_stderr": 1}
    return [{"asset": asset, "p_disabled": p, **common} for asset, p in (("NA", 0.1), ("plant", 0.2))]


def _batteries():
    numbers = {column: 1.0 for column in columns_of("batteries")[2:]} | {"shots": 3.0, "wasted": 0.5, "p_empty": 0.4}
    never_empty = numbers | {"p_empty": 0.0, "empty_time_s": "", "empty_time_s_stderr": ""}
    return [{"battery": "north", "system": "sam", **numbers}, {"battery": "guns.1", "system": "gun", **never_empty}]


def _kills():
    numbers = {column: 2.0 for column in columns_of("kills")[2:]}
    return [{"system": system, "family": family, **numbers}
            for system in ("sam", "gun") for family in ("drone", "glider")]


def _timeline(leakers):
    values = {quantity: leakers if quantity == "leakers" else 3 for quantity in TIMELINE_QUANTITIES}
    return [{"time_s": 600 * i} | {f"{quantity}_{part}": value for quantity, value in values.items()
                                   for part in ("mean", "p05", "p95")} for i in range(5)]


def _sites():
    places = [("asset", "NA", "generation", 0, 0, "", 3), ("asset", "plant", "", 3e3, 0, "", 0),
              ("sensor", "radar", "radar", 1e3, 1e3, 100e3, ""), ("battery", "north", "sam", 0, 2e3, 40e3, ""),
              ("battery", "guns.1", "gun", 1e3, 0, 3e3, ""), ("jammer", "city", "", 0, 0, 15e3, "")]
    return [dict(zip(("kind", "name", "group", "x_m", "y_m", "range_max_m", "value"), place)) for place in places]


def _routes():
    return [{"salvo": salvo, "family": family, "lane": lane, "target": "plant", "point": point, "x_m": x, "y_m": y}
            for salvo, family in SALVOS.items() for lane in (0, 1)
            for point, (x, y) in enumerate([(150e3, 50e3 * lane), (60e3, 50e3), (3e3, 0)])]


def _events():
    def event(time_s, name, threat, x_m, y_m, result="", salvo="_evening"):
        flown = {"lane": threat % 2, "target": "plant"} if salvo else {}
        return {"time_s": time_s, "event": name, "salvo": salvo, "threat": threat, "type": "t", "x_m": x_m, "y_m": y_m,
                "z_m": 100, "result": result} | flown

    return [event(0, "launch", 0, 150e3, 0), event(50, "intercept", 0, 50e3, 43859, "kill"),
            event(1, "launch", 1, 150e3, 50e3), event(60, "soft_kill", 1, 60e3, 50e3),
            event(2, "launch", 2, 150e3, 0), event(70, "arrive", 2, 3e3, 0, "missed"),
            event(70, "damage", 2, 3e3, 0, "effective hit"), event(3, "launch", 3, 150e3, 0, "failed"),
            event(4, "launch", 4, 1e3, 99e3), event(70, "arrive", 4, 5e3, 9e3, "channels"),
            event(9, "reload", "", "", "", salvo="")]
