"""How figures become files: PNG, SVG and PDF, and an SVG that takes its neutral colours from the page it stands in."""

import colorsys
import io
import re

import pixels
import style

FORMATS = ("png", "svg", "pdf")
LEAST_COLOUR = 0.3  # saturation (HLS) below which a colour is a shade of ink or paper
PAPER, INK = 0.10, 0.92  # lightness of white and of black in the dark style
HEX = re.compile(r"#[0-9a-f]{6}\b")
FIXED = {style.ON_DARK.lower(), style.ON_LIGHT.lower()}


def write(figure, path, kind):
    """One file without dates, so that the same tables give the same bytes. Canvases are called directly, for savefig
    draws everything twice."""
    style.settle(figure)
    dpi = figure.dpi
    if kind == "png":
        figure.canvas.draw()
        _put(path, pixels.png(figure.canvas.buffer_rgba(), dpi))
    elif kind == "svg":
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        _with_canvas(figure, FigureCanvasSVG).print_svg(path, metadata={"Date": None})
    else:
        from matplotlib.backends.backend_pdf import FigureCanvasPdf
        _with_canvas(figure, FigureCanvasPdf).print_pdf(path, metadata={"CreationDate": None})
    figure.dpi = dpi  # the others leave it at points


def _put(path, data):
    if hasattr(path, "write"):
        path.write(data)
    else:
        path.write_bytes(data)


def _with_canvas(figure, kind):
    """Another canvas for a figure that keeps its own."""
    own = figure.canvas
    canvas = kind(figure)
    figure.set_canvas(own)
    return canvas


def save(figure, out, name, kinds):
    """The files of a figure; PNG and SVG of the same drawing, where both are asked for."""
    others = set(kinds)
    if {"png", "svg"} <= others:
        import twin
        style.settle(figure)
        image, text = twin.draw(figure)
        _put(out / f"{name}.png", pixels.png(image, figure.dpi))
        (out / f"{name}.svg").write_text(text, encoding="utf-8")
        others -= {"png", "svg"}
    for kind in others:
        write(figure, out / f"{name}.{kind}", kind)


def remove(out, name):
    """Removes a figure of an earlier run, which would pass for one of this."""
    for kind in FORMATS:
        (out / f"{name}.{kind}").unlink(missing_ok=True)


def entitle(figure, title):
    """Another title in place of the figure's own."""
    figure.texts[0].set_text(title)


def svg(figure):
    """The figure as an element for a page: neutral colours are variables, which css() sets for light and dark."""
    text = io.StringIO()
    write(figure, text, "svg")
    element = text.getvalue()
    element = element[element.index("<svg"):]
    element = re.sub(r'^<svg([^>]*?) height="[^"]*"', r"<svg\1", element)  # follows from its width, which a page may narrow
    element = element.replace("<svg", '<svg style="fill: #000000"', 1)  # what has no colour of its own
    return HEX.sub(lambda found: _variable(found.group()), element)


def png(figure):
    """The figure as the bytes of a PNG."""
    data = io.BytesIO()
    write(figure, data, "png")
    return data.getvalue()


def css(elements):
    """Style sheet that sets the variables of these SVG elements; `data-theme` on the root element overrides the system's
    choice."""
    names = sorted(set(re.findall(r"var\(--fig-([0-9a-f]{6}),", "".join(elements))))
    dark = "".join(f"--fig-{name}:{dark_of('#' + name)};" for name in names)
    light = "".join(f"--fig-{name}:#{name};" for name in names)
    return (f":root{{{light}}}\n"
            f"@media (prefers-color-scheme: dark){{:root:not([data-theme=light]){{{dark}}}}}\n"
            f":root[data-theme=dark]{{{dark}}}\n"
            f"@media print{{:root,:root[data-theme]{{{light}}}}}\n")


def is_neutral(colour):
    red, green, blue = (int(colour[i:i + 2], 16) / 255.0 for i in (1, 3, 5))
    return colour not in FIXED and (colorsys.rgb_to_hls(red, green, blue)[2] < LEAST_COLOUR or red == green == blue)


def dark_of(colour):
    """A neutral colour on dark paper: its lightness turned over, its hue kept."""
    red, green, blue = (int(colour[i:i + 2], 16) / 255.0 for i in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    turned = colorsys.hls_to_rgb(hue, INK + (PAPER - INK) * lightness, saturation)
    return "#" + "".join(f"{round(255 * part):02x}" for part in turned)


def _variable(colour):
    return f"var(--fig-{colour[1:]}, {colour})" if is_neutral(colour) else colour
