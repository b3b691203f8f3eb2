"""What scripts/slurm_sweep submits, with an sbatch that runs each task at once and a bulwark that notes how it is called."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

SLURM_SWEEP = Path(__file__).resolve().parents[1] / "slurm_sweep"

SBATCH = """#!/bin/sh
# Runs the job at once, as often as --array says; its id is 7.
tasks=none
for word; do
  case "$word" in
    --array=*) tasks=$(seq "${word#--array=1-}") ;;
    --wrap=*) job=${word#--wrap=} ;;
    *) echo "sbatch $word" >> "$NOTES" ;;
  esac
done
for task in $tasks; do
  SLURM_ARRAY_TASK_ID=$task sh -c "$job"
done
echo 7
"""
BULWARK = """#!/bin/sh
echo "bulwark $*" >> "$NOTES"
"""


class SlurmSweep(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name).resolve()
        for name, text in (("sbatch", SBATCH), ("bulwark", BULWARK)):
            (self.folder / name).write_text(text, encoding="utf-8")
            (self.folder / name).chmod(0o755)
        (self.folder / "study.yaml").touch()

    def run_script(self, *arguments):
        environment = os.environ | {"PATH": f"{self.folder}:{os.environ['PATH']}", "NOTES": str(self.folder / "notes"),
                                    "BULWARK": str(self.folder / "bulwark")}
        return subprocess.run([SLURM_SWEEP, *arguments], cwd=self.folder, env=environment, capture_output=True, text=True,
                              check=False)

    def test_shards_are_tasks_and_then_they_are_merged(self):
        done = self.run_script("study.yaml", "out folder", "2", "--cpus-per-task=8")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        notes = (self.folder / "notes").read_text(encoding="utf-8").splitlines()
        calls = [note for note in notes if note.startswith("bulwark")]
        here, out = self.folder, self.folder / "out folder"
        self.assertEqual(calls, [
            f"bulwark sweep {here}/study.yaml --shard 1/2 --resume --threads 1 --out {out}/part1",
            f"bulwark sweep {here}/study.yaml --shard 2/2 --resume --threads 1 --out {out}/part2",
            f"bulwark merge {out}/part1 {out}/part2 --out {out}/whole"])
        self.assertIn("sbatch --cpus-per-task=8", notes)
        self.assertIn("sbatch --dependency=afterok:7", notes)

    def test_without_arguments_it_says_how(self):
        done = self.run_script()
        self.assertEqual(done.returncode, 2)
        self.assertIn("STUDY OUT_DIR SHARDS", done.stderr)


if __name__ == "__main__":
    unittest.main()
