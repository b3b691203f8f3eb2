"""Every figure of a folder, as SVG: scripts/plot draws them, as for a user."""

import re
import subprocess
import tempfile
from pathlib import Path

from results import ResultError

PLOT = Path(__file__).resolve().parents[1] / "plot"


def figures_of(folder):
    """[{"name", "title", "svg"}] of all that have something to show."""
    with tempfile.TemporaryDirectory() as scratch:
        drawn = subprocess.run([PLOT, folder, "--out", scratch], capture_output=True, text=True)
        if drawn.returncode != 0:
            raise ResultError(drawn.stderr.strip())
        return [{"name": path.stem, "title": path.stem.replace("_", " "), "svg": _element(path.read_text(encoding="utf-8"))}
                for path in sorted(Path(scratch).glob("*.svg"))]


def _element(text):
    """The `<svg>` alone: a page has no XML heads."""
    return text[re.search(r"<svg\b", text).start():]


def css(figures):
    """A light ground: these figures know no dark one."""
    return ".figure svg { background: #fff; }\n" if figures else ""
