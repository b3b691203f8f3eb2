"""Counts named events over again from the replays of single trials, knowing nothing of how the program evaluates them.

Run by: /usr/bin/python3 -m unittest discover scripts/tests (BULWARK: the program, if not build/release/bulwark)
"""

import io
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import pandas as pd
import yaml

ROOT = Path(__file__).resolve().parents[2]
BULWARK = os.environ.get("BULWARK", str(ROOT / "build/release/bulwark"))
SCENARIO = ROOT / "configs/joint_loss.yaml"
TRIALS = 24
MORE = {"mixed": "leakers[family=cruise, asset=plant_b] + leakers[type=drone] >= 4",
        "jammed": "missed > channels",
        "one_of_two": "disabled:plant_a + disabled:plant_b == 1",
        "spent": "shots[salvo=missiles, asset=plant_a] >= 5 or not leakage < 20 %"}


class Replay:
    """What one trial's events come to."""

    def __init__(self, scenario, trial):
        done = subprocess.run([BULWARK, "trial", SCENARIO, "--trial", str(trial)], capture_output=True, text=True,
                              check=True)
        self.rows = pd.read_csv(io.StringIO(done.stdout), low_memory=False)
        self.scenario = scenario

    def of(self, event, **columns):
        rows = self.rows[self.rows["event"] == event]
        for column, value in columns.items():
            rows = rows[rows[column] == value]
        return rows

    def hits(self, **columns):
        return int((self.of("damage", **columns)["result"] != "miss").sum())

    def effective_hits(self, asset):
        return int((self.of("damage", target=asset)["result"] == "effective hit").sum())

    def disabled(self, asset):
        return self.effective_hits(asset) >= self.scenario["assets"][asset]["hardness"]

    def capacity_lost_mw(self):
        lost = 0.0
        for name, asset in self.scenario["assets"].items():
            share = min(self.effective_hits(name), asset["hardness"]) / asset["hardness"]
            lost += float(asset["capacity"].split()[0]) * share
        return lost

    def rounds_cost(self):
        systems = {name: battery["system"] for name, battery in self.scenario["batteries"].items()}
        return sum(self.scenario["systems"][systems[battery]]["interceptor"]["cost"]
                   for battery in self.of("fire")["battery"])

    def threats_cost(self):
        return sum(salvo["count"] * self.scenario["threats"][salvo["threat"]]["cost"]
                   for salvo in self.scenario["raid"].values())

    def events(self):
        leakers, launched = len(self.of("arrive")), sum(salvo["count"] for salvo in self.scenario["raid"].values())
        causes = self.of("arrive")["result"].value_counts()
        disabled = [self.disabled(asset) for asset in self.scenario["assets"]]
        at_cruise = len(self.of("fire", salvo="missiles", target="plant_a"))
        return {"blackout": self.capacity_lost_mw() > 1000,
                "both": all(disabled),
                "three_through": self.hits(type="ballistic", target="plant_a") >= 3,
                "costly_win": not any(disabled) and self.rounds_cost() > 2 * self.threats_cost(),
                "mixed": len(self.of("arrive", type="cruise", target="plant_b")) + len(self.of("arrive", type="drone")) >= 4,
                "jammed": causes.get("missed", 0) > causes.get("channels", 0),
                "one_of_two": sum(disabled) == 1,
                "spent": at_cruise >= 5 or leakers / launched >= 0.2}


class Events(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scenario = yaml.safe_load(SCENARIO.read_text())
        with tempfile.TemporaryDirectory() as folder:
            more = [word for name, text in MORE.items() for word in ("--event", f"{name}={text}")]
            subprocess.run([BULWARK, "run", SCENARIO, "--trials", str(TRIALS), "--per-trial", "--quiet", "--out",
                            folder + "/out", *more], check=True)
            cls.per_trial = pd.read_csv(folder + "/out/per_trial.csv")
            cls.summary = pd.read_csv(folder + "/out/summary.csv")
            cls.exceedance = pd.read_csv(folder + "/out/exceedance.csv")

    def test_are_what_the_replays_say(self):
        counted = pd.DataFrame([Replay(self.scenario, trial).events() for trial in range(TRIALS)]).astype(int)
        for event in counted:
            self.assertEqual(counted[event].tolist(), self.per_trial[f"event:{event}"].tolist(), event)
        self.assertGreater((counted.mean() % 1 > 0).sum(), 4, "events that always or never happen show little")

    def test_means_are_shares_of_trials(self):
        rows = self.summary[self.summary["metric"] == "event"].set_index("group")
        self.assertEqual(len(rows), 5 + len(MORE))
        for event, row in rows.iterrows():
            self.assertAlmostEqual(row["mean"], self.per_trial[f"event:{event}"].mean(), places=12)

    def test_exceedance_counts_trials(self):
        for metric, rows in self.exceedance.groupby("metric"):
            values = self.per_trial[f"{metric}:all"]
            for row in rows.itertuples():
                self.assertEqual(row.trials, (values >= row.value - 1e-9).sum(), (metric, row.value))


if __name__ == "__main__":
    unittest.main()
