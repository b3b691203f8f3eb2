"""scripts/plot and the examples on folders and names that are no good: a line that says what to do, exit 2."""

import hashlib
import json
import subprocess
import sys
import unittest
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(Path(__file__).resolve().parent), str(SCRIPTS)]

import bulwark_results  # noqa: E402
from folder_case import FolderCase, MANIFEST  # noqa: E402
import study_tables as tables  # noqa: E402
import tiny_results  # noqa: E402

EXAMPLES = {"why_they_leak.py": [], "worst_points.py": ["leakage:all"], "study_to_figure.py": ["leakage:all", "f.png"],
            "whom_a_truce_helps.py": ["f.png"]}


class BadFolders(FolderCase):
    def refused(self, script, *arguments):
        """What it says; once, whatever it was given."""
        done = subprocess.run([*script, *map(str, arguments)], capture_output=True, text=True, check=False, cwd=self.folder.parent)
        self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
        self.assertNotIn("Traceback", done.stderr)
        return done.stderr

    def all_refuse(self, *words):
        for script, more in [([SCRIPTS / "plot"], []), *(([sys.executable, "-B", SCRIPTS / "examples" / name], more)
                                                         for name, more in EXAMPLES.items())]:
            said = self.refused(script, self.folder, *more)
            self.assertEqual(said.count("\n"), 1, said)
            for word in words:
                self.assertIn(word, said)

    def test_missing(self):
        self.all_refuse("no such folder (expected one that `bulwark run`, or another command, wrote with --out)")

    def test_a_file(self):
        self.folder.write_text("", encoding="utf-8")
        self.all_refuse("not a folder")

    def test_empty(self):
        self.folder.mkdir()
        self.all_refuse("is empty (expected a folder that `bulwark run`")

    def test_foreign(self):
        self.folder.mkdir()
        (self.folder / "letter.txt").write_text("Dear all", encoding="utf-8")
        self.all_refuse("holds no table of bulwark")

    def test_a_part_of_a_sweep(self):
        self.folder.mkdir()
        (self.folder / "journal.bin").write_bytes(b"...")
        self.all_refuse("a part of a sweep or plan", "bulwark plan PLAN", "bulwark merge")

    def test_damaged_tables(self):
        self.put(points=tables.POINTS[:-30])
        self.assertIn("points.csv: damaged: it ends", self.refused([SCRIPTS / "plot"], self.folder))
        self.put(points=tables.POINTS.replace("0.1,0.01", "0,1,0.01"))
        self.assertIn("points.csv: damaged: rows have more cells", self.refused([SCRIPTS / "plot"], self.folder))
        self.put(points="")
        self.assertIn("points.csv: cannot be read as CSV", self.refused([SCRIPTS / "plot"], self.folder))

    def test_a_damaged_manifest(self):
        tiny_results.make(self.folder)
        (self.folder / "manifest.json").write_text("{", encoding="utf-8")
        self.assertIn("manifest.json: cannot be read as JSON", self.refused([SCRIPTS / "plot"], self.folder))

    def test_a_mix_of_two_results(self):
        tiny_results.make(self.folder)
        manifest = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
        manifest["files_sha256"] = {"summary.csv": hashlib.sha256((self.folder / "summary.csv").read_bytes()).hexdigest()}
        (self.folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        self.assertEqual(bulwark_results.load_run(self.folder).manifest["trials"], manifest["trials"])
        table = self.folder / "summary.csv"
        table.write_text(table.read_text(encoding="utf-8").replace("1", "2"), encoding="utf-8")
        said = self.refused([SCRIPTS / "plot"], self.folder)
        self.assertIn("summary.csv: not the table that manifest.json tells of", said)
        self.assertEqual(said.count("\n"), 1, said)

    def test_a_result_of_another_program(self):
        tiny_results.make(self.folder)
        (self.folder / "manifest.json").write_text(MANIFEST.replace("bulwark", "other"), encoding="utf-8")
        self.assertIn("of another program (other)", self.refused([SCRIPTS / "plot"], self.folder))

    def test_a_study_is_no_run_and_a_run_no_study(self):
        def example(name):
            return [sys.executable, "-B", SCRIPTS / "examples" / name]

        self.put(points=tables.POINTS)
        self.assertEqual(self.refused(example("why_they_leak.py"), self.folder),
                         f"why_they_leak.py: {self.folder}: holds the tables of a study, not of a run: use load_study\n")
        self.folder = self.folder.with_name("run")
        tiny_results.make(self.folder)
        self.assertIn("use load_run", self.refused(example("worst_points.py"), self.folder, "leakage:all"))

    def test_unknown_metrics_and_figures(self):
        self.put(points=tables.POINTS)
        there_are = "there are: leakage:all"
        for metric in ("no/such", "x" * 300):
            for script in ([SCRIPTS / "plot"], [sys.executable, "-B", SCRIPTS / "examples" / "worst_points.py"]):
                more = ["--only", metric] if len(script) == 1 else [metric]
                said = self.refused(script, self.folder, *more)
                self.assertIn(there_are, said)
                self.assertLess(len(said), 400)
        tiny_results.make(self.folder.with_name("run"))
        said = self.refused([SCRIPTS / "plot"], self.folder.with_name("run"), "--only", "leaks")
        self.assertIn("plot: no figure leaks here; there are: leakage, leakers", said)

    def test_metrics_with_a_slash_or_a_long_name_are_drawn(self):
        for group in ("family:a/b", "salvo:" + "x" * 300, "salvo:../../etc"):
            self.put(points=tables.POINTS.replace(",all,", f",{group},"))
            done = subprocess.run([SCRIPTS / "plot", self.folder, "--format", "png"], capture_output=True, text=True, check=False)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            (name,) = (path.name for path in (self.folder / "plots").iterdir())
            self.assertTrue(name.startswith("curve_leakage_") and len(name) < 100, name)
            (self.folder / "plots" / name).unlink()

    def test_usage(self):
        self.assertEqual(self.refused([sys.executable, "-B", SCRIPTS / "examples" / "worst_points.py"]),
                         "worst_points.py: usage: worst_points.py STUDY_DIR METRIC\n")
        self.assertIn("RESULT_DIR", self.refused([SCRIPTS / "plot"]))


if __name__ == "__main__":
    unittest.main()
