"""What scripts/scaling fits, which scenarios it makes, and one whole run of it on next to nothing."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats

import script

ROOT = script.SCRIPTS.parent
BULWARK = os.environ.get("BULWARK", str(ROOT / "build/release/bulwark"))
scaling = script.load("scaling")


class Exponent(unittest.TestCase):
    def test_of_a_power_law(self):
        slope, error = scaling.exponent([10, 20, 50, 100], 3.0 * np.array([10, 20, 50, 100]) ** 1.5)
        self.assertAlmostEqual(slope, 1.5)
        self.assertAlmostEqual(error, 0.0)

    def test_is_that_of_a_regression_of_logarithms(self):
        numbers, values = [50, 100, 200, 500, 1000], [3.0, 7.5, 11.0, 40.0, 66.0]
        line = stats.linregress(np.log(numbers), np.log(values))
        np.testing.assert_allclose(scaling.exponent(numbers, values), (line.slope, line.stderr))

    def test_as_text(self):
        rows = pd.DataFrame({"number": [1, 2], "median": [100.0, 190.0]})
        self.assertEqual(scaling.fitted(rows), "n^0.93")  # two points leave no error
        self.assertEqual(scaling.fitted(rows[:1]), "")


class Scenarios(unittest.TestCase):
    def test_shares_add_up(self):
        self.assertEqual(scaling.shares([1, 1, 2], 8), [2, 2, 4])
        for total in (1, 7, 50, 5000):
            self.assertEqual(sum(scaling.shares([14, 120, 3, 1], total)), total)

    def test_groups_left_with_none_go(self):
        groups = {"few": {"count": 1}, "many": {"count": 9, "ring": "2 km"}}
        self.assertEqual(scaling.scale(groups, 5), {"many": {"count": 5, "ring": "2 km"}})

    def test_threads_double_up_to_the_cores(self):
        self.assertEqual(scaling.doubled_up_to(1), [1])
        self.assertEqual(scaling.doubled_up_to(12), [1, 2, 4, 8, 12])

    def test_all_are_what_they_say(self):
        with tempfile.TemporaryDirectory() as folder:
            points = scaling.cases(Path(folder), ["threats", "batteries"])
            self.assertEqual(len(points), 2 * (len(scaling.THREATS) + len(scaling.BATTERIES)))
            for case in points:
                checked = subprocess.run([BULWARK, "check", case.file], capture_output=True, text=True, check=True).stdout
                self.assertRegex(checked.replace(",", ""), rf"(?m)^{case.against} +{case.number} ")


class Run(unittest.TestCase):
    def test_measures_and_draws(self):
        with tempfile.TemporaryDirectory() as folder:
            earlier = "against,scenario,number,unit,median,least,greatest,trials,repeats\n"
            earlier += "threats,guns round a site,50,cpu_us_per_trial,9,8,10,640,3\n"
            (Path(folder) / "scaling.csv").write_text(earlier, encoding="utf-8")
            command = [script.SCRIPTS / "scaling", "--out", folder, "--only", "threads", "--repeats", "1", "--seconds", "0.1"]
            subprocess.run(command, check=True, capture_output=True, env=os.environ | {"BULWARK": BULWARK})
            table = pd.read_csv(Path(folder) / "scaling.csv")
            self.assertEqual(table["against"].iloc[-1], "threats")  # kept
            self.assertEqual(list(table["number"][:-1]), scaling.doubled_up_to(os.cpu_count()))
            for kind in ("png", "svg"):
                self.assertGreater((Path(folder) / f"scaling.{kind}").stat().st_size, 1000)


if __name__ == "__main__":
    unittest.main()
