"""A table as arrays of numpy, and as a frame of pandas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Union

import numpy as np
from bulwark_results.units import units_of_columns

if TYPE_CHECKING:
    import pandas

    from . import _engine


class Table(Mapping):
    """Columns by name: numbers as arrays of float64, NaN where a cell is empty; names as arrays of str.

    Arrays of numbers share the memory of the engine and cannot be written to; `.copy()` gives one that can.
    """

    def __init__(self, table: _engine.Table):
        self._table = table

    @property
    def name(self) -> str:
        """That of its file: `summary` is summary.csv."""
        return self._table.name

    @property
    def rows(self) -> int:
        return len(self._table)

    @property
    def units(self) -> dict[str, str]:
        """Of the columns that have one; what is in `mean` and the like depends on the row's metric: see unit_of()."""
        return units_of_columns(self._table.columns)

    @property
    def frame(self) -> pandas.DataFrame:
        """A new frame, as load_run() and load_study() would read it; `frame.attrs["units"]` has the units."""
        from .frames import frame_of
        return frame_of(self)

    def __getitem__(self, column: str) -> np.ndarray:
        if column not in self._table.columns:
            raise KeyError(f"no column {column!r} in {self.name}; there are: {', '.join(self._table.columns)}")
        values: Union[np.ndarray, list[str]] = self._table.values(column)
        return values if isinstance(values, np.ndarray) else np.array(values, dtype=object)

    def __iter__(self) -> Iterator[str]:
        return iter(self._table.columns)

    def __len__(self) -> int:
        return len(self._table.columns)

    def __repr__(self) -> str:
        return f"<bulwark.Table {self.name}: {self.rows} rows of {', '.join(self._table.columns)}>"
