"""Checks the reference model against what is known otherwise: closed forms, exhaustion, plain stepping, hand counts.

    /usr/bin/python3 tests/reference/self_check.py [raid] [living] [campaign] [grid]

Prints one line a check; exit status 1 if any fails (4.5 standard errors where there is chance in it).
"""

import sys

import self_check_campaign
import self_check_grid
import self_check_living
import self_check_raid
from checks import failures

ROOMS = {"raid": self_check_raid, "living": self_check_living, "campaign": self_check_campaign,
         "grid": self_check_grid}


def main():
    for name in sys.argv[1:] or ROOMS:
        for part in ROOMS[name].PARTS:
            part()
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
