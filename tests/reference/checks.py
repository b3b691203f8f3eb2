"""What the self-checks share: verdicts, a run of a scenario given as a tree, and a raid down a corridor."""

import math
import tempfile

import yaml

from reference_model import simulate
from scenario_reader import Scenario

failures = []


def check(label, good, detail=""):
    print("ok  " if good else "FAIL", label, detail)
    if not good:
        failures.append(label)


def check_mean(label, mean, stderr, expected):
    z = (mean - expected) / stderr if stderr > 0 else (0.0 if abs(mean - expected) < 1e-9 else math.inf)
    check(label, abs(z) < 4.5, f"{mean:.5f} against {expected:.5f}, z = {z:.2f}")


def run(tree, trials, seed=1):
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        yaml.dump(tree, file, sort_keys=False)
        file.flush()
        return simulate(Scenario(file.name), trials, seed, jobs=2)


def corridor(count, system, offset="simultaneous", window_s=1e5, **command):
    """Threats at 100 m/s from the north to a far target; a battery whose rounds need no time to arrive."""
    reach = 100.0 * window_s / 2.0
    return {
        "assets": {"a": {"position": ["0 m", f"{-reach - 1000} m"]}},
        "threats": {"t": {"family": "f", "speed": "100 m/s", "altitude": "0 m"}},
        "raid": {"s": {"threat": "t", "count": count, "from": ["0 m", f"{reach + 1000} m"], "targets": ["a"],
                       "launch": {"at": "0 s", "offset": offset}}},
        "systems": {"x": {"interceptor": {"speed": "1e12 m/s"}, "envelope": {"range": ["0 m", f"{reach} m"]},
                          "pk": {"f": 1}, "channels": 1, "rounds": 10 ** 6, "reaction": "0 s", **system}},
        "batteries": {"b": {"system": "x", "position": ["0 m", "0 m"]}},
        "command": command,
    }


def leakers(results):
    return results.mean(results.group("all", "leakers"))
