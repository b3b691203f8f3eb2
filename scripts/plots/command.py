"""Draws the figures of a result folder: of a run, a campaign or a study. Exit status 2: usage, or a folder that cannot
be drawn."""

import argparse
import gc
import sys
from pathlib import Path

from loader import ResultError

FORMATS = ("png", "svg", "pdf")
EPILOG = """The figure `events` shows one trial, if RESULT_DIR holds its events:
`bulwark trial SCENARIO --trial N --out RESULT_DIR/events.csv`."""


def arguments():
    parser = argparse.ArgumentParser(prog="plot", description=__doc__, epilog=EPILOG)
    parser.add_argument("results", metavar="RESULT_DIR", type=Path, help="folder that a command wrote with --out")
    parser.add_argument("--out", metavar="DIR", type=Path, help="where figures go (default: RESULT_DIR/plots)")
    parser.add_argument("--only", metavar="NAME", nargs="+",
                        help="these only: figures of a run (leakage, causes, ...), metrics of a study (leakage:all)")
    parser.add_argument("--format", metavar="FORMAT", nargs="+", choices=FORMATS, default=["png", "svg"],
                        help="of: png svg pdf (default: png svg)")
    parser.add_argument("--bands", choices=["mean", "trials"], default="mean",
                        help="of a study's curves: 95 %% intervals of the mean (default), or the range from trial to trial")
    parser.add_argument("--title", metavar="TEXT", help="in place of the figure's own title")
    return parser.parse_args()


def draw(options):
    import gallery
    out = options.out or options.results / "plots"
    listed = gallery.figures(options.results, options.only, options.bands == "trials")
    import output
    out.mkdir(parents=True, exist_ok=True)
    empty = []
    for name, _, drawing in listed:
        figure = drawing()
        output.remove(out, name)
        if figure is None:
            empty.append(name)
        else:
            if options.title is not None:
                output.entitle(figure, options.title)
            output.save(figure, out, name, options.format)
    asked = [name for name in empty if options.only and (name in options.only or len(empty) == len(listed))]
    if asked:
        raise ResultError("\n".join(f"{name}: this folder has nothing to show there" for name in asked))


def main():
    options = arguments()
    gc.disable()  # figures are many small objects that live to the end: to look for rubbish takes a tenth of the time
    try:
        draw(options)
    except (ResultError, OSError) as error:
        for line in str(error).splitlines():
            print(f"plot: {line}", file=sys.stderr)
        return 2 if isinstance(error, ResultError) else 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
