"""Questions about several scenarios."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from typing import Any, Optional, Union

from . import _engine, overrides
from .arguments import Progress, need_out, run_arguments, whole
from .results import Results
from .scenario import Scenario, scenario_of

Scenarios = Union[Sequence[Scenario], Mapping[str, Scenario]]


def compare(scenarios: Scenarios, trials: Optional[int] = None, seed: Optional[int] = None, threads: int = 0,
            progress: Optional[Progress] = None, bound: int = 0) -> Results:
    """Every scenario against the first, trial by trial under common random numbers: tables comparison and cost.

    With `bound` also table policies: each between the first and what any allocation could reach, over so many trials.

        compare({"today": raid, "more channels": other}, trials=2000)
    """
    simulations, names = _simulations_and_names(scenarios)
    arguments = run_arguments(trials, seed, threads, progress)
    return Results(_engine.compare(simulations, names, whole("bound", bound), arguments))


def select_best(scenarios: Scenarios, indifference: float, metric: str = "leakage:all", most_wanted: bool = False,
                confidence: float = 0.95, first_stage: int = 128, trials: Optional[int] = None,
                seed: Optional[int] = None, threads: int = 0, progress: Optional[Progress] = None) -> Results:
    """Which scenario has the least of the metric (or the most), at no more trials than it takes: table selection.

    One that is best by `indifference` or more is selected with the probability `confidence`; `trials`: at most of each.
    """
    simulations, names = _simulations_and_names(scenarios)
    what = _engine.SelectionOptions(metric, most_wanted, indifference, confidence, whole("first_stage", first_stage))
    return Results(_engine.select_best(simulations, names, what, run_arguments(trials, seed, threads, progress)))


def sweep(study: Union[str, os.PathLike, Mapping[str, Any]], out: Union[str, os.PathLike, None] = None,
          trials: Optional[int] = None, resume: bool = False, force: bool = False, threads: int = 0,
          progress: Optional[Progress] = None, max_memory: str = "") -> Results:
    """Runs a study: tables points, differences and hypotheses.

    `study` is a file, or what one holds as a mapping, whose `scenario` is a file, a Scenario or a nested mapping.
    With `out`, journal and tables are kept in that folder, to be gone on with (`resume`) after an interruption. No
    design point may take more than `max_memory`, as of load().

        sweep({"scenario": raid, "factors": {"raid.salvo.count": [20, 40, 60]}, "trials": 200})
    """
    arguments = run_arguments(trials, None, threads, progress)
    need_out(out, resume, force)
    if out is not None:
        return _sweep_into(_engine.Folder(os.fspath(out), resume, force), study, max_memory, arguments)
    with tempfile.TemporaryDirectory(prefix="bulwark_") as folder:
        return _sweep_into(_engine.Folder(os.path.join(folder, "sweep"), False, False), study, max_memory, arguments)


def tune(study: Union[str, os.PathLike, Mapping[str, Any]], metric: str = "leakers:all", most_wanted: bool = False,
         search_trials: int = 1000, rounds: int = 5, trials: Optional[int] = None, seed: Optional[int] = None,
         threads: int = 0, max_memory: str = "") -> Results:
    """Good levels of a study's factors, where a grid of all of them has too many points to run: table tuning.

    `study` is as of sweep(); `trials`: of the figures before and after, which the search has not seen.

        tune({"scenario": raid, "factors": {"systems.medium_sam.channels": [1, 2, 3]}}, "leakers:all")
    """
    arguments = run_arguments(trials, seed, threads)
    what = _engine.TuningOptions(metric, most_wanted, whole("search_trials", search_trials), whole("rounds", rounds),
                                 max_memory)
    if not isinstance(study, Mapping):
        return Results(_engine.tune_file(os.fspath(study), what, arguments))
    about = scenario_of(study.get("scenario"))
    text = overrides.yaml_of({"bulwark_study": 1, **study, "scenario": about.file})
    return Results(_engine.tune_about(about._simulation, text, "study", what, arguments))


def _sweep_into(folder: _engine.Folder, study: Any, max_memory: str, arguments: _engine.RunArguments) -> Results:
    if not isinstance(study, Mapping):
        return Results(_engine.sweep_file(os.fspath(study), folder, max_memory, arguments))
    about = scenario_of(study.get("scenario"))
    text = overrides.yaml_of({"bulwark_study": 1, **study, "scenario": about.file})
    return Results(_engine.sweep_about(about._simulation, text, "study", folder, max_memory, arguments))


def _simulations_and_names(scenarios: Scenarios) -> tuple[list[_engine.Simulation], list[str]]:
    """Without names of their own they go by their files."""
    named = isinstance(scenarios, Mapping)
    values = scenarios.values() if isinstance(scenarios, Mapping) else scenarios
    return [each._simulation for each in values], list(scenarios) if named else []
