"""Loading, running, reading: the figures and the bytes of the program."""

import json
import pickle

import module
import numpy as np
import pandas as pd
from module import bulwark


class Runs(module.Case):
    def test_tables_are_frames_and_arrays(self):
        results = self.raid(set={"raid.salvo.count": 30}).run(trials=200, threads=2)
        self.assertEqual(results.trials, 200)
        row = results.summary.set_index(["metric", "group"]).loc[("leakage", "all")]
        estimate = results.estimate("leakage")
        self.assertEqual(estimate[:4], (row["mean"], row["stderr"], row["ci_low"], row["ci_high"]))
        self.assertEqual(estimate.unit, "share of those that appeared")
        mean = results["summary"]["mean"]
        self.assertEqual(mean.dtype, np.float64)
        with self.assertRaises(ValueError):
            mean[0] = 0
        del results
        self.assertEqual(len(mean), len(mean.copy()))  # the memory is still there
        self.assertIn("Leakage", self.raid().run(trials=10).report)

    def test_writes_the_bytes_of_the_program(self):
        mine, its = self.folder / "mine", self.folder / "its"
        self.raid(set={"raid.salvo.count": 30}).run(trials=150, seed=5).write(mine)
        module.program("run", module.QUICKSTART, "--set", "raid.salvo.count=30", "--trials", 150, "--seed", 5, "--quiet",
                       "--out", its)
        names = sorted(path.name for path in its.iterdir() if not path.name.startswith("."))
        self.assertEqual(names, sorted(path.name for path in mine.iterdir() if not path.name.startswith(".")))
        for name in names:
            if name != "manifest.json":
                self.assertEqual((mine / name).read_bytes(), (its / name).read_bytes(), name)
        ours, theirs = (json.loads((folder / "manifest.json").read_text()) for folder in (mine, its))
        of_the_process = ("wall_time_s", "command_line")
        self.assertEqual(*({key: value for key, value in manifest.items() if key not in of_the_process}
                           for manifest in (ours, theirs)))

    def test_frames_are_those_that_load_run_reads(self):
        results = self.raid().run(trials=60)
        results.write(self.folder / "run")
        read = bulwark.load_run(self.folder / "run")
        for name in results.names:
            if hasattr(read, name):
                pd.testing.assert_frame_equal(getattr(results, name), getattr(read, name), obj=name, check_index_type=False)

    def test_a_campaign_has_its_tables(self):
        campaign = bulwark.load(module.SOURCE / "configs" / "first_campaign.yaml")
        results = campaign.run(trials=6)
        results.write(self.folder / "run")
        read = bulwark.load_run(self.folder / "run")
        for name in ("raids", "stocks", "repair", "firsts"):
            pd.testing.assert_frame_equal(getattr(results, name), getattr(read, name), obj=name)

    def test_frames_have_units(self):
        results = self.raid().run(trials=10)
        self.assertEqual(results.timeline.attrs["units"]["time_s"], "s")
        self.assertEqual(results.assets.attrs["units"]["capacity_lost_MW_stderr"], "MW")
        self.assertEqual(results["sites"].units["x_m"], "m")

    def test_samples_are_the_trials_of_a_run(self):
        raid = self.raid()
        samples = raid.samples(["leakers:all", "leakage:all"], trials=100)
        self.assertEqual(samples["leakers:all"].mean(), raid.run(trials=100).estimate("leakers:all").value)
        self.assertEqual(list(samples.frame.columns), ["leakers:all", "leakage:all"])
        self.assertEqual(samples.units["leakers:all"], "threats a trial")
        events = raid.trial(7)
        self.assertEqual((events["event"] == "arrive").sum(), samples["leakers:all"][7])
        self.assertEqual(list(raid.samples(trials=5)), raid.metrics)

    def test_threads_change_nothing(self):
        one, two = (self.raid().samples(["leakers:all"], trials=300, threads=threads) for threads in (1, 2))
        np.testing.assert_array_equal(one["leakers:all"], two["leakers:all"])

    def test_a_precision_ends_a_run(self):
        results = self.raid().run(precision={"leakage:all": "5 %"}, trials=5000)
        self.assertLess(results.trials, 5000)
        self.assertIn("5", results.report)

    def test_events_are_metrics(self):
        raid = self.raid(events={"many": "leakers >= 14"})
        probability = raid.run(trials=100).estimate("event:many")
        self.assertEqual(probability.unit, "share of trials")
        first = raid.first_trial("many")
        happened = raid.samples(["event:many"], trials=max(2, first + 1))["event:many"]
        self.assertEqual(np.flatnonzero(happened)[0], first)
        self.assertIsNone(self.raid(events={"never": "leakers >= 1000"}).first_trial("never", within=50))

    def test_scenarios_can_be_sent_to_other_processes(self):
        raid = self.raid(set={"raid.salvo.count": 12}, events={"many": "leakers >= 10"})
        again = pickle.loads(pickle.dumps(raid))
        self.assertEqual(again.mapping, raid.mapping)
        self.assertEqual(again.file, raid.file)

    def test_repr_says_what_it_is(self):
        raid = self.raid()
        self.assertRegex(repr(raid), r"^<bulwark.Scenario '.*' \(.*quickstart.yaml\): \d+ trials, seed \d+>$")
        results = raid.run(trials=10)
        self.assertTrue(repr(results).startswith("<bulwark.Results of 10 trials: summary, "), repr(results))
        self.assertRegex(repr(results["leakers"]), r"^<bulwark.Table leakers: \d+ rows of group, leakers, trials")
        self.assertRegex(str(results.estimate("leakage:all")), r"^0\.\d+ \(0\.\d+ to 0\.\d+\) share of those that appeared$")
        self.assertIn("summary", dir(results))
