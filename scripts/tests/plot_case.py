"""A folder of tables made by hand, for tests of its figures: as scripts/plot draws them, and drawn here."""

import subprocess
import sys
from pathlib import Path

from folder_case import FolderCase

PLOT = Path(__file__).resolve().parents[1] / "plot"
sys.path.insert(0, str(PLOT.with_name("plots")))

import style  # noqa: E402


class PlotCase(FolderCase):
    def setUp(self):
        super().setUp()
        style.set_up()

    def plot(self, *more):
        return subprocess.run([PLOT, self.folder, *more], capture_output=True, text=True, check=False)

    def drawn(self):
        return sorted(path.name for path in (self.folder / "plots").glob("*.png"))
