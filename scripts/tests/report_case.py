"""Results to report on: made by the program itself, small, and with names that a page must not take for markup."""

import io
import os
import subprocess
from pathlib import Path

import pandas as pd

SCRIPTS = Path(__file__).resolve().parents[1]
CONFIGS = SCRIPTS.parent / "configs"
BULWARK = os.environ.get("BULWARK", str(SCRIPTS.parent / "build" / "release" / "bulwark"))

HOSTILE = """# What do two plants lose? Left to chance: two families.
#
# | who | <b>what</b> |
# |---|---|
# | a | b |
bulwark: 1
name: "<img src=x onerror=alert(2)> & more"
assets:
  "<script>alert(1)</script>": {position: [0 km, 0 km], capacity: 600 MW, hardness: 2}
  plant: {position: [5 km, -4 km], capacity: 300 MW}
threats:
  drone: {family: drone, speed: 180 km/h, altitude: 300 m, accuracy: 0.9, lethality: 0.6, cost: 0.05}
  "missile\\">": {family: "cruise'<", speed: 220 m/s, altitude: 60 m, reliability: 0.9, cost: 1}
  bait: {family: drone, decoy: true, speed: 200 km/h, altitude: 300 m}
raid:
  "wave<1>": {threat: drone, count: 24, from: {bearing: 45 deg, range: 80 km}, lanes: 3, lane_spacing: 2 km,
              targets: ["<script>alert(1)</script>", plant, batteries.guns], launch: {at: 0 min, offset: {uniform: 3 min}}}
  late: {threat: "missile\\">", count: 6, from: [-120 km, 0 km], via: [[-60 km, 20 km]], targets: [plant],
         arrive: {at: 10 min, offset: {normal: 60 s}}}
  bait: {threat: bait, count: 8, from: [60 km, -60 km], targets: [plant], launch: {at: 1 min}}
systems:
  sam:
    interceptor: {speed: 700 m/s, cost: 0.4}
    envelope: {range: [0.5 km, 14 km]}
    pk: {drone: 0.8, "cruise'<": 0.6}
    channels: 2
    rounds: 12
    reload: {rounds: 4, time: 3 min, stock: 8}
    reaction: {lognormal: {median: 8 s, sigma: 0.3}}
    assessment: 4 s
    doctrine: {default: {shots: 2, interval: 3 s}}
batteries:
  north: {system: sam, position: [3 km, 3 km], availability: 0.9}
  guns: {system: sam, position: [1 km, -2 km], rounds: 6}
jammers:
  city: {position: [6 km, 6 km], radius: 9 km, rate: {drone: 0.1 /min}}
"""


def bulwark(*words):
    called = subprocess.run([BULWARK, *map(str, words)], capture_output=True, text=True, timeout=120)
    assert called.returncode == 0, called.stderr
    return called.stdout


def run_hostile(folder):
    """A run of 40 trials."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    scenario = folder.parent / "hostile.yaml"
    scenario.write_text(HOSTILE, encoding="utf-8")
    bulwark("run", scenario, "--trials", 40, "--quiet", "--out", folder)
    return folder


def run_many(folder):
    """A trial of 500 drones that are all in the air at once."""
    bulwark("run", CONFIGS / "quickstart.yaml", "--set", "raid.salvo.count=500", "--trials", 1, "--quiet", "--out", folder)
    return folder


def saturate(folder):
    bulwark("saturate", CONFIGS / "quickstart.yaml", "--vary", "raid.salvo.count", "--from", 10, "--to", 60, "--until",
            "leakage:all>=0.10", "--trials", 50, "--quiet", "--out", folder)
    return folder


def report(*arguments):
    return subprocess.run([SCRIPTS / "report", *map(str, arguments)], capture_output=True, text=True, timeout=300,
                          env=os.environ | {"BULWARK": BULWARK})


def events_of(scenario, trial):
    text = bulwark("trial", scenario, "--trial", trial)
    return pd.read_csv(io.StringIO(text), keep_default_na=False, na_values={"time_s": [""]})


def frame(path):
    return pd.read_csv(path, keep_default_na=False, na_values=[""])
