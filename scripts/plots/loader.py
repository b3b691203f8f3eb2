"""Result folders as the figures read them: by the package bulwark_results, which stands beside this folder."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bulwark_results.run import COLUMNS, TIMELINE_QUANTITIES, ResultError, Results  # noqa: E402,F401
from bulwark_results import study  # noqa: E402,F401
from bulwark_results.study import Study  # noqa: E402,F401
from bulwark_results.knee import knee_of  # noqa: E402,F401
from bulwark_results.units import unit_of  # noqa: E402,F401
