"""Every figure of a folder, as SVG that is light or dark as the page is: the gallery of scripts/plots draws them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "plots"))

import gallery  # noqa: E402


def figures_of(folder):
    """[{"name", "title", "svg"}] of all that have something to show."""
    drawn = ((name, title, draw()) for name, title, draw in gallery.figures(folder))
    return [{"name": name, "title": title, "svg": gallery.svg(figure)} for name, title, figure in drawn if figure is not None]


def css(figures):
    """The colours of these figures, light and dark."""
    return gallery.css([figure["svg"] for figure in figures])
