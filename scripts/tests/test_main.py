"""scripts/main with stand-ins that note how the program was called."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import script

BULWARK = """#!/bin/sh
printf '<%s>' "$@" >> notes
echo >> notes
"""


class Main(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        stand_ins = {"scripts/setup": "#!/bin/sh\n", "scripts/plot": "#!/bin/sh\n", "bin/cmake": "#!/bin/sh\n",
                     "build/release/bulwark": BULWARK}
        for name, text in stand_ins.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            path.chmod(0o755)
        shutil.copy(script.SCRIPTS / "main", self.folder / "scripts" / "main")

    def calls(self, *options):
        """The options of `run` and of `trial`, in brackets."""
        environment = os.environ | {"PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}"}
        done = subprocess.run([self.folder / "scripts" / "main", *options], env=environment, capture_output=True, text=True,
                              check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        run, trial = (self.folder / "notes").read_text(encoding="utf-8").splitlines()
        return (run.removeprefix("<run><configs/winter_grid.yaml><--out><results/winter_grid>"),
                trial.removeprefix("<trial><configs/winter_grid.yaml><--trial><0><--out><results/winter_grid/events.csv>"))

    def test_the_trial_is_of_the_same_raid(self):
        said = ["--trials", "500", "--seed", "5", "--set", "a.b={c: 1, d: 2}", "--quiet", "--set=e=1", "--event", "many=leakers > 9"]
        run, trial = self.calls(*said)
        self.assertEqual(run, "".join(f"<{word}>" for word in said))
        self.assertEqual(trial, "<--seed><5><--set><a.b={c: 1, d: 2}><--set=e=1><--event><many=leakers > 9>")

    def test_without_options_neither_has_one(self):
        self.assertEqual(self.calls(), ("", ""))


if __name__ == "__main__":
    unittest.main()
