"""Tables as frames of pandas, with the types that bulwark_results gives the same tables when it reads them."""

import numpy as np
import pandas as pd
from bulwark_results import run, study


def frame_of(table):
    frame = pd.DataFrame({column: _typed(values, column in _texts_of(table.name)) for column, values in table.items()})
    frame.attrs["units"] = table.units
    return frame


def _texts_of(name):
    texts, _ = {**run.COLUMNS, **study.COLUMNS}.get(name, ([], []))
    return texts


def _typed(values, is_text):
    """A column that holds names is one of str, even where all its cells are empty; `never` (firsts.csv) is infinity. Other
    infinities are empty cells in files."""
    if is_text and values.dtype == float:
        return np.array(["" if np.isnan(value) else f"{value:g}" for value in values], dtype=object)
    if not is_text and values.dtype == object and "never" in values:
        return np.array([np.inf if value == "never" else float(value or "nan") for value in values])
    return np.where(np.isinf(values), np.nan, values) if values.dtype == float else values
