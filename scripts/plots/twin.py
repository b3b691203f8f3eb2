"""One drawing, two files: to walk through a figure costs more than to write what is met on the way, so a PNG and an SVG come
out of one walk."""

import io
import re

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.backends.backend_svg import RendererSVG

POINTS_PER_INCH = 72.0
DRAWN = ("draw_path", "draw_text", "draw_image", "draw_markers", "draw_path_collection", "draw_quad_mesh",
         "draw_gouraud_triangle", "draw_gouraud_triangles")


class PixelSvg(RendererSVG):
    """Writes an SVG whose units are the pixels of another renderer; sizes of letters alone still come in points."""

    def __init__(self, width, height, dpi, file):
        super().__init__(width, height, file, image_dpi=POINTS_PER_INCH, metadata={"Date": None})
        self.scale, self.scaled = dpi / POINTS_PER_INCH, {}

    def draw_text(self, gc, x, y, s, prop, *more, **named):
        key = hash(prop)
        if key not in self.scaled:
            self.scaled[key] = prop.copy()
            self.scaled[key].set_size(self.scale * prop.get_size_in_points())
        super().draw_text(gc, x, y, s, self.scaled[key], *more, **named)


class Twin(RendererAgg):
    """Draws pixels, and whatever it draws into an SVG too."""

    def __init__(self, width, height, dpi, svg):
        super().__init__(width, height, dpi)
        for name in DRAWN:
            setattr(self, name, _both(getattr(svg, name), getattr(self, name)))
        self.open_group, self.close_group = svg.open_group, svg.close_group


def _both(first, second):
    def draw(*arguments, **named):
        first(*arguments, **named)
        second(*arguments, **named)
    return draw


def draw(figure):
    """The pixels (height, width, RGBA) and the SVG of a figure whose layout is settled."""
    file = io.StringIO()
    width, height = figure.bbox.size
    svg = PixelSvg(width, height, figure.dpi, file)
    renderer = Twin(width, height, figure.dpi, svg)
    figure.draw(renderer)
    svg.finalize()
    return renderer.buffer_rgba(), _in_points(file.getvalue(), POINTS_PER_INCH / figure.dpi)


def _in_points(svg, scale):
    """The same picture, as large on paper as the figure."""
    def size(found):
        return f'{found[1]}="{scale * float(found[2]):.6g}pt"'
    return re.sub(r'\b(width|height)="([\d.]+)pt"', size, svg, count=2)
