"""What comes out of a run or a question."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple, Union

from .tables import Table

if TYPE_CHECKING:
    import pandas

    from . import _engine


class Estimate(NamedTuple):
    """A figure with its 95 % interval; NaN where the trials do not determine it."""

    value: float
    standard_error: float
    low: float
    high: float
    unit: str

    def __str__(self) -> str:
        return f"{self.value:.4g} ({self.low:.4g} to {self.high:.4g}) {self.unit}"


class Results:
    """The tables of a run, or of a question, under the names of their files.

    `results.summary` is summary.csv as a frame of pandas, `results["summary"]` the same as arrays of numpy.
    """

    def __init__(self, results: _engine.Results):
        self._results = results

    @property
    def names(self) -> list[str]:
        """Of the tables."""
        return self._results.names

    @property
    def trials(self) -> int:
        return self._results.trials

    @property
    def report(self) -> str:
        """What the program would print."""
        return self._results.report

    def estimate(self, metric: str) -> Estimate:
        """Of a run: any metric of summary.csv, an event or a cause of leakage, as `leakage:family:drone`."""
        from bulwark_results.units import unit_of
        return Estimate(*self._results.estimate(metric), unit_of(metric))

    def write(self, folder: Union[str, os.PathLike], force: bool = False) -> None:
        """Tables and manifest, the same bytes as the program's; `force`: also into a folder that holds other files."""
        self._results.write(os.fspath(folder), force)

    def __getitem__(self, name: str) -> Table:
        return Table(self._results.table(name))

    def __getattr__(self, name: str) -> pandas.DataFrame:
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self.names:
            raise AttributeError(f"no table {name!r}; there are: {', '.join(self.names)}")
        return self[name].frame

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.names]

    def __repr__(self) -> str:
        return f"<bulwark.Results of {self.trials} trials: {', '.join(self.names)}>"
