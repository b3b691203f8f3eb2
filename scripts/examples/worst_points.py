"""The design points of a study where a metric is largest, with their intervals: STUDY_DIR METRIC."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bulwark_results import load_study, script  # noqa: E402


def main(folder, metric):
    study = load_study(folder)
    worst = study.metric(metric).nlargest(5, "mean")
    print(worst[[*study.factors, "mean", "ci_low", "ci_high"]].to_string(index=False))


if __name__ == "__main__":
    script.run(main, "STUDY_DIR METRIC")
