"""Draws all figures of a result folder, each as PNG and SVG."""

import argparse
import sys
from pathlib import Path

import style  # first: it chooses the headless backend

import assets
import batteries
import causes
import defence
import events_map
import leakage
import leakers
import scenario_map
import timeline
from loader import ResultError, Results

# name of the files -> draw(results), which returns a figure, or None where the folder lacks an optional table.
FIGURES = {
    "leakage": leakage.draw,
    "leakers": leakers.draw,
    "causes": causes.draw,
    "timeline": timeline.draw,
    "assets": assets.draw,
    "batteries": batteries.draw,
    "defence": defence.draw,
    "map": scenario_map.draw,
    "events": events_map.draw,
}


def arguments():
    parser = argparse.ArgumentParser(prog="plot", description=__doc__)
    parser.add_argument("results", metavar="RESULT_DIR", type=Path, help="folder written by `bulwark run --out`")
    parser.add_argument("--out", metavar="DIR", type=Path, help="where figures go (default: RESULT_DIR/plots)")
    parser.add_argument("--only", metavar="FIGURE", nargs="+", choices=FIGURES,
                        help="draw these only, of: " + ", ".join(FIGURES))
    return parser.parse_args()


def main():
    options = arguments()
    out = options.out or options.results / "plots"
    try:
        results = Results(options.results)
        out.mkdir(parents=True, exist_ok=True)
        style.set_up()
        for name in options.only or FIGURES:
            figure = FIGURES[name](results)
            if figure is not None:
                style.save(figure, out, name)
    except (ResultError, OSError) as error:
        for line in str(error).splitlines():
            print(f"plot: {line}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
