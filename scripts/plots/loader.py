"""Result folders as the figures read them: by the package bulwark_results, which stands beside this folder."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bulwark_results.folder import ResultError, kind_of  # noqa: E402,F401


def __getattr__(name):
    """All else is imported when it is asked for: pandas takes half a second, which no message should wait for."""
    import bulwark_results
    from bulwark_results import crossings, run, study
    found = {"COLUMNS": run.COLUMNS, "TIMELINE_QUANTITIES": run.TIMELINE_QUANTITIES, "crossings": crossings, "study": study}
    return found[name] if name in found else getattr(bulwark_results, name)
