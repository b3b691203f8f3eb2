"""The program bulwark, asked for what a result folder does not hold: single trials, and every trial by itself."""

import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import pandas as pd

from results import ResultError
from scenario_text import joint_draws


def find_program(asked=None):
    """The one asked for, that of BULWARK, the one built here, or the one on PATH."""
    built = Path(__file__).resolve().parents[2] / "build" / "release" / "bulwark"
    for program in (asked, os.environ.get("BULWARK"), str(built), shutil.which("bulwark")):
        if program and os.access(program, os.X_OK):
            return str(program)
    raise ResultError("a replay needs the program bulwark: build it (scripts/main), give --bulwark FILE, or --trials none")


class Engine:
    """Plays the scenario of a manifest, as it was, in a scratch folder."""

    def __init__(self, program, manifest, scratch):
        self.program, self.scratch = program, Path(scratch)
        self.seed = manifest["seed"]
        self.scenario = self.scratch / "scenario.yaml"
        self.scenario.write_text(manifest["scenario_text"], encoding="utf-8")
        overrides = list(manifest.get("overrides", []))
        draws = joint_draws(manifest)
        if draws is not None:  # they are beside the scenario's own file, not beside its copy here
            overrides.append(f"uncertain.draws={json.dumps(str(draws.resolve()), ensure_ascii=False)}")
        self.overrides = [word for override in overrides for word in ("--set", override)]

    def _call(self, *words):
        called = subprocess.run([self.program, *map(str, words)], capture_output=True, text=True)
        if called.returncode != 0:
            raise ResultError(f"bulwark {words[0]} failed: {called.stderr.strip()}")
        return called.stdout

    def trial(self, number):
        """The events of a trial."""
        return self.read(io.StringIO(self._call("trial", self.scenario, *self.overrides, "--seed", self.seed, "--trial", number)))

    @staticmethod
    def read(file):
        """A table of events: names as text, all else as numbers."""
        names = ["event", "salvo", "type", "target", "battery", "sensor", "result", "asset"]
        return pd.read_csv(file, dtype={name: str for name in names}, keep_default_na=False, float_precision="round_trip",
                           na_values={column: [""] for column in ("time_s", "threat", "lane", "x_m", "y_m", "z_m",
                                                                  "probability", "draw", "raid")})

    def run(self, trials):
        """The folder of a run of that many trials, each in per_trial.csv."""
        folder = self.scratch / f"run_{trials}"
        if not folder.exists():
            self._call("run", self.scenario, *self.overrides, "--seed", self.seed, "--trials", trials, "--per-trial",
                       "--quiet", "--out", folder)
        return folder
