"""Batteries and sensors that are hit, airframes that return, duty: counts by hand, and two closed forms."""

import math

from checks import check, check_mean, corridor, leakers, run


def duel(killer_at_s, system=None, **salvo):
    """A killer that reaches the battery at a known time; a drone at 100 m/s down the y axis to a site 20 km behind it.

    Rounds fly at 1 km/s, so one launched when the drone is y km away meets it after y / 1.1 s.
    """
    return {
        "assets": {"a": {"position": ["0 km", "-20 km"]}},
        "threats": {"killer": {"family": "killer", "speed": "100 m/s", "altitude": "0 m"},
                    "drone": {"family": "drone", "speed": "100 m/s", "altitude": "0 m"}},
        "raid": {"killers": {"threat": "killer", "count": 1, "from": ["50 km", "0 km"], "targets": ["batteries.b"],
                             "arrive": {"at": f"{killer_at_s} s"}},
                 "drones": {"threat": "drone", "count": 1, "from": ["0 km", "20 km"], "targets": ["a"],
                            "launch": {"at": "0 s"}, **salvo}},
        "systems": {"x": {"interceptor": {"speed": "1000 m/s"}, "envelope": {"range": ["0 km", "30 km"]},
                          "pk": {"drone": 1}, "channels": 1, "rounds": 10, "reaction": "0 s", **(system or {})}},
        "batteries": {"b": {"system": "x", "position": ["0 km", "0 km"]}},
    }


def battery(results, name, key):
    return results.mean(results.column["battery", name, key])


def cause(results, group, name):
    return results.mean(results.group(group, name))[0]


def check_guidance():
    """Launches planned at 0, 30, 60 s; destroyed at 45 s. The first meets at 18.2 s, the second would at 45.45 s."""
    doctrine = {"default": {"shots": 3, "interval": "30 s"}}
    for guidance, left, wasted in (("autonomous", 0.25, 0.0), ("command", 0.5, 1.0)):
        system = {"doctrine": doctrine, "pk": {"drone": 0.5}, "guidance": guidance}
        results = run(duel(45, system), 4000)
        check_mean(f"{guidance}: drone leaks", *results.mean(results.group("salvo:drones", "leakers")), left)
        check(f"{guidance}: two shots of three planned", battery(results, "b", "shots") == (2.0, 0.0))
        dead_already = 0.5 if guidance == "autonomous" else 0.0  # the second round finds it dead
        check_mean(f"{guidance}: wasted", *battery(results, "b", "wasted"), wasted + dead_already)


def check_meetings_around_the_instant():
    """A guided round launched at 9 s, at a drone 12.1 km away, meets it at 20 s."""
    for killer_at, leaks in ((20.001, 0), (19.999, 1)):
        results = run(duel(killer_at, {"guidance": "command", "reaction": "9 s"}, **{"from": ["0 km", "13 km"]}), 3)
        check(f"meeting at 20 s, destroyed at {killer_at} s", cause(results, "salvo:drones", "leaked_hit") == leaks)


def check_causes():
    """One round, a miss; a second drone finds none; a third comes when the battery is gone; cut before its launch."""
    results = run(duel(45, {"rounds": 1, "pk": {"drone": 0}}, count=3,
                       launch={"at": "0 s", "offset": {"every": "30 s"}}), 3)
    got = [cause(results, "salvo:drones", c) for c in ("missed", "magazine", "suppressed", "channels")]
    check("missed, magazine, suppressed", got == [1, 1, 1, 0], got)
    results = run(duel(45, {"reaction": "60 s"}), 3)
    check("cut before its first launch", cause(results, "salvo:drones", "channels") == 1
          and battery(results, "b", "shots")[0] == 0)
    results = run(duel(45), 3)
    check("the killer was uncovered", cause(results, "target:batteries.b", "uncovered") == 1
          and results.column["batteries_destroyed"].min() == 1)


def check_engaged_anew():
    tree = duel(45, {"reaction": "60 s"})
    tree["systems"]["y"] = {**tree["systems"]["x"], "reaction": "0 s",
                            "interceptor": {"speed": "1000 m/s", "cost": 1}}
    tree["batteries"]["c"] = {"system": "y", "position": ["0 km", "-1 km"]}
    tree["command"] = {"weapon": "cheapest"}
    results = run(tree, 3)
    check("another battery takes the threat over", leakers(results) == (1.0, 0.0)
          and battery(results, "c", "kills")[0] == 1 and battery(results, "b", "shots")[0] == 0)


def check_hardness_and_rings():
    """Six drones at a ring of three and an asset, weights 3 and 1: 2, 2, 1 and 1 by `even`; hardness 2."""
    tree = duel(100, {"pk": {"other": 1}, "hardness": 2})
    tree["batteries"]["b"].update(count=3, ring="1 km")
    tree["raid"]["drones"].update(count=6, targets={"batteries.b": 3, "a": 1}, assign="even")
    del tree["raid"]["killers"]
    results = run(tree, 3)
    hits = [results.column["site", f"batteries.b.{k}", "hits"][0] for k in (1, 2, 3)]
    check("ring as a target", hits == [2, 2, 1] and results.column["asset", "a", "hits"][0] == 1, hits)
    check("hardness 2", results.column["batteries_destroyed"][0] == 2)


def check_sensor_loss():
    """Looks at 0, 10, 20 s …; those at or after the destruction see nothing."""
    for killer_at, looks in ((95, 10), (90, 9)):
        tree = duel(killer_at)
        tree["sensors"] = {"r": {"position": ["0 km", "0 km"], "max_range": "100 km", "scan": "10 s", "pd": 0.1,
                                 "sees": ["drone"]}}
        tree["raid"]["killers"]["targets"] = ["sensors.r"]
        results = run(tree, 4000)
        leaked = results.mean(results.group("salvo:drones", "leakers"))
        check_mean(f"sensor lost at {killer_at} s", *leaked, 0.9 ** looks)
        check("undetected", cause(results, "salvo:drones", "undetected") == leaked[0])


def check_return():
    """Out to the drone, 5 s to assess, back, 10 s to turn round: the next launch is 2 y + 15 s later.

    Ten drones start 20 km away at 100 m/s; rounds at 900 m/s. Launches at 0, 55, 99, 134.2, 162.36, 184.888 s; then
    202.9 s, when the drones are home (200 s).
    """
    tree = duel(1000, {"channel": "returns", "turnaround": "10 s", "assessment": "5 s",
                       "interceptor": {"speed": "900 m/s"}}, count=10, targets=["near"])
    tree["assets"]["near"] = {"position": ["0 km", "0 km"]}
    results = run(tree, 3)
    check("airframes return", battery(results, "b", "kills") == (6.0, 0.0), battery(results, "b", "kills"))


def check_turnaround_law():
    """Erlang's loss formula with airframes: it asks only for the mean of the time that a channel is busy."""
    a, c, count = 3.0, 4, 3000
    blocking = a ** c / math.factorial(c) / sum(a ** k / math.factorial(k) for k in range(c + 1))
    results = run(corridor(count, {"channels": c, "channel": "returns", "assessment": "1000 s",
                                   "turnaround": {"exponential": "2000 s"}},
                           offset={"poisson": "1000 s"}, window_s=0.5), 40)
    mean, error = results.mean(results.group("all", "leakers") / count)
    check_mean("Erlang loss of airframes, a = 3, c = 4", mean, math.hypot(error, 5e-4), blocking)


def check_duty():
    """Drone i lies in the window from 10 + 10 i to 14 + 10 i s; duty from 102 to 205 s and from 253 to 291 s."""
    tree = corridor(40, {"channels": 40, "on_duty": [["102 s", "205 s"], ["253 s", "291 s"]]}, offset={"every": "10 s"},
                    window_s=4)
    results = run(tree, 3)
    check("duty", battery(results, "b", "kills") == (16.0, 0.0), battery(results, "b", "kills"))
    check("off duty", cause(results, "all", "off_duty") == 24)
    tree["systems"]["x"]["on_duty"] = []
    results = run(tree, 3)
    check("never on duty", cause(results, "all", "off_duty") == 40)


PARTS = (check_guidance, check_meetings_around_the_instant, check_causes, check_engaged_anew, check_hardness_and_rings,
         check_sensor_loss, check_return, check_turnaround_law, check_duty)
