"""A result folder with what it is: a run of raids, a run of campaigns, or a study of some kind."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bulwark_results import ResultError, crossings, load_run, load_study  # noqa: E402,F401
from bulwark_results.study import tuned_metric  # noqa: E402,F401

# Tables that tell what kind of study it is, the most telling first, and the question that its command answers.
STUDIES = {
    "crossing": ("Saturation", "At which value does the metric cross the level?"),
    "curve": ("Saturation", "At which value does the metric cross the level?"),
    "comparison": ("Comparison", "What changes from one scenario to another?"),
    "selection": ("Selection", "Which of the scenarios is best?"),
    "sensitivity": ("Sensitivity", "What would help most?"),
    "sobol": ("Sensitivity to what is not known", "Which unknowns matter most?"),
    "posterior": ("Calibration", "What does the record say of what is not known?"),
    "frontier": ("Plan", "What should be bought?"),
    "rare": ("Rare event", "How likely is it, and what does such a trial look like?"),
    "tuning": ("Tuning", "Which levels are good?"),
    "bound": ("Bound", "How much could any other allocation save?"),
    "points": ("Sweep", "How do the results change over the design?"),
}


# What `tune` and `calibrate` run, which their manifests had under the names of a scenario's file where they have no study's.
OF_STUDIES = {"tuning": "study", "calibration": "calibration"}


def with_study(manifest):
    """The manifest with a study's or calibration's file under study_file, study_text and study_sha256."""
    if manifest.get("kind") not in OF_STUDIES or "study_text" in manifest:
        return manifest
    return {key.replace("scenario_", "study_") if key.startswith("scenario_") else key: value for key, value in manifest.items()}


class Result:
    """`tables` is what bulwark_results reads, `kind` is `run`, `campaign` or the name of a study's telling table."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.is_study = not (self.folder / "summary.csv").exists() and any(
            (self.folder / f"{table}.csv").exists() for table in STUDIES)
        if not self.is_study and not (self.folder / "manifest.json").is_file():
            raise ResultError(f"{folder}: not the result folder of a run or of a study (no manifest.json in it)")
        self.tables = load_study(folder) if self.is_study else load_run(folder)
        self.manifest = with_study(self.tables.manifest)
        self.name = str(self.manifest["name"])
        if self.is_study:
            self.kind = next(table for table in STUDIES if getattr(self.tables, table) is not None)
            self.title, self.asks = STUDIES[self.kind]
        else:
            self.kind = "campaign" if self.tables.is_campaign else "run"
            self.title, self.asks = ("Campaign" if self.kind == "campaign" else "Raid"), ""

    @property
    def of_trial(self):
        return "campaign" if self.kind == "campaign" else "raid"
