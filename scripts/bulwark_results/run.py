"""Reads the tables of a result folder as pandas frames and checks what it reads.

Every problem is reported as a ResultError that names the file and the column. Empty cells of number columns are
NaN: a single trial has no standard errors, a battery that never emptied has no time of it.
"""

import json
import math
from functools import cached_property
from pathlib import Path

import pandas as pd

from .digests import strangers
from .folder import ResultError

TIMELINE_QUANTITIES = ["live_threats", "tracks", "busy_channels", "ready_rounds", "leakers", "kills"]


def _with_stderr(*names):
    return [column for name in names for column in (name, name + "_stderr")]


def _with_band(*names, parts=("mean", "p05", "p50", "p95")):
    return [f"{name}_{part}" for name in names for part in parts]


# For each table: the columns that hold text, then those that hold numbers.
COLUMNS = {
    "summary": (["metric", "group"],
                ["mean", "stderr", "ci_low", "ci_high", "p05", "p50", "p95", "min", "max", "trials"]),
    "controlled": (["metric", "group"], ["mean", "stderr", "ci_low", "ci_high", "fewer_trials"]),
    "leakers": (["group"], ["leakers", "trials", "probability", "ci_low", "ci_high", "exceedance"]),
    "exceedance": (["metric", "group"], ["value", "trials", "exceedance", "ci_low", "ci_high"]),
    "fates": (["group", "fate"], ["mean", "stderr", "share"]),
    "causes": (["group", "cause"], ["mean", "stderr", "share"]),
    "assets": (["asset"], ["p_disabled", "p_disabled_ci_low", "p_disabled_ci_high",
                           *_with_stderr("hits", "effective_hits", "capacity_lost_MW")]),
    "batteries": (["battery", "system"],
                  [*_with_stderr("shots", "kills", "wasted"), "p_empty", "p_empty_ci_low", "p_empty_ci_high",
                   *_with_stderr("empty_time_s", "channels_mean", "channels_peak", "reloads")]),
    "sensors": (["sensor"], ["p_destroyed", "p_destroyed_ci_low", "p_destroyed_ci_high",
                             *_with_stderr("destroyed_time_s", "hits", "effective_hits")]),
    "kills": (["system", "family"], _with_stderr("engagements", "shots", "kills")),
    "timeline": ([], ["time_s", *(f"{quantity}_{part}" for quantity in TIMELINE_QUANTITIES
                                  for part in ("mean", "p05", "p95"))]),
    "rounds": (["system"], ["time_s", *_with_band("ready_rounds", parts=("mean", "p05", "p95"))]),
    "sites": (["kind", "name", "group"],
              ["x_m", "y_m", "range_min_m", "range_max_m", "altitude_min_m", "altitude_max_m", "value"]),
    "routes": (["salvo", "family", "lane", "target"], ["point", "x_m", "y_m"]),
    "raids": (["quantity"], ["raid", "trials", "mean", "stderr", "p05", "p50", "p95"]),
    "stocks": (["stock"], ["day", "mean", "p05", "p50", "p95"]),
    "repair": ([], ["day", *_with_band("waiting", "under_way", parts=("mean", "p05", "p95"))]),
    "grid": ([], ["time_h",
                  *_with_band("generation_MW", "demand_MW", "served_MW", "unserved_MW", "unserved_share")]),
    "buses": (["bus"], ["unserved_share", "unserved_share_ci_low", "unserved_share_ci_high"]),
    "firsts": (["event"], ["day", "probability", "ci_low", "ci_high"]),
    "network_buses": (["bus", "through"], ["demand_MW", "generation_MW", "import_MW", "people", "x_m", "y_m"]),
    "network_lines": (["line", "from", "to", "through"], ["capacity_MW"]),
    "duty": (["battery", "system"], ["begin_s", "end_s"]),
    "inventory": (["battery", "system"], ["channels", "rounds", "stock", "cost"]),
    "events": (["event", "salvo", "threat", "type", "battery", "sensor", "result"],
               ["time_s", "x_m", "y_m", "z_m", "probability", "draw"]),
}
# Tables that not every scenario has, or results of an older program: None without their file.
OPTIONAL = {"controlled", "exceedance", "sensors", "raids", "stocks", "repair", "grid", "buses", "firsts", "network_buses",
            "network_lines", "duty", "inventory", "rounds", "events"}
# Tables with more columns in some scenarios (destroyed batteries, spares, metrics of a bus) or of newer programs (times of
# flight): these are numbers too.
OPEN = {"batteries", "repair", "buses", "routes"}


class Results:
    """Tables of a result folder, checked: one attribute each (those in OPTIONAL may be None); and the manifest."""

    def __init__(self, folder, tables=tuple(COLUMNS)):
        self.folder = Path(folder)
        fill(self, [table for table in COLUMNS if table in tables], self._table)

    def _table(self, table):
        path = self.folder / f"{table}.csv"
        if table in OPTIONAL and not path.exists():
            return None
        return read_table(path, *COLUMNS[table], open_ended=table in OPEN)

    @cached_property
    def per_trial(self):
        """per_trial.csv, a row a trial, read when it is asked for; None without `bulwark run --per-trial`."""
        return self.of_trials(None)

    def of_trials(self, names):
        """Some columns of per_trial.csv, those that it has of these; None without the file. It may have thousands."""
        path = self.folder / "per_trial.csv"
        return read_numbers(path, ["trial"], names) if path.exists() else None

    @property
    def is_campaign(self):
        """Whether a trial is a campaign: then raids.csv is there, be it without rows."""
        return (self.folder / "raids.csv").exists()

    @property
    def of_trial(self):
        """What a trial is, in words."""
        return "campaign" if self.is_campaign else "raid"

    def groups(self, kind):
        """The names of the groups of one kind (family, salvo, type, asset), in the order of the scenario."""
        names = self.summary["group"].drop_duplicates()
        prefix = kind + ":"
        return [name[len(prefix):] for name in names if name.startswith(prefix)]

    def metric(self, name):
        """The rows of one metric of summary.csv, by group."""
        return self.summary[self.summary["metric"] == name].set_index("group")


def fill(result, tables, read):
    """Sets an attribute for each table, and the manifest. Raises ResultError with a line for all that is wrong."""
    problems = []
    for table in tables:
        try:
            setattr(result, table, read(table))
        except ResultError as error:
            problems.append(str(error))
    try:
        result.manifest = read_manifest(result.folder / "manifest.json")
        problems = problems or strangers(result.folder, result.manifest)
    except ResultError as error:
        problems.append(str(error))
    if problems:
        raise ResultError("\n".join(problems))


def read_table(path, text_columns, number_columns, optional_numbers=(), open_ended=False):
    """One CSV file with at least the given columns, text as str and numbers as float, also those that it need not have; if
    open-ended, all others too."""
    frame = _checked(path, [*text_columns, *number_columns], dtype=str)  # as text first: an asset may be called NA or 007
    numbers = set(frame.columns.drop(text_columns) if open_ended else [*number_columns, *optional_numbers])
    return pd.DataFrame({name: _numbers(path, column) if name in numbers else column for name, column in frame.items()},
                        index=frame.index)


def read_numbers(path, columns, names=None):
    """One CSV file that has these columns and holds numbers alone; with `names` those of its columns only. Nothing is kept as
    text, of which a file of all trials would make gigabytes."""
    wanted = None if names is None else lambda name: name in columns or name in names
    try:
        return _checked(path, columns, dtype=float, na_values=[""], usecols=wanted, float_precision="round_trip")
    except ValueError:  # something is no number: where, is told of text
        return read_table(path, [], columns, open_ended=True)


def _checked(path, columns, **how):
    """A CSV file as a frame that is whole and has these columns."""
    try:
        frame = pd.read_csv(path, keep_default_na=False, encoding="utf-8", **how)
    except FileNotFoundError:
        raise ResultError(f"{path}: no such file") from None
    except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise ResultError(f"{path}: cannot be read as CSV ({str(error).strip()})") from None
    if _is_cut(path):
        raise ResultError(f"{path}: damaged: it ends within a line")
    if len(frame) and not isinstance(frame.index, pd.RangeIndex):
        raise ResultError(f"{path}: damaged: rows have more cells than the header")
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        noun = "column" if len(missing) == 1 else "columns"
        raise ResultError(f"{path}: missing {noun} {', '.join(missing)}; found {', '.join(frame.columns)}")
    return frame


def _is_cut(path):
    """Whether a file does not end with the end of a line, as all that bulwark writes do."""
    with open(path, "rb") as file:
        file.seek(-1, 2)
        return file.read(1) != b"\n"


def _numbers(path, column):
    """Text cells as floats; empty ones become NaN, `never` (firsts.csv) infinity."""
    numbers = as_numbers(column.replace("never", "inf"))
    bad = column.index[numbers.isna() & (column.str.strip() != "")]
    if len(bad) > 0:
        line = bad[0] + 2  # the header is line 1
        raise ResultError(f"{path}:{line}: column {column.name}: {column[bad[0]]!r} is not a number")
    return numbers


def as_numbers(column):
    """Text cells as floats, NaN where one is none: to the last bit, which pd.to_numeric may miss."""
    return column.map(_number).astype(float)


def _number(text):
    try:
        return float(text) if text and "_" not in text else math.nan  # Python reads 1_000
    except ValueError:
        return math.nan


def read_manifest(path):
    """manifest.json as a dict with at least `name` and `trials`."""
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ResultError(f"{path}: no such file") from None
    except (OSError, ValueError) as error:
        raise ResultError(f"{path}: cannot be read as JSON ({error})") from None
    if isinstance(manifest, dict) and manifest.get("program", "bulwark") != "bulwark":
        raise ResultError(f"{path}: of another program ({manifest['program']})")
    missing = [key for key in ("name", "trials") if not isinstance(manifest, dict) or key not in manifest]
    if missing:
        raise ResultError(f"{path}: missing key {', '.join(missing)}")
    return manifest
