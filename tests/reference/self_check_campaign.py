"""Campaigns against counts by hand, queues in closed form, and published figures (published_grids.json)."""

import math
from types import SimpleNamespace

import numpy as np

from attacker import largest_remainders
from checks import check, check_mean, run
from occasions import occasions
from self_check_grid import PUBLISHED
from values import Distribution

DAY = 86400.0


def strike(every=None, first=0.0, days=(), name="s"):
    return SimpleNamespace(name=name, every=None if every is None else every * DAY, first=first * DAY,
                           days=[d * DAY for d in days])


def calendar(duration, pauses, *strikes):
    plan = SimpleNamespace(duration=duration * DAY, pauses=[(a * DAY, b * DAY) for a, b in pauses], strikes=strikes)
    return [(time / DAY, [s.name for s in flown]) for time, flown in occasions(plan, np.random.default_rng(1))]


def check_calendars():
    check("nights of a truce collapse",
          [t for t, _ in calendar(8, [(2, 4.5)], strike(1))] == [0, 1, 4.5, 5.5, 6.5, 7.5])
    check("into the next pause", [t for t, _ in calendar(9, [(2, 4), (4, 6)], strike(2))] == [0, 6, 8])
    check("a pause that ends at the occasion", [t for t, _ in calendar(3, [(1.5, 2)], strike(1))] == [0, 1, 2])
    check("days", [t for t, _ in calendar(9, [(2, 5)], strike(days=[1, 2, 3, 5, 6, 9]))] == [1, 5, 6])
    got = calendar(4, [], strike(2, name="a"), strike(1, first=1, name="b"))
    check("merged in the order of the file", got == [(0, ["a"]), (1, ["b"]), (2, ["a", "b"]), (3, ["b"])], got)
    plan = SimpleNamespace(duration=20000 * DAY, pauses=[], strikes=[
        SimpleNamespace(name="n", every=Distribution({"normal": ["1 d", "1 d"]}, "time"), first=0.0, days=[])])
    gaps = np.diff([t for t, _ in occasions(plan, np.random.default_rng(2))]) / DAY
    expected = 1 + math.exp(-0.5) / math.sqrt(2 * math.pi) / (0.5 * math.erfc(-1 / math.sqrt(2)))
    check_mean("gaps drawn again if not above 0", gaps.mean(), gaps.std() / math.sqrt(len(gaps)), expected)


def check_remainders():
    check("largest remainders", [largest_remainders(7, n) for n in ([3, 3, 3], [1, 2, 4], [0, 5, 9])]
          == [[3, 2, 2], [1, 2, 4], [0, 3, 4]])
    check("more than planned", largest_remainders(10, [1, 2]) == [3, 7])


def site(**more):
    return {"position": ["0 km", "0 km"], **more}


def plain(assets, raid, campaign, **more):
    """Nothing stops what flies: a battery that engages nothing, threats that arrive at once."""
    return {"assets": assets, "threats": {"t": {"family": "f", "speed": "100 m/s", "altitude": "0 m"}},
            "raid": {name: {"threat": "t", "from": ["1 km", "0 km"], "arrive": {"at": "0 s"}, **salvo}
                     for name, salvo in raid.items()},
            "campaign": campaign, **more}


def figure(results, metric, group="all"):
    return results.mean(results.column["figure", metric, group])


def exactly(label, got, expected):
    good = got[1] == 0.0 and abs(got[0] - expected) < 1e-6 * max(1.0, abs(expected))
    check(label, good, f"{got[0]} against {expected}")


def check_stocks_of_attacker():
    """10 at first, 4 a day, at most 8 a raid, at least 3 or skipped; 6 wanted by one salvo and 3 by the other.

    Day 0: 10 there, 8 fly (of 9), as 5 and 3 (5.33, 2.67). Day 1: 2 + 4 = 6 fly, 4 and 2. Then 4 a day, 3 and 1
    (2.67, 1.33): 8 + 6 + 4 + 4. From day 3.5 on 2 a day: 2 + 1 of day 4 is 3, 2 and 1; day 5: 2, skipped; day 6: 4.
    """
    stock = {"initial": 10, "production": [["0 d", "4 /d"], ["3.5 d", "2 /d"]], "most": 8}
    tree = plain({"a": site()}, {"x": {"count": 6, "targets": ["a"]}, "y": {"count": 3, "targets": ["a"]}},
                 {"duration": "7 d", "strikes": {"s": {"every": "1 d", "least": {"t": 3}}},
                  "attacker": {"stocks": {"t": stock}}})
    results = run(tree, 2)
    flown = [int(results.column["raid", k, "launched:family:f"][0]) for k in range(6)]
    # day 3: 4 there; day 4: 2 + 1 = 3; day 5: 2, skipped; day 6: 4
    check("what flies from stock", flown == [8, 6, 4, 4, 3, 4], flown)
    exactly("skipped raids", figure(results, "skipped_raids"), 1)
    exactly("salvo x", results.mean(results.group("salvo:x", "launched")), 5 + 4 + 3 + 3 + 2 + 3)
    left = [results.column["stocks", day, "attacker:t"][0] for day in range(8)]
    check("stock just before each day's raid", left == [10, 6, 4, 4, 3, 2, 4, 2], left)


def check_repair_clearing():
    """N jobs at once, c crews, exponential: the mean number left, and the integral of it."""
    n, c, mean_d = 10, 3, 10.0
    tree = plain({"a": site(hardness=n, kind="k")}, {"x": {"count": n, "targets": ["a"]}},
                 {"duration": "91 d", "strikes": {"s": {"days": ["0 d"]}},
                  "repair": {"crews": c, "kinds": {"default": {"time": {"exponential": f"{mean_d} d"}}}}})
    results, known = run(tree, 4000), PUBLISHED["repair"]["restoration"]
    for day, left in zip(known["t_d"], known["left"]):
        jobs = sum(results.column["repair", day, kind] for kind in ("waiting", "under_way"))
        check_mean(f"left to repair on day {day}", *results.mean(jobs), left)
    whole = sum(k * mean_d / min(k, c) for k in range(1, n + 1))
    check_mean("damage days until all is repaired", *figure(results, "damage_days"), (whole - 0.02) / n)


def check_order_of_repair():
    """One crew; 2, 5, 10 d and 100, 400, 300 MW: MW days lost by order (Smith's example)."""
    sizes, times, expected = (100, 400, 300), (2, 5, 10), PUBLISHED["repair"]["smith"]["orders"]
    cases = [("oldest", (1, 1, 1), expected["1-2-3"]), ("value", (2, 3, 1), expected["2-1-3"]),
             ("value", (1, 2, 3), expected["3-2-1"]), ("capacity", (9, 1, 5), 400 * 5 + 300 * 15 + 100 * 17)]
    for order, values, lost in cases:
        assets = {f"a{k}": site(capacity=f"{mw} MW", value=v, kind=f"k{k}")
                  for k, (mw, v) in enumerate(zip(sizes, values))}
        kinds = {f"k{k}": {"time": f"{t} d"} for k, t in enumerate(times)}
        tree = plain(assets, {"x": {"count": 3, "targets": list(assets), "assign": "even"}},
                     {"duration": "40 d", "strikes": {"s": {"days": ["1 d"]}},
                      "repair": {"crews": 1, "order": order, "kinds": kinds}})
        results = run(tree, 2)
        got = sum(mw * figure(results, "damage_days", f"asset:a{k}")[0] for k, mw in enumerate(sizes))
        exactly(f"repair by {order}", (got, 0.0), lost)


def check_spares():
    """Three jobs of 2 d at day 1, two crews, one spare at first and one more every 5 d (at day 4.999995, 9.999995).

    Started at days 1, 5 and 10, ended at 3, 7 and 12; a fourth job of another kind, without spare, at day 1 to 3.
    """
    assets = {"a": site(hardness=3, kind="k"), "b": site(kind="other")}
    tree = plain(assets, {"x": {"count": 4, "targets": {"a": 3, "b": 1}, "assign": "even"}},
                 {"duration": "11 d", "strikes": {"s": {"days": ["1 d"]}},
                  "repair": {"crews": 2, "kinds": {"k": {"time": "2 d", "spare": "p"}, "default": {"time": "2 d"}},
                             "spares": {"p": {"initial": 1, "delivery": "0.2 /d"}}}})
    results = run(tree, 2)
    exactly("repairs ended", figure(results, "repairs"), 3)
    exactly("backlog", figure(results, "backlog"), 1)
    # 3 / 3 from day 1 to 3, 2 / 3 to day 7, 1 / 3 to day 11; a delivery is a millionth of a spare early (0.432 s)
    exactly("damage days with spares", figure(results, "damage_days", "asset:a"), 2 + 8 / 3 + 4 / 3 - 5e-6 / 3)
    exactly("damage days without", figure(results, "damage_days", "asset:b"), 2)
    exactly("disabled days", figure(results, "disabled_days"), 2 + 2)


def check_nobody_repairs():
    assets = {"a": site(hardness=2, kind="k"), "b": site(kind="none")}
    tree = plain(assets, {"x": {"count": 4, "targets": {"a": 3, "b": 1}, "assign": "even"}},
                 {"duration": "11 d", "strikes": {"s": {"days": ["1 d", "11 d"]}},
                  "repair": {"crews": 1, "kinds": {"k": {"time": "20 d"}}}})
    results = run(tree, 2)
    exactly("a hit on what is disabled makes no job", figure(results, "backlog"), 3)
    exactly("a raid at the end does not take place", figure(results, "raids"), 1)


def check_stock_chain():
    """A magazine carried over, 10 delivered between raids, shoot until it is dead (published: stock_chain)."""
    case = PUBLISHED["stock_chain"]
    tree = {
        "assets": {"a": {"position": ["0 m", "-60 km"]}},
        "threats": {"t": {"family": "f", "speed": "100 m/s", "altitude": "0 m"}},
        "raid": {"s": {"threat": "t", "count": case["W"], "from": ["0 m", "60 km"], "targets": ["a"],
                       "launch": {"at": "0 s"}}},
        "systems": {"x": {"interceptor": {"speed": "1e9 m/s"}, "envelope": {"range": ["0 m", "59 km"]},
                          "pk": {"f": case["p"]}, "channels": 1, "rounds": case["M"],
                          "reaction": "0 s", "assessment": "1 s"}},
        "batteries": {"b": {"system": "x", "position": ["0 m", "0 m"]}},
        "campaign": {"duration": "6 d", "strikes": {"s": {"every": "1 d"}},
                     "supply": {"x": {"initial": 0, "delivery": f"{case['d']} /d"}}}}
    results = run(tree, 3000)
    for k, (leak, left) in enumerate(zip(case["expected_leakers"], case["expected_stock_before_next"])):
        if leak > 1e-2:
            check_mean(f"stock chain, leakers of raid {k}", *results.mean(results.column["raid", k, "leakers"]), leak)
        if k < 5:  # loaded at most to the full magazine, as the published chain does
            check_mean(f"stock chain, rounds before raid {k + 1}",
                       *results.mean(results.column["raid", k + 1, "ready_rounds"]), left)


def check_units_under_raids():
    """20 units lost and repaired one by one, on one bus (published_grids.json, units_under_raids)."""
    case = PUBLISHED["units_under_raids"]
    assets = {f"u{k}": site(capacity="1000 MW", kind="k") for k in range(20)}
    tree = plain(assets, {"x": {"count": 20, "targets": list(assets), "assign": "even"}},
                 {"duration": "120 d", "strikes": {"s": {"days": [f"{7 * k} d" for k in range(17)]}},
                  "repair": {"crews": 20, "kinds": {"k": {"time": {"exponential": "30 d"}}}}},
                 grid={"buses": {"b": {"demand": "16000 MW"}}, "generation": {name: "b" for name in assets}})
    tree["threats"]["t"]["lethality"] = 0.1
    results = run(tree, 300)
    check_mean("units under raids, unserved MWh", *figure(results, "unserved_MWh"), case["unserved_MWh"])
    check_mean("units under raids, hours short", *figure(results, "outage_hours"), case["hours_short"])
    for k, up in enumerate(case["probability_up_before_raids"]):
        check_mean(f"units up before raid {k}",
                   *results.mean(1.0 - results.column["raid", k, "disabled_assets"] / 20), up)


def check_demand():
    """1,000 MW at one bus and 700 MW to give, for 36 h from 20:00: by hand.

    Factors 0.6, 0.9 (from 6:00), 1 (17:00), 0.75 (22:00), halved after a day. Hours at each of them in the first day:
    6, 11, 5, 2; short by 0, 200, 300 and 50 MW: 2200 + 1500 + 100 MWh; the half day after it is never short.
    """
    tree = plain({"a": site()}, {"x": {"count": 1, "targets": ["a"]}},
                 {"duration": "36 h", "strikes": {"s": {"days": ["1 d"]}}},
                 grid={"buses": {"b": {"demand": "1000 MW", "people": 100}, "c": {}}, "imports": {"c": "700 MW"},
                       "lines": {"l": {"between": ["b", "c"], "capacity": "5 GW"}},
                       "demand": {"daily": [["0 h", 0.6], ["6 h", 0.9], ["17 h", 1], ["22 h", 0.75]],
                                  "seasonal": [["0 d", 1], ["1 d", 0.5]], "clock": "20 h"}})
    results = run(tree, 2)
    exactly("unserved energy", figure(results, "unserved_MWh"), 3800)
    exactly("hours of outage", figure(results, "outage_hours", "bus:b"), 18)
    exactly("person hours", figure(results, "person_hours"), 100 * (11 * 2 / 9 + 5 * 0.3 + 2 / 15))
    day, half = 3600 + 9900 + 5000 + 1500, 0.5 * (2 * 1000 + 2 * 750 + 6 * 600 + 2 * 900)
    exactly("unserved share", figure(results, "unserved_share"), 3800 / (day + half))
    exactly("worst", figure(results, "worst_unserved_MW"), 300)
    exactly("worst share", figure(results, "worst_unserved_share"), 0.3)


def check_refill():
    """Two batteries of 4 and 8 rounds empty themselves at day 0; 3 rounds a day are delivered.

    With a lead of 30 h the daily raids get nothing, and nothing is short. With one of 6 h the raid of day 2 gets 6 of 12,
    one at a time to the least part, ties to the first: the batteries have 1, 0 then 1, 1 and 1, 2 (parts 1/4 and 2/8),
    2, 2 and 2, 3 and 2, 4.
    """
    tree = {
        "assets": {"a": {"position": ["0 m", "-60 km"]}},
        "threats": {"t": {"family": "f", "speed": "100 m/s", "altitude": "0 m"}},
        "raid": {"s": {"threat": "t", "count": 12, "from": ["0 m", "60 km"], "targets": ["a"],
                       "launch": {"at": "0 s"}}},
        "systems": {"x": {"interceptor": {"speed": "1e9 m/s"}, "envelope": {"range": ["0 m", "59 km"]},
                          "pk": {"f": 0}, "channels": 20, "rounds": 4, "reaction": "0 s"}},
        "batteries": {"b": {"system": "x", "position": ["0 m", "0 m"]},
                      "c": {"system": "x", "position": ["0 m", "0 m"], "rounds": 8}},
        "campaign": {"duration": "3 d", "strikes": {"s": {"every": "1 d"}},
                     "supply": {"x": {"initial": 0, "delivery": "3 /d", "lead": "30 h"}}}}
    results = run(tree, 2)
    ready = [int(results.column["raid", k, "ready_rounds"][0]) for k in range(3)]
    check("ready rounds by raid", ready == [12, 0, 0], ready)
    exactly("not short while the lead forbids", figure(results, "short_refills"), 0)
    tree["campaign"]["supply"]["x"]["lead"] = "6 h"
    tree["campaign"]["strikes"] = {"s": {"days": ["0 d", "2 d"]}}
    results = run(tree, 2)
    exactly("first battery", (results.column["battery", "b", "shots"][0] - 4, 0.0), 2)
    exactly("second battery", (results.column["battery", "c", "shots"][0] - 8, 0.0), 4)
    exactly("short once", figure(results, "short_refills", "system:x"), 1)


def check_replacement():
    """Two batteries destroyed at day 0; one unit there, one after 2 d; each back 1.5 d after it got one."""
    tree = plain({"a": site()}, {"x": {"count": 2, "targets": ["batteries.b"], "assign": "even"}},
                 {"duration": "6 d", "strikes": {"s": {"days": [f"{k} d" for k in range(6)]}},
                  "attacker": {"stocks": {"t": {"initial": 2}}},
                  "replace": {"x": {"time": "36 h", "units": {"initial": 1, "delivery": "0.5 /d"}}}},
                 systems={"x": {"interceptor": {"speed": "1 m/s"}, "envelope": {"range": ["0 km", "1 km"]}, "rounds": 3,
                                "channels": 1, "reaction": "0 s", "pk": {"f": 0}}},
                 batteries={"b": {"system": "x", "position": ["0 km", "0 km"], "count": 2, "ring": "1 km"}})
    tree["raid"]["look"] = {**tree["raid"]["x"], "threat": "d", "count": 1, "targets": ["a"]}
    tree["threats"]["d"] = {**tree["threats"]["t"], "family": "decoy", "decoy": True}
    results = run(tree, 2)
    missing = [int(results.column["raid", k, "missing_batteries"][0]) for k in range(6)]
    ready = [int(results.column["raid", k, "ready_rounds"][0]) for k in range(6)]
    check("missing batteries", missing == [0, 2, 1, 1, 0, 0], missing)
    check("they come back filled", ready == [6, 0, 3, 3, 6, 6], ready)


PARTS = (check_calendars, check_remainders, check_stocks_of_attacker, check_repair_clearing, check_order_of_repair,
         check_spares, check_nobody_repairs, check_stock_chain, check_units_under_raids, check_demand, check_refill,
         check_replacement)
