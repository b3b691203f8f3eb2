"""How a script that reads results ends: a line that says what to do, never a traceback."""

import sys

from .folder import ResultError


def run(main, usage):
    """Calls main with the command line's arguments, of which `usage` has the names (`STUDY_DIR METRIC`); exits with 2 where
    they or the folder are wrong, with 1 where something cannot be written."""
    given, wanted = sys.argv[1:], usage.split()
    name = sys.argv[0].rpartition("/")[2]
    if len(given) != len(wanted):
        sys.exit(_say(name, f"usage: {name} {usage}", 2))
    try:
        main(*given)
    except ResultError as error:
        sys.exit(_say(name, str(error), 2))
    except OSError as error:
        sys.exit(_say(name, str(error), 1))


def _say(name, text, status):
    for line in text.splitlines():
        print(f"{name}: {line}", file=sys.stderr)
    return status
