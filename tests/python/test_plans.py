"""Plans, calibrations and validation from Python: the tables that the commands write."""

import os
import threading
import time

import module
from module import bulwark

PLAN = {"objective": {"least": "leakers:all"}, "within": 0.2, "budgets": [1, 2], "trials": 20, "swap_trials": 10,
        "search": {"first": 16, "trials": 16},
        "options": {"channel": {"add": {"systems.medium_sam.channels": 1}, "cost": 1},
                    "rounds": {"add": {"systems.medium_sam.rounds": 8}, "cost": 2}}}
RECORD = {"families": {"drones": {"of": "drone", "correlation": 0.02}},
          "raids": {"first": {"regime": "apart", "drones": {"launched": 48, "stopped": 28, "lost": 4}}},
          "draws": 100, "trials": 2, "posterior_draws": 50, "least_effective": 10}


class Plans(module.Case):
    def expect_same(self, results, folder):
        """The tables of a folder, byte by byte those that `results` writes, and none of them empty."""
        results.write(self.folder / "mine", force=True)
        written = {path.stem for path in folder.iterdir() if path.suffix == ".csv"}
        self.assertEqual(written, set(results.names))
        for name in results.names:
            self.assertGreater(len(results[name]), 0, name)
        for name in results.names:
            mine, its = ((of / f"{name}.csv").read_bytes() for of in (self.folder / "mine", folder))
            self.assertEqual(mine, its, name)

    def file_of(self, kind, scenario, content):
        path = self.folder / f"{kind}.yaml"
        from bulwark.overrides import yaml_of
        path.write_text(yaml_of({f"bulwark_{kind}": 1, "scenario": str(scenario), **content}))
        return path

    def test_a_plan_is_the_commands(self):
        file = self.file_of("plan", module.QUICKSTART, PLAN)
        module.program("plan", file, "--quiet", "--out", self.folder / "its")
        results = bulwark.plan(file)
        self.assertEqual(list(results.frontier["budget"]), [0, 1, 2])
        self.assertIn("budget", results.report)
        self.expect_same(results, self.folder / "its")
        kept = bulwark.plan(file, out=self.folder / "kept", threads=1)
        self.expect_same(kept, self.folder / "kept")
        self.assertIn("resume", str(self.refused(bulwark.plan, file, out=self.folder / "kept")))
        self.expect_same(bulwark.plan(file, out=self.folder / "kept", resume=True), self.folder / "kept")

    def test_a_plan_from_a_mapping(self):
        results = bulwark.plan({"scenario": self.raid(set={"raid.salvo.count": 20}), **PLAN})
        self.assertEqual(set(results.purchases["option"]) - {"channel", "rounds"}, set())
        wrong = self.refused(bulwark.plan, {"scenario": self.raid(), **PLAN, "budget": [1]})
        self.assertIn("unknown key 'budget'", str(wrong))

    def test_a_calibration_is_the_commands(self):
        scenario = module.SOURCE / "configs" / "point_defence.yaml"
        file = self.file_of("calibration", scenario, RECORD)
        module.program_ending("calibrate", file, "--quiet", "--out", self.folder / "its")
        results = bulwark.calibrate(file)
        self.assertIn("systems.gun.pk.drone", list(results.posterior["parameter"]))
        self.expect_same(results, self.folder / "its")
        from_mapping = bulwark.calibrate({"scenario": bulwark.load(scenario), **RECORD})
        self.assertTrue(from_mapping.posterior.equals(results.posterior))
        self.assertIn("expected values", str(self.refused(bulwark.calibrate, RECORD, set={"name": "x"})))

    def test_memory_is_limited_by_the_argument_or_the_scenario(self):
        plan = {"scenario": self.raid(max_memory="800 MB"), **PLAN}
        record = {"scenario": bulwark.load(module.SOURCE / "configs" / "point_defence.yaml", max_memory="800 MB"), **RECORD}
        study = {"scenario": self.raid(max_memory="800 MB"), "trials": 4, "factors": {"raid.salvo.count": [3, 4]}}
        for ask, of in ((bulwark.plan, plan), (bulwark.calibrate, record), (bulwark.tune, study)):
            self.assertIn("not enough memory", str(self.refused(ask, of, threads=4000)))
            self.assertIn("not enough memory", str(self.refused(ask, of, max_memory="1 MB")))
            self.assertIn("'much' is no size", str(self.refused(ask, of, max_memory="much")))

    def test_a_tuning_is_the_commands(self):
        file = self.file_of("study", module.QUICKSTART, {"factors": {"systems.medium_sam.channels": [1, 3, 2]}})
        module.program("tune", file, "--least", "leakers:all", "--search-trials", 50, "--trials", 60, "--quiet", "--out",
                       self.folder / "its")
        results = bulwark.tune(file, search_trials=50, trials=60)
        self.assertEqual(list(results.tuning["value"]), ["3"])
        self.expect_same(results, self.folder / "its")
        most = bulwark.tune({"scenario": self.raid(), "factors": {"systems.medium_sam.channels": [2, 1]}},
                            most_wanted=True, search_trials=50, trials=60)
        self.assertEqual(list(most.tuning["value"]), ["1"])

    def test_compared_policies_are_placed(self):
        raids = {"today": self.raid(), "late": self.raid(set={"systems.medium_sam.doctrine": {"default": {"last": "5 s"}}})}
        results = bulwark.compare(raids, trials=10, bound=4)
        self.assertEqual(list(results.policies["scenario"]), list(raids))
        self.assertNotIn("policies", bulwark.compare(raids, trials=10).names)
        self.assertIn("bound", str(self.refused(bulwark.compare, raids, bound=1)))

    def test_a_validation_has_verdicts(self):
        done = []
        results = bulwark.validate("magazine", quick=True, progress=done.append)
        self.assertEqual(set(results.cases["verdict"]), {"ok"})
        self.assertEqual(results.names, ["cases"])
        self.assertTrue(done)
        self.assertIn("no case begins with 'magasine'", str(self.refused(bulwark.validate, "magasine")))
        self.assertIn("no folder", str(self.refused(results.write, self.folder / "x")))

    def test_what_progress_raises_ends_them_and_others_run_meanwhile(self):
        counted = []
        stop = threading.Event()

        def count():
            while not stop.is_set():
                counted.append(1)
                time.sleep(0.001)

        def enough(_):
            raise RuntimeError("enough")

        thread = threading.Thread(target=count)
        thread.start()
        started = time.monotonic()
        with self.assertRaisesRegex(RuntimeError, "enough"):
            bulwark.plan({"scenario": self.raid(), **PLAN, "trials": 200000, "search": {"first": 160000, "trials": 160000}},
                         progress=enough)
        stop.set()
        thread.join()
        self.assertLess(time.monotonic() - started, 20)
        self.assertGreater(len(counted), 5)  # the lock was free


class RunFolders(module.Case):
    def test_a_run_into_a_folder_is_the_commands(self):
        mine, its = self.folder / "mine", self.folder / "its"
        results = self.raid().run(trials=120, seed=5, out=mine, per_trial=True, threads=2)
        module.program("run", module.QUICKSTART, "--trials", 120, "--seed", 5, "--quiet", "--per-trial", "--out", its)
        names = sorted(path.name for path in its.iterdir() if path.suffix == ".csv")
        self.assertEqual(names, sorted(path.name for path in mine.iterdir() if path.suffix == ".csv"))
        self.assertIn("per_trial.csv", names)
        for name in names:
            self.assertEqual((mine / name).read_bytes(), (its / name).read_bytes(), name)
        self.assertEqual(results.trials, len(bulwark.load_run(mine).per_trial))

    def test_some_columns_of_every_trial(self):
        out = self.folder / "out"
        self.raid().run(trials=20, out=out, per_trial=["leakers:*", "shots:all"])
        header = (out / "per_trial.csv").read_text().split("\n")[0]
        self.assertTrue(header.startswith("trial,"))
        self.assertIn("shots:all", header)
        self.assertNotIn("defender_cost", header)
        self.assertIn("columns", str(self.refused(self.raid().run, trials=5, out=out, per_trial="nonsense:*")))
        self.assertIn("per_trial", str(self.refused(self.raid().run, trials=5, per_trial=True)))

    def test_folders_of_others_are_kept(self):
        (self.folder / "notes").write_text("mine")
        self.refused_or_failed(self.raid().run, trials=5, out=self.folder)
        self.raid().run(trials=5, out=self.folder, force=True)
        self.assertEqual((self.folder / "notes").read_text(), "mine")

    def refused_or_failed(self, act, **named):
        with self.assertRaises(bulwark.Error):
            act(**named)


class Manifests(module.Case):
    def test_a_comparison_holds_all_scenarios(self):
        import json
        other = self.folder / "b.yaml"
        other.write_text(self.raid().text.replace("count: 40", "count: 30"))
        bulwark.compare([self.raid(), bulwark.load(other)], trials=10).write(self.folder / "mine")
        module.program("compare", module.QUICKSTART, other, "--trials", 10, "--quiet", "--out", self.folder / "its")
        mine, its = (json.loads((self.folder / of / "manifest.json").read_text()) for of in ("mine", "its"))
        for manifest in (mine, its):
            del manifest["wall_time_s"], manifest["command_line"]
        self.assertEqual(mine, its)
        self.assertEqual([each["file"] for each in mine["other_scenarios"]], [os.fspath(other)])
