"""The folder of a study: sweep, merge, saturate, compare, sensitivity, plan, calibrate, rare or bound."""

from pathlib import Path

from .folder import ResultError
from .run import as_numbers, fill, read_table

_MEAN = ["mean", "stderr", "ci_low", "ci_high", "p05", "p50", "p95", "trials"]
_BAND = ["p05", "p10", "p50", "p90", "p95"]
_DIFFERENCE = ["difference", "stderr", "ci_low", "ci_high"]


def _with_interval(*names):
    return [name + end for name in names for end in ("", "_ci_low", "_ci_high")]


# For each table: the columns that hold names, then those that hold numbers. Tables of a design have the factors' columns
# besides.
COLUMNS = {
    "points": (["metric", "group"], ["point", "replicate", *_MEAN]),
    "differences": (["metric", "group"],
                    ["point", "replicate", "baseline_mean", *_DIFFERENCE, "variance_reduction", "trials"]),
    "hypotheses": (["hypothesis", "metric", "group", "relation", "than", "verdict"],
                   ["point", "by", "mean", "than_mean", *_DIFFERENCE, "p_value", "p_holm", "trials"]),
    "curve": (["path", "unit", "second_path", "second_value", "metric", "group"], ["value", *_MEAN]),
    "crossing": (["path", "unit", "second_path", "second_value", "metric", "group", "relation", "direction"],
                 ["level", "crossing", "ci_low", "ci_high", "assured", "confidence", "crossings", "trials"]),
    "comparison": (["scenario", "reference", "metric", "group"],
                   ["mean", "stderr", "reference_mean", "reference_stderr", "difference", "difference_stderr", "ci_low",
                    "ci_high", "variance_reduction", "trials"]),
    "cost": (["scenario", "reference"],
             [*_with_interval("extra_cost", "leakers_avoided"), "cost_per_leaker_avoided", "ci_low", "ci_high", "trials"]),
    "selection": (["scenario", "verdict", "dropped_by", "metric", "group"],
                  ["rank", "trials", "mean", "stderr", "ci_low", "ci_high", "difference", "difference_stderr",
                   "difference_ci_low", "difference_ci_high", "equal_allocation"]),
    "sensitivity": (["what", "of", "metric", "group"],
                    ["rank", "amount", "avoided", "stderr", "ci_low", "ci_high", "avoided_per_unit",
                     "variance_reduction", *_with_interval("extra_cost", "leakers_avoided"), "trials"]),
    "frontier": (["raid", "metric", "group", "relation", "holds"],
                 ["budget", "cost", "mean", "stderr", "ci_low", "ci_high", *_with_interval("gain"), "gain_stderr", "level",
                  "trials"]),
    "purchases": (["item", "option", "site"], ["budget", "number", "cost_of_one", "cost"]),
    "choices": (["objective", "plan", "method", "decided", "no_better_swap", "nearest_swap", "better_swap"],
                ["budget", "cost", "plans", "swaps", "swap_gain_at_most", "within", "confidence", "trials"]),
    "marginal": (["item", "buys", "raid", "metric", "group"],
                 ["budget", "bought", "cost", "gain", "stderr", "ci_low", "ci_high", *_with_interval("gain_per_cost"),
                  "trials"]),
    "worst_case": (["strategy", "raid", "metric", "group", "is_worst"],
                   ["budget", "cost", "mean", "stderr", "ci_low", "ci_high", "confidence", "trials"]),
    "mix": (["side", "name"], ["budget", "share"]),
    "sobol": (["input", "metric", "group"],
              ["rank", "first", "first_ci_low", "first_ci_high", "total", "total_ci_low", "total_ci_high", "mean",
               "standard_deviation", "rows", "trials"]),
    "posterior": (["parameter"],
                  [*(f"prior_{name}" for name in ("mean", "sd", *_BAND)), "mean", "mean_stderr", "sd", *_BAND, "shrinkage"]),
    "predictive": (["raid", "family", "quantity"],
                   ["launched", "observed", *(f"prior_{name}" for name in _BAND), *(f"posterior_{name}" for name in _BAND),
                    "p_value"]),
    "diagnostics": (["diagnostic", "of", "side", "holds"], ["value", "limit"]),
    "ranks": (["parameter"], ["rank"]),
    "bands": (["band", "family", "figure"],
              ["launched", "low", "high", "prior", "posterior", "stderr", "multiplier", "missed"]),
    "rare": (["event", "method", "reported"], ["probability", "stderr", "ci_low", "ci_high", "trials", "replications", "gain"]),
    "strata": ([], ["least_down", "most_down", "probability", "conditional", "part", "levels"]),
    "levels": ([], ["least_down", "level", "score", "share", "reach"]),
    "checks": (["check"], ["value", "limit"]),
    "portrait": (["what", "of"], ["plain", "given", "z"]),
    "disasters": (["renewals"], ["disaster", "trial", "least_down", "most_down"]),
    "policies": (["scenario"], [*(name + end for name in ("leakers", "bound", "gap")
                                  for end in ("", "_stderr", "_ci_low", "_ci_high")), "gap_share", "closed", "closed_ci_low",
                                "closed_ci_high", "trials"]),
    "tuning": (["factor", "path", "value", "label"],
               [name + end for name in ("before", "after", "difference") for end in ("", "_stderr", "_ci_low", "_ci_high")]),
    "bound": (["metric", "group"], [*(name + end for name in ("policy", "bound", "gap")
                                      for end in ("", "_stderr", "_ci_low", "_ci_high")), "gap_share", "trials"]),
}
# Columns of numbers that not every such table has: a battery without a cost, a budget that no smaller one betters.
OPTIONAL_NUMBERS = {
    "cost": ["extra_batteries_cost"],
    "sensitivity": ["extra_batteries_cost", *_with_interval("cost_per_leaker_avoided")],
    "frontier": ["better_budget"],
}


class Study:
    """One attribute a table, None for those that the folder lacks; and the manifest."""

    def __init__(self, folder):
        self.folder = Path(folder)
        fill(self, COLUMNS, self._table)

    def _table(self, name):
        path = self.folder / f"{name}.csv"
        if not path.is_file():
            return None
        texts, numbers = COLUMNS[name]
        optional = OPTIONAL_NUMBERS.get(name, [])
        return _typed(read_table(path, texts, numbers, optional), {*texts, *numbers, *optional})

    @property
    def factors(self):
        """The factors' columns of points.csv, in the order of the study."""
        return factors_of(self.points)

    def metrics(self):
        """Those of points.csv in their order, as `leakage:all`."""
        if self.points is None:
            return []
        return list((self.points["metric"] + ":" + self.points["group"]).drop_duplicates())

    def metric(self, name, table="points"):
        """The rows of one metric, written `leakage:all`, in points or another table. Raises ResultError where there is
        none."""
        rows = getattr(self, table)
        if rows is None:
            raise ResultError(f"{self.folder}: no {table}.csv here")
        found = rows_of(rows, name)
        if found.empty and len(rows):
            known = (rows["metric"] + ":" + rows["group"]).drop_duplicates()
            raise ResultError(f"{self.folder}: no metric {shorten(name)} in {table}.csv; there are: {', '.join(known)}")
        return found


def shorten(name, longest=80):
    return name if len(name) <= longest else name[:longest - 1] + "…"


def factors_of(table):
    """What stands between the columns that say which run it is and `metric`."""
    if table is None:
        return []
    first = 2  # point and replicate, or hypothesis and point
    return list(table.columns[first:list(table.columns).index("metric")])


def rows_of(table, metric):
    """Rows of a metric written `leakage:all`; the metric alone is that of `all`."""
    name, _, group = metric.partition(":")
    return table[(table["metric"] == name) & (table["group"] == (group or "all"))]


def tuned_metric(manifest):
    """The metric of `bulwark tune`, which tuning.csv does not name: what --least or --most asked for."""
    words = [str(word) for word in manifest.get("command_line", [])]
    for word, following in zip(words, [*words[1:], ""]):
        name, _, joined = word.partition("=")
        if name in ("--least", "--most"):
            asked = joined or following
            return asked if ":" in asked else asked + ":all"
    return "metric:all"


def _typed(frame, known):
    """Factors as numbers where all their levels are; everything else has its type already."""
    for name in (name for name in frame.columns if name not in known):
        numbers = as_numbers(frame[name])
        if not numbers.isna().any():
            frame[name] = numbers
    return frame
