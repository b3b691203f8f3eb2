"""From a study to a figure: STUDY_DIR METRIC FIGURE. A template; copy it and change what is drawn."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bulwark_results import load_study, script, unit_of  # noqa: E402


def main(folder, metric, figure):
    study = load_study(folder)
    table = study.metric(metric).pivot_table(index=study.factors[0], columns=study.factors[1:], values="mean", sort=False)
    import matplotlib
    matplotlib.use("Agg")
    ax = table.plot(marker="o", ylabel=f"{metric}, {unit_of(metric)}")
    ax.figure.savefig(figure)


if __name__ == "__main__":
    script.run(main, "STUDY_DIR METRIC FIGURE")
