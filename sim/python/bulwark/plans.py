"""What plan and calibration files ask, and whether the engine is right."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, Optional, Union

from . import _engine, overrides
from .arguments import Progress, need_out, refusal, run_arguments
from .results import Results
from .scenario import Values, scenario_of

File = Union[str, os.PathLike, Mapping[str, Any]]


def plan(plan: File, out: Union[str, os.PathLike, None] = None, seed: Optional[int] = None, resume: bool = False,
         force: bool = False, threads: int = 0, progress: Optional[Progress] = None,
         max_memory: str = "") -> Results:
    """What to buy for each budget: tables frontier, purchases, choices, marginal and, with raids, worst_case and mix.

    `plan` is a file, or what one holds as a mapping, whose `scenario` is a file, a Scenario or a nested mapping. With
    `out`, journal and tables are kept in that folder, to be gone on with (`resume`) after an interruption.
    `max_memory`, as "8 GB", is what it may take; empty: what the Scenario may, or 80 % of the machine's.

        plan({"scenario": raid, "objective": {"least": "leakers:all"}, "within": 0.2, "budgets": [2], "trials": 200,
              "options": {"channel": {"add": {"systems.medium_sam.channels": 1}, "cost": 2}}})
    """
    arguments = run_arguments(None, seed, threads, progress)
    need_out(out, resume, force)
    folder = _engine.Folder("" if out is None else os.fspath(out), resume, force)
    if not isinstance(plan, Mapping):
        return Results(_engine.plan_file(os.fspath(plan), folder, max_memory, arguments))
    about = scenario_of(plan.get("scenario"))
    text = overrides.yaml_of({"bulwark_plan": 1, **plan, "scenario": about.file})
    return Results(_engine.plan_about(about._simulation, text, "plan", folder, max_memory, arguments))


def calibrate(calibration: File, set: Optional[Values] = None, seed: Optional[int] = None, threads: int = 0,
              progress: Optional[Progress] = None, max_memory: str = "") -> Results:
    """What a record of raids says of uncertain parameters: tables posterior, predictive, diagnostics, ranks and, where
    every diagnostic holds, draws.

    `calibration` is a file, or what one holds as a mapping, whose `scenario` is a file, a Scenario or a nested mapping;
    `set` puts values into the scenario of a file first; `max_memory` is as for plan().
    """
    arguments = run_arguments(None, seed, threads, progress)
    if not isinstance(calibration, Mapping):
        return Results(_engine.calibrate_file(os.fspath(calibration), overrides.settings(set), max_memory,
                                              arguments))
    if set:
        raise refusal("set", "the mapping has its scenario; expected values to be put into that")
    about = scenario_of(calibration.get("scenario"))
    text = overrides.yaml_of({"bulwark_calibration": 1, **calibration, "scenario": about.file})
    return Results(_engine.calibrate_about(about._simulation, text, "calibration", max_memory, arguments))


def validate(case: str = "", quick: bool = False, threads: int = 0, progress: Optional[Progress] = None) -> Results:
    """Published and exact results, each with a verdict: tables cases and backtest. `case`: those whose name begins so;
    `quick`: a tenth of the trials. `progress` is called with the number of cases done."""
    return Results(_engine.validate(case, quick, run_arguments(None, None, threads, progress)))
