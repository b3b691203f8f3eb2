"""Which trials to replay: `0`, `median`, `worst:leakers`, `best:capacity_lost_MW`, `median:shots`."""

import re

import numpy as np
import pandas as pd

from results import ResultError
from words import metric_name, number

SEARCHED = 1000  # trials among which the median or the worst is looked for
USAGE = "expected a number, median, worst:METRIC, best:METRIC or median:METRIC, with commas between"


def parse(text):
    """A list of trial numbers and (`worst`, METRIC:GROUP) pairs; `none` is the empty one."""
    if text == "none":
        return []
    return [_parse_one(part.strip()) for part in text.split(",")]


def _parse_one(part):
    if re.fullmatch(r"[0-9]{1,10}", part):
        return int(part)
    rank, _, metric = part.partition(":")
    if rank not in ("median", "worst", "best") or (rank != "median" and not metric):
        raise ResultError(f"--trials {part}: {USAGE}")
    metric = metric or "leakers"
    return rank, metric if ":" in metric else metric + ":all"


def choose(wanted, engine, trials):
    """[{"trial", "why"}] for what parse() gave, of a run with so many trials."""
    searched = min(trials, SEARCHED)
    chosen = []
    for choice in wanted:
        if isinstance(choice, int):
            found = {"trial": choice, "why": f"trial {choice}"}
        else:
            found = _ranked(*choice, pd.read_csv(engine.run(searched) / "per_trial.csv"), searched)
        if all(found["trial"] != other["trial"] for other in chosen):
            chosen.append(found)
    return chosen


def _ranked(rank, metric, frame, searched):
    if metric not in frame.columns:
        some = ", ".join(column for column in frame.columns[1:] if column.endswith(":all"))
        raise ResultError(f"--trials {rank}:{metric}: no such column of per_trial.csv (there are {some}, …)")
    frame = frame[frame[metric].notna()]  # a ratio has no value in a trial without what it is of
    if frame.empty:
        raise ResultError(f"--trials {rank}:{metric}: it has a value in none of the first {searched:,} trials")
    values = frame[metric].to_numpy()
    order = np.argsort(values, kind="stable")
    at = {"median": order[(len(order) - 1) // 2], "best": order[0], "worst": np.argmax(values)}[rank]
    words = {"median": "median", "best": "fewest", "worst": "most"}[rank]
    trial = int(frame["trial"].iloc[at])
    return {"trial": trial, "why": f"trial {trial}: {words} {metric_name(metric)} of the first {searched:,} "
                                   f"({number(values[at])})"}
