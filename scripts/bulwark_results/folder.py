"""What a folder holds, told before anything is imported that takes time."""

from pathlib import Path

STUDY_TABLES = ("points", "differences", "hypotheses", "curve", "crossing", "comparison", "cost", "selection", "sensitivity",
                "sobol", "posterior", "frontier", "rare", "bound", "tuning")
RUN_TABLES = ("summary", "causes", "routes", "sites")  # any of them: the others are then missed by name


class ResultError(Exception):
    """A result folder that cannot be read; the message says which file and column, why, and what to do."""


def kind_of(folder):
    """`run` or `study`. Raises ResultError where it is neither."""
    folder = Path(folder)
    if not folder.is_dir():
        what = "not a folder" if folder.exists() else "no such folder"
        raise ResultError(f"{folder}: {what} (expected one that `bulwark run`, or another command, wrote with --out)")
    if any((folder / f"{table}.csv").is_file() for table in STUDY_TABLES):
        return "study"
    if any((folder / f"{table}.csv").is_file() for table in RUN_TABLES):
        return "run"
    if (folder / "journal.bin").is_file():
        raise ResultError(f"{folder}: a part of a sweep or plan, or one that is not finished (go on with `bulwark sweep STUDY --out "
                          f"{folder} --resume`, or `bulwark plan PLAN …` so; or put parts together with `bulwark merge`)")
    holds = "holds no table of bulwark" if any(folder.iterdir()) else "is empty"
    raise ResultError(f"{folder}: {holds} (expected a folder that `bulwark run`, or another command, wrote with --out)")
