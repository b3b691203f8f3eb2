"""Draws the figures of a study folder (bulwark sweep, merge, saturate, compare, sensitivity), each as PNG and SVG."""

import argparse
import sys
from pathlib import Path

import style  # first: it chooses the headless backend

import study_figures
import study_parallel
from loader import ResultError, Study

def figures(study, wanted):
    """Name of the file and figure, or None where the folder has nothing for it."""
    for metric in wanted or study.metrics():
        name = metric.replace(":", "_")
        yield f"curve_{name}", study_figures.curves(study, metric)
        yield f"heat_{name}", study_figures.heat(study, metric)
        yield f"difference_{name}", study_figures.differences(study, metric)
    yield "parallel", study_parallel.draw(study, wanted or study.metrics())
    for name in ("crossing", "frontier", "comparison", "selection", "sensitivity", "sobol"):
        yield name, getattr(study_figures, name)(study)


def arguments():
    parser = argparse.ArgumentParser(prog="plot", description=__doc__)
    parser.add_argument("results", metavar="STUDY_DIR", type=Path, help="folder written by a study")
    parser.add_argument("--out", metavar="DIR", type=Path, help="where figures go (default: STUDY_DIR/plots)")
    parser.add_argument("--only", metavar="METRIC", nargs="+", help="these metrics only, as leakage:all")
    return parser.parse_args()


def main():
    options = arguments()
    out = options.out or options.results / "plots"
    try:
        study = Study(options.results)
        unknown = sorted(set(options.only or []) - set(study.metrics()))
        if unknown:
            raise ValueError(f"no metric {unknown[0]} here; there are: {', '.join(study.metrics())}")
        out.mkdir(parents=True, exist_ok=True)
        style.set_up()
        for name, figure in figures(study, options.only):
            if figure is not None:
                style.save(figure, out, name)
            else:
                style.remove(out, name)
    except (ResultError, ValueError, OSError) as error:
        print(f"plot: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
