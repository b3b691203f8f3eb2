"""One look for all figures: colours, titles, footnotes, numbers, lists."""

import colorsys
import textwrap
import warnings

import matplotlib
from matplotlib import ticker
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

# Okabe & Ito (2008), "Color Universal Design": told apart with every common kind of colour blindness.
BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
YELLOW, BLUE, VERMILION, PURPLE = "#F0E442", "#0072B2", "#D55E00", "#CC79A7"
GREY, PALE, DARK = "#8C8C8C", "#D9D9D9", "#333333"
SLATE = "#44546A"  # the defence, where families are coloured

# Usual families keep their colour from one scenario to the next; others take what is left, in scenario order.
USUAL_FAMILIES = {"all": BLACK, "drone": BLUE, "decoy": GREY, "cruise": ORANGE, "ballistic": VERMILION,
                  "aeroballistic": PURPLE}

# Causes are no families: muted tones (Tol 2021, "Colour schemes", muted) that no family has.
CAUSES = {"missed": "#332288", "uncovered": "#DDCC77", "undetected": "#88CCEE", "tracks": "#AA4499", "ignored": "#999933",
          "magazine": "#882255", "channels": "#44AA99", "suppressed": "#CC6677", "off_duty": "#117733"}
OTHER_CAUSES = ("#661100", "#6699CC", "#DDDDDD")

ON_DARK, ON_LIGHT = "#FDFDFD", "#020202"  # lettering on coloured ground: not the ink of the page
LEAST_COLOUR = 0.3  # saturation (HLS) below which a colour is a shade of ink or paper, which a dark page turns over

HALF_95 = 1.959964  # half of a 95 % interval in standard errors

NOTIONAL = "Notional values from open literature."

ROW_IN = 0.26  # height of one row of a list
HEAD_IN = 0.75  # title and the line below it
FOOT_LINE_IN, FOOT_CHARACTER_IN = 0.13, 0.051  # footnote: height of a line, mean width of a character


def set_up():
    """Settings that hold for every figure; the hash salt makes the ids in SVG files repeatable."""
    matplotlib.rcParams.update({
        "figure.dpi": 150, "savefig.dpi": "figure", "pdf.fonttype": 42,
        "axes.titley": 1.0,  # where it always is: to find that out takes a seventh of the time of a figure
        "svg.hashsalt": "bulwark", "font.size": 9, "font.family": "DejaVu Sans",
        "axes.spines.top": False, "axes.spines.right": False, "axes.titlesize": 10, "axes.titleweight": "bold",
        "axes.titlelocation": "left", "axes.labelsize": 9, "axes.axisbelow": True, "xtick.labelsize": 8,
        "ytick.labelsize": 8, "grid.color": "#E6E6E6", "grid.linewidth": 0.6, "legend.frameon": False,
        "legend.fontsize": 8, "text.parse_math": False, "figure.max_open_warning": 0, "hatch.linewidth": 0.6})
    # A scenario may be named in a script that the font lacks: boxes are drawn, and that is no news for stderr.
    warnings.filterwarnings("ignore", message="Glyph .* missing")
    warnings.filterwarnings("ignore", message="Matplotlib currently does not support .* natively")


def family_colours(results):
    """Colour of each family (and of `all`), the same in every figure."""
    families = list(results.routes["family"].drop_duplicates())
    free = [GREEN, SKY, *(colour for name, colour in USUAL_FAMILIES.items() if name not in ["all", *families])]
    others = [name for name in families if name not in USUAL_FAMILIES]
    return USUAL_FAMILIES | {name: free[i % len(free)] for i, name in enumerate(others)}


def cause_colours(causes):
    """Colour of each cause, in their order."""
    others = [cause for cause in causes if cause not in CAUSES]
    return {cause: CAUSES.get(cause) or OTHER_CAUSES[others.index(cause) % len(OTHER_CAUSES)] for cause in causes}


def system_colours(systems):
    """A light-to-dark ramp (viridis) for kinds of battery, so that they are not taken for families."""
    ramp = matplotlib.colormaps["viridis"]
    steps = max(len(systems) - 1, 1)
    return {system: ramp(0.15 + 0.75 * i / steps) for i, system in enumerate(systems)}


def new_figure(results, title, note, width_in, body_in, trials=None):
    """An empty figure with its title, the scenario and its trials below that, and the footnote.

    `body_in` is the height of what is between them; `trials` stands in place of the number of trials."""
    foot = textwrap.wrap(f"{note} {NOTIONAL}", int((width_in - 0.3) / FOOT_CHARACTER_IN))
    foot_in = 0.16 + FOOT_LINE_IN * len(foot)
    height_in = HEAD_IN + body_in + foot_in
    fig = Figure(figsize=(width_in, height_in))
    FigureCanvasAgg(fig)
    fig.set_layout_engine("constrained", w_pad=0.06, h_pad=0.06, rect=(
        0.0, foot_in / height_in, 1.0, body_in / height_in))
    left = 0.12 / width_in
    fig.text(left, 1.0 - 0.12 / height_in, title, ha="left", va="top", fontsize=13, fontweight="bold")
    fig.text(left, 1.0 - 0.42 / height_in, scenario_line(results, trials), ha="left", va="top", fontsize=9, color=DARK)
    fig.text(left, 0.09 / height_in, "\n".join(foot), ha="left", va="bottom", fontsize=7, color="#595959",
             linespacing=1.25)
    return fig


def scenario_line(results, trials=None):
    """Scenario, trials and seed as one line below the title."""
    manifest = results.manifest
    name = shorten(str(manifest["name"]), 70)
    if trials:
        return f"{name}  ·  {trials}"  # the manifest is that of a run: its seed need not be the trial's
    number_of_trials = int(manifest["trials"])
    replicates = manifest.get("replicates", 1)  # of a study
    times = f"{replicates} × " if replicates != 1 else ""
    parts = [name, f"{times}{number_of_trials:,} trial{'s' if number_of_trials != 1 else ''}"]
    if "seed" in manifest:
        parts.append(f"seed {manifest['seed']}")
    if manifest.get("partial"):
        parts.append("PARTIAL (interrupted)")
    return "  ·  ".join(parts)


def settle(fig):
    """Lays a figure out, once for all formats: a layout costs as much as a drawing."""
    engine = fig.get_layout_engine()
    if engine is None:
        return
    for ax in fig.axes:
        for text in ax.texts:
            if getattr(text, "xycoords", None) == "data" or text.get_transform() is ax.transData:
                text.set_in_layout(False)  # what stands by its data stands within its panel: it needs no room
    engine.execute(fig)
    fig.set_layout_engine("none")


def shorten(name, longest=26):
    """Cuts the middle out of a long name: the ends (north…_12) tell most names apart."""
    if len(name) <= longest:
        return name
    tail = (longest - 1) // 2
    return name[:longest - 1 - tail] + "…" + name[len(name) - tail:]


def legend_label(name):
    """Matplotlib hides legend entries that begin with an underscore."""
    return " " + name if name.startswith("_") else name


def number(value):
    """A count or mean in about three digits, for labels."""
    if value != value:
        return "–"
    if abs(value) >= 99.95 or value == round(value):
        return f"{value:,.0f}"
    if abs(value) >= 9.995:
        return f"{value:.1f}"
    return f"{value:.2f}" if abs(value) >= 0.005 else "<0.01"


def percent(value):
    """A share as a percentage in about two digits, for labels."""
    if value != value:
        return "–"
    points = 100.0 * value
    if 99.5 <= points < 100.0:
        return f"{points:.1f} %" if points < 99.95 else ">99.9 %"  # not all
    if points == 0 or points >= 9.95:
        return f"{points:.0f} %"
    return f"{points:.1f} %" if points >= 0.05 else "<0.1 %"


def percent_axis(axis):
    axis.set_major_formatter(ticker.FuncFormatter(lambda value, _: f"{100.0 * value:.6g}".replace("-", "−")))


def plain_axis(axis):
    """Large numbers as 2k, 1.5M: without offsets or powers at the end of the axis, and short enough not to meet."""
    axis.set_major_formatter(ticker.FuncFormatter(lambda value, _: short(value)))


def short(value):
    """A number of an axis."""
    for size, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if abs(value) >= 10 * size or (size > 1e3 and abs(value) >= size):
            return f"{value / size:.6g}{letter}"
    return f"{value:.6g}".replace("-", "−")


def say_empty(ax, message):
    """What stands in a panel that has nothing to show."""
    ax.text(0.5, 0.5, message, transform=ax.transAxes, ha="center", va="center", color=GREY, fontsize=9)


def list_rows(ax, names, longest=26):
    """Makes the y axis a list with its first entry on top."""
    ax.set_yticks(range(len(names)), [shorten(name, longest) for name in names])
    ax.set_ylim(max(len(names), 2) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    ax.grid(axis="x")


def beside_a_list(ax):
    """A panel whose rows are those of the list at its left: it has no ticks of its own, which would cost as much to make as
    the list's."""
    ax.yaxis.set_visible(False)
    ax.grid(axis="x")


def list_heights(*lists):
    """Height ratios of lists that stand above each other; a single entry gets the room of two."""
    return [max(len(entries), 2) + 0.6 for entries in lists]


def time_unit(longest_s):
    """Seconds in the unit, and its name, that suit an axis of this length."""
    if longest_s > 3 * 86400:
        return 86400.0, "d"
    if longest_s > 3 * 3600:
        return 3600.0, "h"
    return (60.0, "min") if longest_s > 300 else (1.0, "s")


def ink_on(colour, of_image=False):
    """Dark or light, whichever is read more easily on the colour (relative luminance, Rec. 709); on a neutral ground that is
    no part of an image, ink that a dark page turns over together with the ground."""
    red, green, blue = matplotlib.colors.to_rgb(colour)
    is_light = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.42
    if is_neutral(colour) and not of_image:
        return BLACK if is_light else "#FFFFFF"
    return ON_LIGHT if is_light else ON_DARK


def is_neutral(colour):
    red, green, blue = matplotlib.colors.to_rgb(colour)
    return colorsys.rgb_to_hls(red, green, blue)[2] < LEAST_COLOUR or red == green == blue


def whiskers(ax, at, low, high, upright=False, **style_of):
    """Intervals as lines across a list (or upright on bars); those that a single trial leaves empty are not drawn."""
    drawn = [(a, b, c) for a, b, c in zip(at, low, high) if b == b and c == c]
    if drawn:
        (ax.vlines if upright else ax.hlines)(*zip(*drawn), **style_of)


def cells(ax, x, width, y, height, colours, **style_of):
    """Filled rectangles as one collection: hundreds of bars cost as much as one. Does not move the limits."""
    corners = [[(a, c), (a + b, c), (a + b, c + d), (a, c + d)] for a, b, c, d in zip(x, width, y, height)]
    ax.add_collection(PolyCollection(corners, facecolors=colours, **style_of), autolim=False)
