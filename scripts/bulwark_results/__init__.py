"""The result folders of bulwark as pandas frames.

    import bulwark_results

    run = bulwark_results.load_run("results/quickstart")       # of `bulwark run`
    run.summary, run.leakers, run.causes, run.timeline, ...    # a frame a table
    run.metric("leakage").loc["family:drone", "mean"]
    run.raids, run.stocks, run.repair, run.firsts          # of a campaign; None without
    run.grid, run.buses, run.network_lines, ...            # of a grid; None without

    study = bulwark_results.load_study("results/raid_size")    # of sweep, merge, saturate, compare, sensitivity
    study.points, study.differences, study.hypotheses, ...     # None where the folder lacks a table
    study.metric("leakage:all")                                # its rows of points.csv
    study.factors                                              # the columns of points.csv that are factors

Names (metric, group, scenario, ...) are str, never NaN; all other columns are float64, NaN where a cell is empty, so that
counts can be empty too; the day `never` of firsts.csv
is infinity. A factor is float64 if all its levels are numbers, else str. Columns carry their unit in their
name (`time_s`, `x_m`, `capacity_lost_MW`, factors as `reload [min]`); of a metric it depends on the row: see unit_of().
knee_of() says where a saturation curve bends.
Tables and columns are described in sim/manual/tables.md, those of studies in studies.md beside it.

The package is a folder of scripts/: put that on PYTHONPATH, or see scripts/examples.
"""

from .folder import ResultError, kind_of

__all__ = ["ResultError", "Results", "Study", "kind_of", "knee_of", "load_run", "load_study", "unit_of"]

_MODULES = {"Results": "run", "Study": "study", "knee_of": "knee", "unit_of": "units"}


def __getattr__(name):
    """The rest is imported when it is asked for: pandas takes half a second, which no message should wait for."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    from importlib import import_module
    return getattr(import_module(f".{_MODULES[name]}", __name__), name)


def load_run(folder):
    """All tables of a folder that `bulwark run --out` wrote. Raises ResultError, naming file and column."""
    if kind_of(folder) != "run":
        raise ResultError(f"{folder}: holds the tables of a study, not of a run: use load_study")
    from .run import Results
    return Results(folder)


def load_study(folder):
    """The tables of a folder that a study wrote. Raises ResultError, naming file and column."""
    if kind_of(folder) != "study":
        raise ResultError(f"{folder}: holds the tables of a run, not of a study: use load_run")
    from .study import Study
    return Study(folder)
