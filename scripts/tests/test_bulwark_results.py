"""The package bulwark_results on small folders: types, missing tables, complaints; and its example scripts."""

import subprocess
import sys
import tracemalloc
import unittest
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(SCRIPTS))

import bulwark_results  # noqa: E402
import study_tables as tables  # noqa: E402
import tiny_results  # noqa: E402
from bulwark_results.units import units_of_columns  # noqa: E402
from folder_case import FolderCase  # noqa: E402


class Folder(FolderCase):
    def example(self, name, *arguments):
        done = subprocess.run([sys.executable, "-B", SCRIPTS / "examples" / name, *map(str, arguments)],
                              capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout


class Runs(Folder):
    def test_every_table_is_a_frame(self):
        tiny_results.make(self.folder)
        run = bulwark_results.load_run(self.folder)
        self.assertEqual(run.summary["group"].iloc[0], "all")
        self.assertEqual(run.assets["asset"].iloc[0], "NA")  # a name, not a missing value
        self.assertEqual(run.metric("leakage").loc["all", "mean"], 0.2)
        self.assertEqual(run.manifest["seed"], 7)

    def test_campaign_tables_are_frames_where_they_are(self):
        tiny_results.make(self.folder)
        self.assertIsNone(bulwark_results.load_run(self.folder).raids)
        tiny_results.make_campaign(self.folder)
        run = bulwark_results.load_run(self.folder)
        self.assertTrue(run.is_campaign)
        self.assertEqual(run.firsts["day"].iloc[3], float("inf"))  # never
        self.assertEqual(run.repair["spare:coil_mean"].iloc[2], 2.0)
        self.assertEqual(run.buses["unserved_MWh"].iloc[3], 30.0)
        self.assertEqual(run.network_lines["through"].iloc[0], "")

    def test_a_missing_column_is_named(self):
        tiny_results.make(self.folder)
        (self.folder / "fates.csv").write_text("group,fate,mean\n", encoding="utf-8")
        with self.assertRaisesRegex(bulwark_results.ResultError, "fates.csv: missing columns stderr, share"):
            bulwark_results.load_run(self.folder)

    def test_trials_are_read_where_they_are(self):
        tiny_results.make(self.folder)
        self.assertIsNone(bulwark_results.load_run(self.folder).per_trial)
        (self.folder / "per_trial.csv").write_text("trial,leakers:all\n0,3\n1,\n", encoding="utf-8")
        self.assertEqual(bulwark_results.load_run(self.folder).per_trial["leakers:all"].iloc[0], 3.0)

    def test_numbers_are_read_to_the_last_bit(self):
        tiny_results.make(self.folder)
        file = self.folder / "fates.csv"
        for text in ("0.3005000000000004", "9.007199254740993e+22", "5e-324"):
            file.write_text(f"group,fate,mean,stderr,share\nall,failed,{text},,{text}\n", encoding="utf-8")
            self.assertEqual(bulwark_results.load_run(self.folder).fates["mean"].iloc[0], float(text))
        file.write_text("group,fate,mean,stderr,share\nall,failed,1_000,,1\n", encoding="utf-8")
        with self.assertRaisesRegex(bulwark_results.ResultError, "fates.csv:2: column mean: '1_000' is not a number"):
            bulwark_results.load_run(self.folder)

    def test_a_study_is_not_a_run(self):
        self.put(points=tables.POINTS)
        with self.assertRaisesRegex(bulwark_results.ResultError, "^.*: holds the tables of a study, not of a run: use load_study$"):
            bulwark_results.load_run(self.folder)

    def test_the_example_lists_causes(self):
        tiny_results.make(self.folder)
        self.assertIn("family:glider", self.example("why_they_leak.py", self.folder))

    def test_trials_of_thousands_of_columns_take_the_memory_of_their_numbers(self):
        tiny_results.make(self.folder)
        names = [f"shots:battery:b{i}" for i in range(1600)]
        rows = [",".join(["trial", *names]), *(",".join([str(i), "", *["0.1"] * 1599]) for i in range(200))]
        (self.folder / "per_trial.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        results = bulwark_results.load_run(self.folder)
        tracemalloc.start()
        self.addCleanup(tracemalloc.stop)
        trials = results.per_trial
        self.assertEqual((trials.shape, trials.dtypes.nunique(), trials[names[1]].sum().round(6)), ((200, 1601), 1, 20.0))
        self.assertTrue(trials[names[0]].isna().all())
        self.assertLess(tracemalloc.get_traced_memory()[1], 12e6)
        self.assertEqual(list(results.of_trials(["shots:battery:b7", "leakers:all"])), ["trial", "shots:battery:b7"])

    def test_a_trial_that_is_no_number_is_named(self):
        tiny_results.make(self.folder)
        (self.folder / "per_trial.csv").write_text("trial,leakers:all\n0,3\n1,many\n", encoding="utf-8")
        with self.assertRaisesRegex(bulwark_results.ResultError, "per_trial.csv:3: column leakers:all: 'many' is not a number"):
            bulwark_results.load_run(self.folder).of_trials(["leakers:all"])


class Studies(Folder):
    def test_factors_have_the_type_of_their_levels(self):
        self.put(points=tables.POINTS, differences=tables.DIFFERENCES)
        study = bulwark_results.load_study(self.folder)
        self.assertEqual(study.factors, ["drones", "policy, all"])
        self.assertEqual(study.points["drones"].dtype, float)
        self.assertEqual(study.points["policy, all"].iloc[0], "greedy")
        self.assertEqual(study.metric("leakage")["mean"].tolist()[:3], [0.1, 0.2, 0.3])
        self.assertEqual(study.metric("leakage:all", "differences")["difference"].iloc[0], 0.1)
        self.assertIsNone(study.curve)

    def test_empty_names_are_texts(self):
        self.put(sensitivity=tables.SENSITIVITY)
        study = bulwark_results.load_study(self.folder)
        self.assertEqual(study.sensitivity["of"].tolist(), ["north", ""])

    def test_numbers_that_not_every_table_has_are_numbers_where_a_cell_is_empty(self):
        for table, text, column, cells in (
                ("frontier", tables.FRONTIER, "better_budget", ["", "", "0", ""]),
                ("sensitivity", tables.SENSITIVITY, "extra_batteries_cost", ["2", "0"]),
                ("sensitivity", tables.SENSITIVITY, "cost_per_leaker_avoided_ci_low", ["1.5", ""]),
                ("sensitivity", tables.SENSITIVITY, "cost_per_leaker_avoided", ["", ""])):
            lines = text.splitlines()
            self.put(**{table: "".join(f"{line},{cell}\n" for line, cell in zip(lines, [column, *cells]))})
            read = getattr(bulwark_results.load_study(self.folder), table)[column]
            self.assertEqual((read.dtype, read.isna().tolist()), (float, [cell == "" for cell in cells]), column)
            (self.folder / f"{table}.csv").unlink()

    def test_a_folder_without_tables_is_refused(self):
        self.put()
        with self.assertRaisesRegex(bulwark_results.ResultError, "holds no table of bulwark"):
            bulwark_results.load_study(self.folder)

    def test_metrics_have_units(self):
        self.assertEqual(bulwark_results.unit_of("defender_cost:all"), "money a trial")
        self.assertEqual(bulwark_results.unit_of("magazine"), "threats a trial")

    def test_columns_have_units(self):
        columns = ["time_s", "capacity_lost_MW_ci_low", "reload [min]", "day", "leakers:all", "metric", "p_empty", "event:blackout"]
        self.assertEqual(units_of_columns(columns), {
            "time_s": "s", "capacity_lost_MW_ci_low": "MW", "reload [min]": "min", "day": "d", "leakers:all": "threats a trial",
            "event:blackout": "share of trials"})

    def test_the_examples_work(self):
        self.put(points=tables.POINTS)
        self.assertIn("greedy", self.example("worst_points.py", self.folder, "leakage:all"))
        figure = self.folder / "figure.png"
        self.example("study_to_figure.py", self.folder, "leakage:all", figure)
        self.assertGreater(figure.stat().st_size, 5000)


class Knees(unittest.TestCase):
    X = [10, 20, 30, 40, 50]

    def knee(self, mean, half=0.0):
        return bulwark_results.knee_of(self.X, mean, [m - half for m in mean], [m + half for m in mean])

    def test_the_knee_is_where_a_flat_curve_begins_to_climb(self):
        self.assertEqual(self.knee([0, 0, 0, 0.5, 1]), 30)
        self.assertEqual(self.knee([1, 0.1, 0.05, 0.02, 0]), 20)  # what more channels buy

    def test_no_knee_without_a_bend(self):
        self.assertIsNone(self.knee([0, 1, 2, 3, 4]))
        self.assertIsNone(self.knee([0, 0, 0, 0, 0]))
        self.assertIsNone(self.knee([0, 2, 3, 3.5, 4]))  # above the line between the ends
        self.assertIsNone(bulwark_results.knee_of([1, 2, 3], [0, 0, 1], [0, 0, 1], [0, 0, 1]))

    def test_the_bottom_of_a_u_is_no_knee(self):
        self.assertIsNone(self.knee([1, 0.3, 0, 0.3, 1]))
        self.assertIsNone(self.knee([1, 0.2, 0, 0.1, 0.5]))
        self.assertEqual(self.knee([0.02, 0, 0, 0.5, 1]), 30)  # noise before the climb

    def test_no_knee_that_the_intervals_explain(self):
        self.assertEqual(self.knee([0, 0.15, 0.3, 0.7, 1], 0.05), 30)
        self.assertIsNone(self.knee([0, 0.15, 0.3, 0.7, 1], 0.3))


if __name__ == "__main__":
    unittest.main()
