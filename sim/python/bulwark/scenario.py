"""A scenario, read, checked and compiled; what can be asked of it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Optional, Union

from . import _engine, overrides
from .arguments import Progress, need_out, refusal, run_arguments, whole
from .results import Results
from .tables import Table

if TYPE_CHECKING:
    import pandas

Values = Mapping[str, Any]
Range = tuple[Any, Any]


def load(path: Union[str, os.PathLike], set: Optional[Values] = None, events: Optional[Mapping[str, str]] = None,
         max_memory: str = "") -> Scenario:
    """Reads a scenario file.

    `set` puts values at dotted paths before anything is checked: numbers, or texts with their units as in the file.
    `events` adds named conditions, as {"many": "leakers >= 10"}. Raises InputError, whose `faults` are all that is wrong.
    `max_memory`, as "8 GB": what would take more is refused before it is compiled, here and in all that is asked of the
    scenario; without it 80 % of what the machine has.

        load("configs/quickstart.yaml", set={"raid.salvo.count": 60, "systems.medium_sam.reaction": "4 s"})
    """
    return Scenario(_engine.Simulation.from_file(os.fspath(path), overrides.settings(set, events), max_memory))


def scenario_of(given: Any) -> Scenario:
    """A Scenario as it is, one from a nested mapping, or one from a file."""
    if isinstance(given, Scenario):
        return given
    return scenario(given) if isinstance(given, Mapping) else load(given)


def scenario(content: Union[str, Values], set: Optional[Values] = None, events: Optional[Mapping[str, str]] = None,
             name: str = "scenario", max_memory: str = "") -> Scenario:
    """A scenario from the text of a file, or from a nested mapping; `name` stands for the file in messages. `set`,
    `events` and `max_memory` as of load().

    Lines in messages about a mapping are those of overrides.yaml_of(mapping), which is also the scenario's `text`.
    """
    text = content if isinstance(content, str) else overrides.yaml_of(content)
    return Scenario(_engine.Simulation.from_text(text, name, overrides.settings(set, events), max_memory))


class Scenario:
    """Made by load() and scenario(). Nothing of it changes; it may be used from several threads."""

    def __init__(self, simulation: _engine.Simulation):
        self._simulation = simulation

    @property
    def name(self) -> str:
        return self._simulation.name

    @property
    def file(self) -> str:
        return self._simulation.file

    @property
    def text(self) -> str:
        """As read, before `set` and `events`."""
        return self._simulation.text

    @property
    def mapping(self) -> dict[str, Any]:
        """All of it as nested mappings and lists, `set` and `events` put in: a copy, to be changed and given to
        scenario(). Numbers are numbers, figures with units texts; the file of joint draws has its whole path."""
        mapping = json.loads(self._simulation.json)
        draws = (mapping.get("uncertain") or {}).get("draws")
        if draws is not None:  # beside this scenario's file, which the mapping no longer has
            mapping["uncertain"]["draws"] = os.path.abspath(os.path.join(os.path.dirname(self.file), draws))
        return mapping

    @property
    def metrics(self) -> list[str]:
        """All that summary.csv has of it, and the causes of `all`, as `leakage:family:drone`."""
        return self._simulation.metrics

    @property
    def seed(self) -> int:
        return self._simulation.seed

    @property
    def trials(self) -> int:
        """How many a run has unless told otherwise."""
        return self._simulation.trials

    @property
    def warnings(self) -> list[str]:
        """What an author would want to know, though nothing is wrong."""
        return self._simulation.warnings

    @property
    def summary(self) -> str:
        """What it compiles to, as `bulwark check` prints it."""
        return self._simulation.summary

    def run(self, trials: Optional[int] = None, seed: Optional[int] = None, threads: int = 0,
            precision: Optional[Values] = None, progress: Optional[Progress] = None,
            out: Union[str, os.PathLike, None] = None, per_trial: Union[bool, Iterable[str]] = False,
            force: bool = False) -> Results:
        """All result tables of `bulwark run`.

        With `precision`, as {"leakage:all": "0.5 %"}, it runs until the 95 % intervals are so narrow, half their
        length; `trials` is then the most. `threads`: 0 for all cores; the results do not depend on it. `progress` is
        called now and then with the number of trials done; what it raises ends the run.

        With `out` it writes that folder as the command does; `per_trial` adds per_trial.csv, a row for every trial, of
        all columns or of those that match, as ["leakers:*", "defender_cost:all"]. `force`: also where the folder holds
        other files.
        """
        arguments = run_arguments(trials, seed, threads, progress)
        targets = overrides.targets(precision)
        need_out(out, force=force)
        if out is None:
            if per_trial:
                raise refusal("per_trial", "expected out, the folder for its table")
            return Results(self._simulation.run(targets, arguments))
        columns = "" if isinstance(per_trial, bool) else per_trial if isinstance(per_trial, str) else ",".join(per_trial)
        folder = _engine.RunFolder(os.fspath(out), force, bool(per_trial), columns)
        return Results(self._simulation.run_into(folder, targets, arguments))

    def samples(self, metrics: Optional[Iterable[str]] = None, trials: Optional[int] = None, seed: Optional[int] = None,
                threads: int = 0, progress: Optional[Progress] = None) -> Table:
        """Metrics trial by trial, a column each: row i is trial i. NaN where a ratio does not exist. Without `metrics`
        all that self.metrics lists."""
        arguments = run_arguments(trials, seed, threads, progress)
        return Table(self._simulation.samples(list(self.metrics if metrics is None else metrics), arguments))

    def trial(self, number: int, seed: Optional[int] = None) -> pandas.DataFrame:
        """The events of one trial, exactly as it was in a run."""
        seed = seed if seed is None else whole("seed", seed)
        return Table(self._simulation.events(whole("trial", number), seed)).frame

    def first_trial(self, event: str, within: int = 100_000, seed: Optional[int] = None, threads: int = 0,
                    progress: Optional[Progress] = None) -> Optional[int]:
        """The first of `within` trials in which an event of the scenario happened; None where it happened in none."""
        return self._simulation.first_trial(event, whole("within", within), run_arguments(None, seed, threads, progress))

    def saturate(self, vary: str, between: Range, until: str, second: Optional[Mapping[str, Sequence[Any]]] = None,
                 tolerance: float = 0, confidence: float = 0.975, trials: Optional[int] = None,
                 seed: Optional[int] = None, threads: int = 0, progress: Optional[Progress] = None) -> Results:
        """Where a metric crosses a level as one parameter grows: tables curve and crossing.

            raid.saturate("raid.salvo.count", between=(10, 60), until="leakage:all>=0.10",
                          second={"systems.medium_sam.channels": [2, 4]})
        """
        if second is not None and len(second) > 1:
            raise refusal("second", f"{len(second)} paths; expected one, with its values")
        begin, end = map(overrides.text_of, between)
        levels = [path + "=" + ",".join(map(overrides.text_of, values)) for path, values in (second or {}).items()]
        what = _engine.SaturationOptions(vary, begin, end, until, "".join(levels), tolerance, confidence)
        return Results(_engine.saturate(self._simulation, what, run_arguments(trials, seed, threads, progress)))

    def sensitivity(self, metric: str = "leakage:all", trials: Optional[int] = None, seed: Optional[int] = None,
                    threads: int = 0, progress: Optional[Progress] = None) -> Results:
        """What would help most against the metric: table sensitivity."""
        return Results(_engine.sensitivity(self._simulation, metric, run_arguments(trials, seed, threads, progress)))

    def sobol(self, metric: str = "leakage:all", rows: int = 1024, trials: Optional[int] = None,
              seed: Optional[int] = None, threads: int = 0, progress: Optional[Progress] = None) -> Results:
        """The share of the metric's variance that each uncertain parameter explains: table sobol. `trials`: of a row."""
        arguments = run_arguments(trials, seed, threads, progress)
        return Results(_engine.sobol(self._simulation, metric, whole("rows", rows), arguments))

    def bound(self, price_steps: int = 30, trials: Optional[int] = None, seed: Optional[int] = None, threads: int = 0,
              progress: Optional[Progress] = None) -> Results:
        """Below the expected leakers of every allocation that does not see the future: table bound."""
        arguments = run_arguments(trials, seed, threads, progress)
        return Results(_engine.bound(self._simulation, whole("price_steps", price_steps), arguments))

    def rare(self, event: str, relative: Any = "10 %", particles: int = 200, moves: int = 3,
             trials: Optional[int] = None, seed: Optional[int] = None, threads: int = 0) -> Results:
        """The probability of a rare event, down to 1e-9 and less: tables rare, strata and others.

        `event` is a metric and a level, as "leakers:all<=0", an event of the scenario, or any condition; `trials` is the
        most of either method.
        """
        what = _engine.RareOptions(event, overrides.text_of(relative), whole("particles", particles), whole("moves", moves))
        return Results(_engine.rare(self._simulation, what, run_arguments(trials, seed, threads)))

    def __reduce__(self):
        return (_rebuilt, (self.text, self.file, self._simulation.overrides, self._simulation.max_memory))

    def __repr__(self) -> str:
        return f"<bulwark.Scenario {self.name!r} ({self.file}): {self.trials} trials, seed {self.seed}>"


def _rebuilt(text: str, file: str, settings: list[str], max_memory: str) -> Scenario:
    """For pickle and copy: what multiprocessing sends."""
    return Scenario(_engine.Simulation.from_text(text, file, settings, max_memory))
