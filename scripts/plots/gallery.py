"""All figures of a result folder, be it of a run, a campaign or a study: for scripts/plot, scripts/report and others.

    import gallery
    for name, title, draw in gallery.figures("results/winter_grid"):
        figure = draw()                 # a matplotlib figure, or None: the folder has nothing to show there
        element = gallery.svg(figure)   # its neutral colours are variables ...
    sheet = gallery.css(elements)       # ... which this sheet sets for light and for dark pages
"""

from loader import ResultError, kind_of


def figures(folder, only=None, of_trials=False):
    """(name of the file, title, function that draws it) of each figure; `only`: names of a run's figures, metrics of a
    study; `of_trials`: a study's curves with their range from trial to trial, not the intervals of the mean. Raises ResultError, with a line for all that is wrong."""
    kind = kind_of(folder)
    if only:
        known = names(folder)
        unknown = [name for name in only if name not in known]
        if unknown:
            what, name = "figure" if kind == "run" else "metric", unknown[0]
            raise ResultError(f"no {what} {name if len(name) < 80 else name[:79] + '…'} here; there are: "
                              f"{', '.join(known) or 'none'}")
    import style
    style.set_up()
    return _module(kind).figures(folder, only, of_trials)


def names(folder):
    """What `only` may name."""
    return _module(kind_of(folder)).names(folder)


def _module(kind):
    if kind == "run":
        import run_gallery
        return run_gallery
    import study_gallery
    return study_gallery


def svg(figure):
    """The figure as an SVG element for a page."""
    import output
    return output.svg(figure)


def png(figure):
    """The figure as the bytes of a PNG."""
    import output
    return output.png(figure)


def css(elements):
    """The style sheet of a page with these elements."""
    import output
    return output.css(elements)
