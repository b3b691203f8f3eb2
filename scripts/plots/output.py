"""How figures become files: PNG, SVG and PDF, and an SVG that takes its neutral colours from the page it stands in."""

import colorsys
import io
import re

import pixels
import style

FORMATS = ("png", "svg", "pdf")
PAPER, INK = 0.10, 0.92  # lightness of white and of black in the dark style
LEAST_CONTRAST = 4.0  # with dark paper, of a colour that means something (WCAG 2.1 asks 3 of graphics, 4.5 of small letters)
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


def dark_of(colour):
    """A colour on dark paper, its hue kept: a neutral one with its lightness turned over, another as light as it takes to be
    seen there."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    if style.is_neutral(colour):
        return _hex(colorsys.hls_to_rgb(hue, INK + (PAPER - INK) * lightness, saturation))
    while contrast_on_dark(colour) < LEAST_CONTRAST:
        lightness += 0.01
        colour = _hex(colorsys.hls_to_rgb(hue, lightness, saturation))
    return colour


def contrast_on_dark(colour):
    """Of relative luminances, as WCAG 2.1 defines it."""
    return (_luminance(_parts(colour)) + 0.05) / (_luminance((PAPER, PAPER, PAPER)) + 0.05)


def _luminance(parts):
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055)**2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _parts(colour):
    """Red, green and blue from 0 to 1 of `#rrggbb`."""
    return [int(colour[i:i + 2], 16) / 255.0 for i in (1, 3, 5)]


def _hex(parts):
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)


def _variable(colour):
    """A colour that is another on dark paper as a variable of the page."""
    if colour in FIXED or dark_of(colour) == colour:
        return colour
    return f"var(--fig-{colour[1:]}, {colour})"
