"""What the commands ask, asked from Python: the same tables."""

import module
import pandas as pd
from module import bulwark


class Questions(module.Case):
    def expect_as(self, results, *command):
        """The tables that the command writes are, byte by byte, those that `results` writes."""
        module.program(*command, "--quiet", "--out", self.folder / "its")
        results.write(self.folder / "mine")
        for name in results.names:
            mine, its = ((self.folder / folder / f"{name}.csv").read_bytes() for folder in ("mine", "its"))
            self.assertEqual(mine, its, name)

    def test_saturation(self):
        results = self.raid().saturate("raid.salvo.count", between=(10, 60), until="leakage:all>=0.10", trials=40)
        self.assertEqual(results.crossing["direction"].tolist(), ["rising"])
        self.expect_as(results, "saturate", module.QUICKSTART, "--vary", "raid.salvo.count", "--from", 10, "--to", 60,
                       "--until", "leakage:all>=0.10", "--trials", 40)

    def test_saturation_over_two_second_parameters_is_refused(self):
        error = self.refused(self.raid().saturate, "raid.salvo.count", between=(10, 60), until="leakage:all>=0.10", trials=40,
                             second={"systems.medium_sam.channels": [2], "systems.medium_sam.rounds": [8]})
        self.assertEqual(str(error), "second: 2 paths; expected one, with its values")

    def test_sensitivity(self):
        results = self.raid().sensitivity(trials=20)
        self.assertEqual(results.sensitivity["rank"][0], 1)
        self.expect_as(results, "sensitivity", module.QUICKSTART, "--trials", 20)

    def test_comparison(self):
        self.folder.joinpath("b.yaml").write_text(self.raid().text.replace("count: 40", "count: 30"))
        others = [self.raid(), bulwark.load(self.folder / "b.yaml")]
        results = bulwark.compare(others, trials=40)
        self.assertGreater(results.comparison["trials"][0], 0)
        self.expect_as(results, "compare", module.QUICKSTART, self.folder / "b.yaml", "--trials", 40)
        named = bulwark.compare({"today": others[0], "fewer": others[1]}, trials=20)
        self.assertEqual(set(named.comparison["scenario"]), {"fewer"})

    def test_selection(self):
        stronger = self.raid(set={"systems.medium_sam.channels": 6})
        results = bulwark.select_best({"today": self.raid(), "stronger": stronger}, indifference=0.05, trials=1000)
        self.assertEqual(results.selection["scenario"][0], "stronger")

    def test_bound(self):
        results = self.raid().bound(trials=4, price_steps=6)
        self.expect_as(results, "bound", module.QUICKSTART, "--trials", 4, "--price-steps", 6)

    def test_rare_events(self):
        results = self.raid().rare("leakers:all>=3", relative="50 %", trials=2000, particles=50)
        self.expect_as(results, "rare", module.QUICKSTART, "--event", "leakers:all>=3", "--relative", "50 %",
                       "--max-trials", 2000, "--particles", 50)
        self.assertIn("expected", str(self.refused(self.raid().rare, "leakers:all>=3", relative="7")))


class Studies(module.Case):
    STUDY = {"factors": {"raid.salvo.count": [10, 40]}, "trials": 20}

    def test_a_study_from_a_mapping(self):
        study = {"scenario": self.raid(set={"systems.medium_sam.channels": 6}), **self.STUDY}
        results = bulwark.sweep(study)
        self.assertEqual(sorted(set(results.points["raid.salvo.count"])), [10, 40])
        from_mapping = bulwark.sweep({**study, "scenario": study["scenario"].mapping})
        pd.testing.assert_frame_equal(results.points, from_mapping.points)

    def test_a_study_file_into_a_folder(self):
        file, out = self.folder / "study.yaml", self.folder / "out"
        file.write_text(bulwark.overrides.yaml_of({"bulwark_study": 1, "scenario": module.QUICKSTART, **self.STUDY}))
        results = bulwark.sweep(file, out=out)
        module.program("sweep", file, "--quiet", "--out", self.folder / "its")
        self.assertEqual((out / "points.csv").read_bytes(), (self.folder / "its" / "points.csv").read_bytes())
        pd.testing.assert_frame_equal(results.points, bulwark.load_study(out).points)
        self.assertIn("holds a sweep already", str(self.refused(bulwark.sweep, file, out=out)))
        pd.testing.assert_frame_equal(bulwark.sweep(file, out=out, resume=True).points, results.points)

    def test_load_run_of_a_study_says_what_to_use(self):
        bulwark.sweep({"scenario": module.QUICKSTART, **self.STUDY}, out=self.folder / "out")
        with self.assertRaisesRegex(bulwark.ResultError, "use load_study"):
            bulwark.load_run(self.folder / "out")

    def test_faults_of_a_study(self):
        error = self.refused(bulwark.sweep, {"scenario": module.QUICKSTART, "factors": {"raid.salvo.cuont": [1, 2]}})
        self.assertIn("did you mean", str(error))
