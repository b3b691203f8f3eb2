"""Finds the module that was built, and what its tests do where there is none."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

LACKING = ""
try:
    import bulwark
except ImportError as error:
    if os.environ.get("BULWARK_NEEDS_PYTHON") == "1":
        raise
    bulwark = None
    LACKING = f"no Python module to test: {error} (scripts/setup installs pybind11-dev and python3-dev)"

SOURCE = Path(__file__).resolve().parents[2]
QUICKSTART = str(SOURCE / "configs" / "quickstart.yaml")


def program(*arguments):
    """What `bulwark` does with these arguments; it must succeed."""
    subprocess.run([os.environ["BULWARK"], *map(str, arguments)], check=True, capture_output=True)


def program_ending(*arguments):
    """The same, whatever its exit status: a calibration that is not to be trusted has 1."""
    return subprocess.run([os.environ["BULWARK"], *map(str, arguments)], capture_output=True).returncode


@unittest.skipIf(LACKING, LACKING)
class Case(unittest.TestCase):
    """With a folder of its own."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="bulwark_python_")
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def raid(self, **arguments):
        return bulwark.load(QUICKSTART, **arguments)

    def refused(self, act, *arguments, **named):
        """The InputError that a call raises."""
        with self.assertRaises(bulwark.InputError) as caught:
            act(*arguments, **named)
        return caught.exception
