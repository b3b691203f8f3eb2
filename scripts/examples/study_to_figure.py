"""From a study to a figure: STUDY_DIR METRIC FIGURE. A template; copy it and change what is drawn."""
import sys

import matplotlib

sys.path.insert(0, __file__.rsplit("/", 2)[0])
from bulwark_results import load_study, unit_of  # noqa: E402

folder, metric, figure = sys.argv[1:]
study = load_study(folder)
table = study.metric(metric).pivot_table(index=study.factors[0], columns=study.factors[1:], values="mean", sort=False)
matplotlib.use("Agg")
ax = table.plot(marker="o", ylabel=f"{metric}, {unit_of(metric)}")
ax.figure.savefig(figure)
