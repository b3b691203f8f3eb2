"""Draws all figures of a result folder, each as PNG and SVG."""

import argparse
import sys
from pathlib import Path

import style  # first: it chooses the headless backend

import assets
import batteries
import causes
import defence
import destroyed
import events_map
import firsts
import leakage
import leakers
import network
import raids
import repair
import scenario_map
import stocks
import timeline
import winter
from loader import ResultError, Results

# Name of the files -> module: TABLES are what it reads, draw(results) returns a figure, or None where the folder lacks
# an optional table.
FIGURES = {
    "leakage": leakage,
    "leakers": leakers,
    "causes": causes,
    "timeline": timeline,
    "assets": assets,
    "batteries": batteries,
    "defence": defence,
    "destroyed": destroyed,
    "stocks": stocks,
    "raids": raids,
    "grid": winter,
    "network": network,
    "firsts": firsts,
    "repair": repair,
    "map": scenario_map,
    "events": events_map,
}


EPILOG = """The figure `events` shows one trial, if RESULT_DIR holds its events:
`bulwark trial SCENARIO --trial N --out RESULT_DIR/events.csv`."""


def arguments():
    parser = argparse.ArgumentParser(prog="plot", description=__doc__, epilog=EPILOG)
    parser.add_argument("results", metavar="RESULT_DIR", type=Path, help="folder written by `bulwark run --out`")
    parser.add_argument("--out", metavar="DIR", type=Path, help="where figures go (default: RESULT_DIR/plots)")
    parser.add_argument("--only", metavar="FIGURE", nargs="+", choices=FIGURES,
                        help="draw these only, of: " + ", ".join(FIGURES))
    return parser.parse_args()


def main():
    options = arguments()
    out = options.out or options.results / "plots"
    try:
        figures = {name: FIGURES[name] for name in options.only or FIGURES}
        results = Results(options.results, {table for module in figures.values() for table in module.TABLES})
        out.mkdir(parents=True, exist_ok=True)
        style.set_up()
        for name, module in figures.items():
            figure = module.draw(results)
            if figure is not None:
                style.save(figure, out, name)
            else:
                style.remove(out, name)
    except (ResultError, OSError) as error:
        for line in str(error).splitlines():
            print(f"plot: {line}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
