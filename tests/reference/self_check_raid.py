"""One raid against closed forms, an assignment against exhaustion, windows against plain stepping."""

import math
from types import SimpleNamespace

import numpy as np

from checks import check, check_mean, corridor, leakers, run
from command import best_assignment, best_assignment_by_trying_all
from geometry import Route, Shots
from values import Distribution


def check_salvos():
    for n, p in ((1, 0.56), (3, 0.56), (5, 0.7)):
        results = run(corridor(1, {"pk": {"f": p}, "rounds": n, "doctrine": {"default": {"shots": n}}}), 4000)
        check_mean(f"salvo of {n}, p = {p}", *leakers(results), (1 - p) ** n)


def check_shoot_look_shoot():
    law = [0.9828551835687415, 0.012006654896137042, 0.003859281930901193]
    results = run(corridor(10, {"pk": {"f": 0.7}, "rounds": 20, "assessment": "1 s"}), 4000)
    counts = results.group("all", "leakers")
    for k, p in enumerate(law):
        check_mean(f"magazine 20, 10 threats: P({k} leak)", *results.mean((counts == k) * 1.0), p)


def check_simultaneous():
    results = run(corridor(20, {"channels": 4, "assessment": "10 s"}, window_s=35), 3)
    check_mean("20 at once, 4 channels, 10 s, window 35 s", *leakers(results), 4)


def rate_of_loss(results, count):
    """Losses per arrival with its standard error over trials; the first fifth of the time is not skipped, so the
    raids are long."""
    x = results.group("all", "leakers") / count
    return results.mean(x)


def check_erlang():
    a, c, count = 3.0, 4, 3000
    blocking = a ** c / math.factorial(c) / sum(a ** k / math.factorial(k) for k in range(c + 1))
    results = run(corridor(count, {"channels": c, "assessment": {"exponential": "3000 s"}},
                           offset={"poisson": "1000 s"}, window_s=0.5), 40)
    mean, error = rate_of_loss(results, count)
    check_mean("Erlang loss, a = 3, c = 4", mean, math.hypot(error, 5e-4), blocking)


def check_deadline():
    """M/M/1 with a deadline on the start of service (Barrer 1957)."""
    count, expected = 4000, 0.187832074419825
    results = run(corridor(count, {"assessment": {"exponential": "1000 s"}}, offset={"poisson": "1250 s"},
                           window_s=2000), 40)
    mean, error = rate_of_loss(results, count)
    check_mean("M/M/1 with deadline 2, load 0.8", mean, math.hypot(error, 5e-4), expected)


def check_soft_kill():
    tree = corridor(20, {"pk": {"f": 0}, "rounds": 0})
    tree["jammers"] = {"j": {"position": ["3 km", "0 km"], "radius": "5 km", "rate": {"f": "0.5 /min"}},
                       "k": {"position": ["0 km", "1 km"], "radius": "2 km", "rate": {"f": "0.3 /min"}}}
    expected = 20 * math.exp(-(8000 / 100 / 60 * 0.5 + 4000 / 100 / 60 * 0.3))
    check_mean("two jammers", *leakers(run(tree, 1000)), expected)


def check_assignment():
    rng = np.random.default_rng(7)
    good = True
    for _ in range(300):
        rows, columns = rng.integers(1, 6, 2)
        score = [[int(x) for x in line] for line in rng.integers(0, 6, (rows, columns))]
        worth = lambda pick: sum(score[r][c] for r, c in enumerate(pick) if c is not None)
        good = good and worth(best_assignment(score)) == worth(best_assignment_by_trying_all(score))
    check("assignment against exhaustion", good)


def step_windows(route, shots, step=0.05):
    """Launch windows by plain stepping: for each launch, follow the threat until the round is there."""
    meets = np.arange(0.0, route.end, step)
    slant = route.slant(meets, shots.battery.position)
    flags = []
    for launch in np.arange(0.0, route.end, 20 * step):
        reached = np.flatnonzero((meets >= launch) & (slant <= shots.battery.interceptor.speed * (meets - launch)))
        flags.append((launch, len(reached) > 0 and bool(shots.feasible_meeting(meets[reached[0]]))))
    return flags


def check_windows():
    rng, wrong, edges, several = np.random.default_rng(3), 0, 0, 0
    for _ in range(60):
        ballistic = rng.random() < 0.3
        kind = SimpleNamespace(speed=rng.uniform(50, 300), ballistic=ballistic, signature=1.0,
                               height=rng.uniform(5000, 20000) if ballistic else rng.uniform(0, 2000))
        salvo = SimpleNamespace(origin=tuple(rng.uniform(-30e3, 30e3, 2)), lanes=1, lane_spacing=0.0, type=kind,
                                via=[tuple(rng.uniform(-15e3, 15e3, 2)) for _ in range(rng.integers(0, 3))])
        route = Route(salvo, 0, tuple(rng.uniform(-9e3, 9e3, 2)))
        battery = SimpleNamespace(
            position=(0.0, 0.0), mast=5.0 if rng.random() < 0.3 else None,
            interceptor=SimpleNamespace(speed=rng.choice([60.0, 150.0, 900.0])),
            envelope=SimpleNamespace(range=[rng.choice([0.0, 2000.0]), rng.uniform(5e3, 20e3)],
                                     altitude=[0.0, rng.choice([1e3, 1e5])]))
        shots = Shots(route, battery)
        several += len(shots.windows) > 1
        edges += 2 * len(shots.windows)
        for launch, flag in step_windows(route, shots):
            near = any(abs(launch - e) < 0.2 for window in shots.windows for e in window)
            wrong += (shots.window_at(launch) is not None) != flag and not near
    check("launch windows against stepping", wrong == 0 and several > 5,
          f"{wrong} differ, {edges} edges, {several} pairs with several windows")


def check_means():
    rng = np.random.default_rng(11)
    for tree in ({"normal": ["4 s", "5 s"]}, {"lognormal": {"median": "8 s", "sigma": 0.5}},
                 {"gamma": {"mean": "3 s", "cv": 0.7}}, {"triangular": ["1 s", "2 s", "9 s"]},
                 {"empirical": ["1 s", "2 s", "9 s"]}, {"exponential": "4 s"}, {"uniform": ["1 s", "2 s"]}):
        d = Distribution(tree, "time")
        x = np.array([d.draw(rng) for _ in range(20000)])
        check_mean(f"mean of {d.kind}", x.mean(), x.std() / math.sqrt(len(x)), d.mean())


PARTS = (check_means, check_assignment, check_windows, check_salvos, check_shoot_look_shoot, check_simultaneous,
         check_soft_kill, check_erlang, check_deadline)
